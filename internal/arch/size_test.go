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

// tooWide are the rooms with lines over mostCharacters that are still to be broken; "go test -v -run Wide" lists them.
var tooWide = []string{"cmd/bundle", "cmd/khyberatlas", "internal/answer", "internal/arch", "internal/atlas", "internal/dataset", "internal/dataset/csvtext", "internal/dataset/datasettest", "internal/dataset/geojson", "internal/dataset/jsontext", "internal/dataset/safefs", "internal/draw", "internal/draw/canvas", "internal/e2e", "internal/format", "internal/geo", "internal/gpkg", "internal/i18n", "internal/incident", "internal/ogc", "internal/openapi", "internal/question", "internal/web", "internal/wording"}

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
	wide := map[string]bool{}
	eachSource(t, func(file string, text []byte) {
		if path.Ext(file) != ".go" {
			return
		}
		n, room := 0, path.Dir(file)
		for line := range bytes.Lines(text) {
			n++
			width := utf8.RuneCount(bytes.TrimSuffix(line, []byte("\n")))
			if width <= mostCharacters {
				continue
			}
			wide[room] = true
			if slices.Contains(tooWide, room) {
				t.Logf("%s:%d has %d characters", file, n, width)
			} else {
				t.Errorf("%s:%d has %d characters, more than %d", file, n, width, mostCharacters)
			}
		}
	})
	for _, room := range tooWide {
		if !wide[room] {
			t.Errorf("%s has no line that is too wide any more", room)
		}
	}
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
