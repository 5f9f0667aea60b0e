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

// mayImport says for every room which rooms of ours it may import; "all" is every one. docs/development.md has the same
// table. Tests are not bound by it: they may fetch real data from where it is.
var mayImport = map[string][]string{
	"cmd/khyberatlas":   {"*"},
	"cmd/bundle":        {"internal/geo", "internal/incident", "geodata"}, // it draws the basemap
	"internal/incident": {},
	"internal/geo":      {},
	"internal/dataset": {"internal/incident", "internal/geo", "internal/nearest", "internal/dataset/safefs",
		"internal/dataset/findings", "internal/dataset/jsontext", "internal/dataset/csvtext", "internal/dataset/geojson"},
	"internal/dataset/findings":    {"internal/incident", "internal/nearest"},
	"internal/dataset/safefs":      {"internal/dataset/findings"},
	"internal/dataset/jsontext":    {"internal/incident", "internal/dataset/findings"},
	"internal/dataset/csvtext":     {"internal/incident", "internal/dataset/findings"},
	"internal/dataset/geojson":     {"internal/geo", "internal/dataset/findings", "internal/dataset/jsontext"},
	"internal/nearest":             {"internal/incident"},
	"cmd/khyberatlas":              {"all"},
	"cmd/bundle":                   {"internal/geo", "internal/incident", "geodata"}, // it draws the basemap
	"internal/incident":            {},
	"internal/geo":                 {},
	"internal/dataset":             {"internal/incident", "internal/geo"},
	"internal/dataset/datasettest": {"internal/incident", "internal/dataset", "geodata"},
	"internal/store":               {"internal/incident"},
	"internal/store/storetest":     {"internal/incident", "internal/store"},
	"internal/sqlite":              {"internal/incident", "internal/store"},
	"internal/atlas":               {"internal/incident", "internal/geo"},
	"internal/ogc":                 {"internal/incident", "internal/i18n"}, // which languages there are, and its own words
	"internal/ogc":                 {"internal/incident", "internal/nearest"},
	"internal/format":              {"internal/incident", "internal/geo"},
	"internal/gpkg":                {"internal/incident", "internal/geo"},
	"internal/draw":                {"internal/incident", "internal/geo", "internal/draw/canvas", "internal/draw/markup"},
	"internal/draw/canvas":         {"internal/draw/markup"},
	"internal/draw/markup":         {},
	"internal/i18n":                {},
	"internal/wording":             {"internal/incident", "internal/i18n"},
	"internal/shelf":               {},
	"internal/question":            {"internal/atlas", "internal/incident", "internal/ogc", "internal/wording"},
	"internal/answer":              {"internal/atlas", "internal/format", "internal/gpkg", "internal/i18n", "internal/incident", "internal/ogc", "internal/question", "internal/wording"},
	"internal/page":                {"internal/atlas", "internal/draw", "internal/geo", "internal/i18n", "internal/incident", "internal/ogc", "internal/question", "internal/wording", "views"},
	"internal/web":                 {"internal/answer", "internal/atlas", "internal/format", "internal/i18n", "internal/incident", "internal/ogc", "internal/page", "internal/question", "internal/shelf", "views"},
	"internal/e2e":                 {},
	"internal/arch":                {},
	"views":                        {"internal/incident", "internal/i18n", "internal/wording"},
	"assets":                       {},
	"geodata":                      {},
	"internal/web": {"internal/incident", "internal/atlas", "internal/ogc", "internal/format", "internal/gpkg",
		"internal/geo", "internal/draw", "internal/i18n", "internal/nearest", "views"},
	"internal/e2e":  {},
	"internal/arch": {},
	"views":         {"internal/incident", "internal/i18n"},
	"assets":        {},
	"geodata":       {},
	"internal/ogc": {"internal/incident", "internal/nearest",
		"internal/i18n"}, // which languages there are, and its own words
	"internal/format":      {"internal/incident", "internal/geo"},
	"internal/gpkg":        {"internal/incident", "internal/geo"},
	"internal/draw":        {"internal/incident", "internal/geo", "internal/draw/canvas", "internal/draw/markup"},
	"internal/draw/canvas": {"internal/draw/markup"},
	"internal/draw/markup": {},
	"internal/i18n":        {},
	"internal/wording":     {"internal/incident", "internal/i18n"},
	"internal/shelf":       {},
	"internal/web":         {"internal/incident", "internal/atlas", "internal/ogc", "internal/format", "internal/gpkg", "internal/geo", "internal/draw", "internal/i18n", "internal/nearest", "internal/wording", "views", "internal/shelf"},
	"internal/e2e":         {},
	"internal/arch":        {},
	"views":                {"internal/incident", "internal/i18n", "internal/wording"},
	"assets":               {},
	"geodata":              {},
	"internal/web": {"internal/incident", "internal/atlas", "internal/ogc", "internal/format", "internal/gpkg", "internal/geo",
		"internal/draw", "internal/i18n", "internal/shelf", "internal/wording", "views"},
	"internal/e2e":   {},
	"internal/arch":  {},
	"internal/needs": {},
	"views":          {"internal/incident", "internal/i18n", "internal/wording"},
	"assets":         {},
	"geodata":        {},
}

