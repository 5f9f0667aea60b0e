package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"khyberatlas/internal/dataset/datasettest"
)

// stopAt runs the program, ends it by SIGTERM as soon as it has written a line that begins so, and returns all that it
// wrote on standard error, and its exit code.
func stopAt(t *testing.T, line string, args ...string) (said string, code int) {
	t.Helper()
	cmd := exec.Command(programName, args...)
	out, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	buffer := make([]byte, 1024)
	for sent := false; ; {
		n, err := out.Read(buffer)
		all.Write(buffer[:n])
		if !sent && strings.Contains("\n"+all.String(), "\n"+line) {
			sent = true
			if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
		}
		if err != nil {
			break
		}
	}
	_ = cmd.Wait() // the code tells
	return all.String(), cmd.ProcessState.ExitCode()
}

func TestSIGTERMEndsReading(t *testing.T) {
	t.Parallel()
	folder := datasettest.Folder(t, datasettest.FS(t, nil))
	text, err := os.ReadFile(folder + "/districts.geojson")
	if err != nil {
		t.Fatal(err)
	}
	// Valid, and much to read: foreign members are passed over.
	much := strings.Replace(string(text), "{", `{"much":[`+strings.Repeat("[],", 3_000_000)+`[]],`, 1)
	if err := os.WriteFile(folder+"/districts.geojson", []byte(much), 0o600); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "test.db")
	said, code := stopAt(t, "checking ", "import", "--db", db, folder)
	if code != 1 || !strings.Contains(said, errStopped.Error()) || strings.Contains(said, "importing") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if _, err := os.Stat(db); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a database was made: %v", err)
	}
}

func TestSIGTERMEndsAnImportBeforeItsCommit(t *testing.T) {
	t.Parallel()
	folders, versions := versionsOf(t, rowsAndFewShapes(t, 1100))
	db := filepath.Join(t.TempDir(), "test.db")
	command(t, "import", "--db", db, folders[0])
	said, code := stopAt(t, "importing: 25 %", "import", "--db", db, folders[1])
	want := versions[0]
	if code == 0 { // the signal came after the commit
		want = versions[1]
	} else if code != 1 || !strings.Contains(said, errStopped.Error()) {
		t.Errorf("exit code %d: %s", code, said)
	}
	if held := wholeVersion(t, db); held != want {
		t.Errorf("exit code %d, and the database holds %s; before %s, after %s", code, held, versions[0], versions[1])
	}
}

func TestAStopInTheMiddleOfARecordLeavesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	cmd := exec.Command(programName, "import", "--db", "new.db", "--skip-faulty", "rest.csv", "-")
	cmd.Dir = dir
	var said bytes.Buffer
	cmd.Stderr = &said
	rows, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, row, _ := strings.Cut(madeGED, "\n")
	if _, err := io.WriteString(rows, madeHead+row); err != nil {
		t.Fatal(err)
	}
	// What a pipe can't hold has been read when it is written; and the stream stays open.
	if _, err := io.WriteString(rows, strings.Repeat("never,"+row, 20_000)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // the code tells
	if code := cmd.ProcessState.ExitCode(); code != 1 || !strings.Contains(said.String(), errStopped.Error()) {
		t.Errorf("exit code %d: %s", code, said.String())
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// A verb that was told to stop doesn't wait for what it reads.
func TestReadingIsLeftAtOnce(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out bytes.Buffer
	err := run(ctx, []string{"check", geodataFolder}, func(string) (string, bool) { return "", false }, &out, &out)
	if !errors.Is(err, errStopped) || out.Len() > 0 {
		t.Errorf("%v: %s", err, out.String())
	}
}

func TestAPathMovesNothingOnATerminal(t *testing.T) {
	t.Parallel()
	hostile := filepath.Join(t.TempDir(), "\x1b[2Jdata\nfault: \u202e")
	if err := os.CopyFS(hostile, datasettest.FS(t, nil)); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"check", hostile}, {"import", "--dry-run", hostile},
		{"check", hostile + "/none"}, {"check", hostile + "/actors.csv"}} {
		var out bytes.Buffer
		err := run(t.Context(), args, func(string) (string, bool) { return "", false }, &out, &out)
		if err != nil {
			fmt.Fprint(&out, printable(err))
		}
		if strings.ContainsAny(out.String(), "\x1b\u202e") || !strings.Contains(out.String(), `\x1b[2Jdata`) {
			t.Errorf("%q: %q", args, out.String())
		}
	}
}
