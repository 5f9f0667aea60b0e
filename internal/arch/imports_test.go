package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const root = "../.."

// tables are what docs/development.md says of the rooms. Tests are not bound by them: they may fetch real data from where
// it is.
type tables struct {
	mayImport map[string][]string // for every room, those of ours; "all" is every one
	onlyIn    map[string][]string // for a module or a package and all that lies beneath it, the rooms that may import it
}

func readTables(t *testing.T) tables {
	t.Helper()
	return tables{mayImport: inDocument(t, "| place | what lives there | may import |"),
		onlyIn: inDocument(t, "| module | only in |")}
}

// inDocument reads a table of docs/development.md: the rooms in the last cell of each row by the name in its first.
func inDocument(t *testing.T, head string) map[string][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "docs", "development.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(text), "\n"+head+"\n")
	if !ok {
		t.Fatalf("docs/development.md has no table %s", head)
	}
	table, _, _ = strings.Cut(table, "\n\n")
	rows := map[string][]string{}
	for _, line := range strings.Split(table, "\n")[1:] {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		name := strings.Trim(cells[0], "`")
		if _, twice := rows[name]; twice || len(cells) < 2 {
			t.Errorf("docs/development.md: the row of %s stands twice, or has no rooms", name)
		}
		rows[name] = roomsOf(cells[len(cells)-1])
	}
	return rows
}

// roomsOf reads a cell, in which the rooms of internal stand without that word.
func roomsOf(cell string) []string {
	if cell == "-" {
		return nil
	}
	rooms := strings.Split(cell, ", ")
	for i, room := range rooms {
		if top, _, _ := strings.Cut(room, "/"); !slices.Contains([]string{"all", "cmd", "views", "assets", "geodata"}, top) {
			rooms[i] = "internal/" + room
		}
	}
	return rooms
}

func TestRoomsImportOnlyWhatTheTableAllows(t *testing.T) {
	table, seen, used := readTables(t), map[string]bool{}, map[[2]string]bool{}
	eachFile(t, func(room, file string, imports []string) {
		seen[room] = true
		if _, known := table.mayImport[room]; !known {
			t.Errorf("%s: the room %s isn't in the table of rooms", file, room)
			return
		}
		for _, imp := range imports {
			used[[2]string{room, strings.TrimPrefix(imp, "khyberatlas/")}] = true
			for module := range table.onlyIn {
				if beneath(imp, module) {
					used[[2]string{room, module}] = true
				}
			}
			if why := table.refused(room, imp); why != "" {
				t.Errorf("%s: %s", file, why)
			}
		}
	})
	for room, allowed := range table.mayImport {
		if !seen[room] {
			t.Errorf("the table names %s, but it holds no code", room)
		}
		for _, ours := range allowed {
			if ours != "all" && !used[[2]string{room, ours}] {
				t.Errorf("the table lets %s import %s, but it doesn't", room, ours)
			}
		}
	}
	for module, only := range table.onlyIn {
		for _, room := range only {
			if !used[[2]string{room, module}] {
				t.Errorf("the table lets %s import %s, but it doesn't", room, module)
			}
		}
	}
}

// beneath reports whether an import is a module or package, or lies beneath it.
func beneath(imp, module string) bool { return imp == module || strings.HasPrefix(imp, module+"/") }

// refused says why a room may not import a package, and nothing where it may.
func (t tables) refused(room, imp string) string {
	allowed := t.mayImport[room]
	ours, ok := strings.CutPrefix(imp, "khyberatlas/")
	if ok && !slices.Contains(allowed, "all") && !slices.Contains(allowed, ours) {
		return room + " may not import " + ours
	}
	for module, only := range t.onlyIn {
		if beneath(imp, module) && !slices.Contains(only, room) {
			return "only " + strings.Join(only, " and ") + " may import " + imp
		}
	}
	return ""
}

func TestWhatIsKeptToARoomIsKeptWithAllThatLiesBeneath(t *testing.T) {
	table := readTables(t)
	for _, tc := range []struct {
		room, imp string
		may       bool
	}{
		{"internal/web", "github.com/labstack/echo/v4/middleware", true},
		{"cmd/khyberatlas", "github.com/labstack/echo/v4/middleware", false},
		{"cmd/khyberatlas", "net/http/pprof", false},
		{"internal/draw", "github.com/a-h/templ/runtime", false},
		{"internal/atlas", "database/sql/driver", false},
		{"internal/atlas", "net/url", true},
		{"cmd/khyberatlas", "khyberatlas/internal/draw", true},
		{"internal/geo", "khyberatlas/internal/incident", false},
	} {
		if why := table.refused(tc.room, tc.imp); (why == "") != tc.may {
			t.Errorf("%s, %s: %q, want it allowed: %t", tc.room, tc.imp, why, tc.may)
		}
	}
}

func TestEveryRoomSaysWhatItIsFor(t *testing.T) {
	documented := map[string]bool{}
	eachFile(t, func(room, file string, _ []string) {
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil,
			parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		documented[room] = documented[room] || f.Doc != nil
	})
	for room, ok := range documented {
		if !ok {
			t.Errorf("%s has no package comment", room)
		}
	}
}

// eachFile calls do for every Go file that isn't a test, with the import paths that it names.
func eachFile(t *testing.T, do func(room, file string, imports []string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); base == "node_modules" || base == "testdata" || (strings.HasPrefix(base, ".") && name != root) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, imp := range f.Imports {
			imports = append(imports, strings.Trim(imp.Path.Value, `"`))
		}
		file := filepath.ToSlash(strings.TrimPrefix(name, root+string(filepath.Separator)))
		do(path.Dir(file), file, imports)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
