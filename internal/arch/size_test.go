package arch

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

const (
	mostLines      = 400   // of a file: one that wants more holds more than one subject
	mostCharacters = 130   // of a line of Go, a tab being one
	mostOfARoom    = 2_500 // lines of Go without the tests, and without what templ writes
)

func TestNoFileIsLongerThanAReaderCanHold(t *testing.T) {
	eachSource(t, func(file string, text []byte) {
		if lines := bytes.Count(text, []byte("\n")); lines > mostLines {
			t.Errorf("%s has %d lines, more than %d: it holds more than one subject", file, lines, mostLines)
		}
	})
}

func TestNoRoomIsTooLarge(t *testing.T) {
	lines := map[string]int{}
	eachSource(t, func(file string, text []byte) {
		if room := path.Dir(file); path.Ext(file) == ".go" && !strings.HasSuffix(file, "_test.go") && room != "views" {
			lines[room] += bytes.Count(text, []byte("\n"))
		}
	})
	for _, room := range slices.Sorted(maps.Keys(lines)) {
		if lines[room] > mostOfARoom {
			t.Errorf("%s has %d lines, more than %d: it is more than one room", room, lines[room], mostOfARoom)
		}
	}
}

func TestNoLineIsTooWide(t *testing.T) {
	eachSource(t, func(file string, text []byte) {
		if path.Ext(file) != ".go" {
			return
		}
		n, raw := 0, false
		for line := range bytes.Lines(text) {
			n++
			// What stands between backquotes, a struct's tags too, can't be broken.
			whole := !raw && !bytes.Contains(line, []byte("`"))
			raw = raw != (bytes.Count(line, []byte("`"))%2 == 1)
			if width := utf8.RuneCount(bytes.TrimSuffix(line, []byte("\n"))); whole && width > mostCharacters {
				t.Errorf("%s:%d has %d characters, more than %d", file, n, width, mostCharacters)
			}
		}
	})
}

// eachSource calls do for every file that a person writes; file is its path from the root.
func eachSource(t *testing.T, do func(file string, text []byte)) {
	t.Helper()
	for _, top := range []string{"cmd", "internal", "views", "assets", "geodata"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				if base := d.Name(); base == "node_modules" || base == "testdata" || base == "dist" {
					return fs.SkipDir
				}
				return nil
			}
			switch ext := filepath.Ext(name); {
			case strings.HasSuffix(name, "_templ.go"):
				return nil
			case ext != ".go" && ext != ".templ" && ext != ".ts" && ext != ".css" && ext != ".sql":
				return nil
			}
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			do(filepath.ToSlash(strings.TrimPrefix(name, root+string(filepath.Separator))), text)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
