package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write anew what is said of bad input")

// said runs the program to its end in a folder. It may take little memory and write no long file: a zip of 10 MB that unpacks
// to 10 GB must do neither.
func said(t *testing.T, dir string, args ...string) (out string, end *os.ProcessState) {
	t.Helper()
	cmd := exec.Command("sh", append([]string{"-c", `ulimit -v 2000000; ulimit -f 200000; exec "$0" "$@"`, programName}, args...)...)
	cmd.Dir = dir
	b, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return string(b), cmd.ProcessState
}

func putIn(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// faultsIn are the lines of an answer that tell of faults.
func faultsIn(out string) (faults []string) {
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "fault: ") {
			faults = append(faults, strings.TrimPrefix(line, "fault: "))
		}
	}
	return faults
}

// TestEachDamageOfEachFormatHasItsFaultAndImportsNothing: the words are in a file to be read.
func TestEachDamageOfEachFormatHasItsFaultAndImportsNothing(t *testing.T) {
	t.Parallel()
	first := filepath.Join(t.TempDir(), "first.db")
	command(t, "import", "--db", first, minimalFolder)
	held, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	var words strings.Builder
	for _, in := range inputs(t) {
		fmt.Fprintf(&words, "%s\n", in.name)
		dir := t.TempDir()
		putIn(t, dir, "held.db", string(held))
		args := []string{"import", "--db", "held.db"}
		if in.mapping != "" {
			putIn(t, dir, "m.toml", in.mapping)
			args = append(args, "--mapping", "m.toml")
		}
		try := func(d damaged, more ...string) {
			t.Helper()
			putIn(t, dir, d.name, d.text)
			out, end := said(t, dir, append(append(args[:len(args):len(args)], more...), d.name)...)
			faults := faultsIn(out)
			fmt.Fprintf(&words, "  %s\n    %s", strings.Join(append([]string{d.kind}, more...), " "), strings.Join(faults, "    "))
			if end.ExitCode() != 1 || len(faults) == 0 || !strings.Contains(out, "nothing was imported") {
				t.Errorf("%s, %s %v: exit code %d\n%s", d.name, d.kind, more, end.ExitCode(), out)
			}
			if now, err := os.ReadFile(filepath.Join(dir, "held.db")); err != nil || !bytes.Equal(now, held) {
				t.Fatalf("%s, %s %v: the database has changed, %v", d.name, d.kind, more, err)
			}
		}
		for _, d := range in.damages(t) {
			if try(d); d.kind == "a page" || d.kind == "an error answer" {
				try(d, "--format", in.format)
			}
		}
		if out, end := said(t, dir, append(args, "--dry-run", in.name)...); end.ExitCode() == 0 {
			t.Errorf("the last damage of %s is none:\n%s", in.name, out)
		}
		putIn(t, dir, in.name, in.text)
		if out, end := said(t, dir, append(args, "--dry-run", in.name)...); end.ExitCode() != 0 {
			t.Errorf("%s is refused as it should be:\n%s", in.name, out)
		}
	}
	const golden = "testdata/bad_input.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(words.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), words.String()); d != "" {
		t.Errorf("read the new words and run with -update:\n%s", d)
	}
}

func TestWhereThereWasNoDatabaseAFaultLeavesNone(t *testing.T) {
	t.Parallel()
	for _, in := range inputs(t) {
		dir := t.TempDir()
		text := strings.Replace(in.text, in.swapped[0], in.swapped[1], 1)
		putIn(t, dir, in.name, text)
		args := []string{"import", "--db", "new.db", "--skip-faulty", "rest", "--dry-run"}
		files := 1
		if in.mapping != "" {
			putIn(t, dir, "m.toml", in.mapping)
			args = append(args, "--mapping", "m.toml")
			files++
		}
		out, end := said(t, dir, append(args, in.name)...)
		if end.ExitCode() != 0 || !strings.Contains(out, "--dry-run") {
			t.Errorf("%s, looked at with rows to be skipped: exit code %d\n%s", in.name, end.ExitCode(), out)
		}
		args = append(args[:3:3], append(args[6:], in.name)...)
		out, end = said(t, dir, args...)
		if faults := faultsIn(out); end.ExitCode() != 1 || len(faults) != 1 ||
			!strings.Contains(faults[0], "are latitude and longitude swapped?") {
			t.Errorf("%s with swapped axes: exit code %d\n%s", in.name, end.ExitCode(), out)
		}
		left, err := os.ReadDir(dir)
		if err != nil || len(left) != files {
			t.Errorf("%s: beside the files lie %v, %v", in.name, left, err)
		}
	}
}
