package arch

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file that wants more lines than this holds more than one subject.
const mostLines = 400

func TestNoFileIsLongerThanAReaderCanHold(t *testing.T) {
	for _, room := range []string{"cmd", "internal", "views", "assets/src", "geodata"} {
		err := filepath.WalkDir(filepath.Join(root, room), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			switch ext := filepath.Ext(name); {
			case strings.HasSuffix(name, "_templ.go"), strings.Contains(name, "testdata"):
				return nil
			case ext != ".go" && ext != ".templ" && ext != ".ts" && ext != ".css" && ext != ".sql":
				return nil
			}
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			if lines := bytes.Count(text, []byte("\n")); lines > mostLines {
				t.Errorf("%s has %d lines, more than %d: it holds more than one subject", name, lines, mostLines)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
