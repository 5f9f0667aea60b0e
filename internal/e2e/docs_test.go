package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// document is a file of docs/.
func document(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "docs", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// fence is a block of a document, with its language. What a document marks as sh is run by a test, all else isn't.
var fence = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$")

// block is one fenced block.
type block struct{ language, text string }

func blocks(text string) (all []block) {
	for _, m := range fence.FindAllStringSubmatch(text, -1) {
		all = append(all, block{m[1], m[2]})
	}
	return all
}

// section is what the sh blocks under a heading say.
func section(t *testing.T, text, heading string) string {
	t.Helper()
	_, under, ok := strings.Cut(text, "\n## "+heading+"\n")
	under, _, _ = strings.Cut(under, "\n## ")
	var said strings.Builder
	for _, b := range blocks(under) {
		if b.language == "sh" {
			said.WriteString(b.text)
		}
	}
	if !ok || said.Len() == 0 {
		t.Fatalf("there are no commands under the heading %q", heading)
	}
	return said.String()
}

// shell runs commands in a folder and gives back what they print.
func shell(t *testing.T, dir, commands string, env ...string) string {
	t.Helper()
	var said strings.Builder
	cmd := exec.Command("bash", "-e", "-o", "pipefail", "-c", commands)
	cmd.Dir, cmd.Stderr, cmd.Env = dir, &said, append(os.Environ(), env...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s\nout: %s\nerr: %s", err, commands, out, said.String())
	}
	return string(out)
}

// put writes a file and gives back its path.
func put(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// swap replaces what must be there to be replaced: old, new, old, new…
func swap(t *testing.T, text string, pairs ...string) string {
	t.Helper()
	for i := 0; i+1 < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("the text has no %q any more", pairs[i])
		}
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	return text
}