// onlyIn says which rooms alone may import a module or a package, and all that lies beneath it. docs/development.md has
// the same table.
var onlyIn = map[string][]string{
	"github.com/labstack/echo":    {"internal/web"},
	"github.com/prometheus":       {"internal/web"},
	"net/http":                    {"internal/ogc", "internal/web"}, // ogc takes the names of the states from it
	"github.com/a-h/templ":        {"internal/web", "views"},
	"database/sql":                {"internal/gpkg", "internal/sqlite"},
	"github.com/mattn/go-sqlite3": {"internal/gpkg", "internal/sqlite"},
	"github.com/evanw/esbuild":    {"cmd/bundle"},
	"github.com/alecthomas/kong":  {"cmd/khyberatlas"},
}

func TestRoomsImportOnlyWhatTheTableAllows(t *testing.T) {
	seen := map[string]bool{}
	eachFile(t, func(room, file string, imports []string) {
		seen[room] = true
		if _, known := mayImport[room]; !known {
			t.Errorf("%s: the room %s isn't in the table of rooms", file, room)
			return
		}
		for _, imp := range imports {
			if why := refused(room, imp); why != "" {
				t.Errorf("%s: %s", file, why)
			}
		}
	})
	for room := range mayImport {
		if !seen[room] {
			t.Errorf("the table names %s, but it holds no code", room)
		}
	}
}

// refused says why a room may not import a package, and nothing where it may.
func refused(room, imp string) string {
	allowed := mayImport[room]
	ours, ok := strings.CutPrefix(imp, "khyberatlas/")
	if ok && !slices.Contains(allowed, "all") && !slices.Contains(allowed, ours) {
		return room + " may not import " + ours
	}
	for module, only := range onlyIn {
		if (imp == module || strings.HasPrefix(imp, module+"/")) && !slices.Contains(only, room) {
			return "only " + strings.Join(only, " and ") + " may import " + imp
		}
	}
	return ""
}

func TestWhatIsKeptToARoomIsKeptWithAllThatLiesBeneath(t *testing.T) {
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
		if why := refused(tc.room, tc.imp); (why == "") != tc.may {
			t.Errorf("%s, %s: %q, want it allowed: %t", tc.room, tc.imp, why, tc.may)
		}
	}
}

func TestTheDocumentHasTheTablesOfRooms(t *testing.T) {
	for head, want := range map[string]map[string][]string{
		"| place | what lives there | may import |": mayImport,
		"| module | only in |":                      onlyIn,
	} {
		got := inDocument(t, head)
		for name, rooms := range want {
			if cell := inWords(rooms); got[name] != cell {
				t.Errorf("%s: docs/development.md says %q, the table %q", name, got[name], cell)
			}
			delete(got, name)
		}
		for name := range got {
			t.Errorf("%s is in docs/development.md and not in the table", name)
		}
	}
}

// inDocument reads a table of docs/development.md: the last cell of each row by the name in its first.
func inDocument(t *testing.T, head string) map[string]string {
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
	rows := map[string]string{}
	for _, line := range strings.Split(table, "\n")[1:] {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		rows[strings.Trim(cells[0], "`")] = cells[len(cells)-1]
	}
	return rows
}

// inWords is how the document names rooms.
func inWords(rooms []string) string {
	if len(rooms) == 0 {
		return "-"
	}
	return strings.ReplaceAll(strings.Join(rooms, ", "), "internal/", "")
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
