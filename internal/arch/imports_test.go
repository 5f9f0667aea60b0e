package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const root = "../.."

// mayImport says for every room which rooms of ours it may import; "*" is all of them. Tests are not bound by it:
// they may fetch real data from where it is.
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
}

// onlyIn says which rooms alone may import a module.
var onlyIn = map[string][]string{
	"github.com/labstack/echo/v4":      {"internal/web"},
	"github.com/mattn/go-sqlite3":      {"internal/sqlite", "internal/gpkg"},
	"database/sql":                     {"internal/sqlite", "internal/gpkg"},
	"github.com/evanw/esbuild/pkg/api": {"cmd/bundle"},
	"github.com/alecthomas/kong":       {"cmd/khyberatlas"},
}

func TestRoomsImportOnlyWhatTheTableAllows(t *testing.T) {
	seen := map[string]bool{}
	eachFile(t, func(room, file string, imports []string) {
		seen[room] = true
		allowed, known := mayImport[room]
		if !known {
			t.Errorf("%s: the room %s isn't in the table of rooms", file, room)
			return
		}
		for _, imp := range imports {
			if ours, ok := strings.CutPrefix(imp, "khyberatlas/"); ok &&
				!slices.Contains(allowed, "*") && !slices.Contains(allowed, ours) {
				t.Errorf("%s: %s may not import %s", file, room, ours)
			}
			if only, ok := onlyIn[imp]; ok && !slices.Contains(only, room) {
				t.Errorf("%s: only %s may import %s", file, strings.Join(only, " and "), imp)
			}
		}
	})
	for room := range mayImport {
		if !seen[room] && room != "internal/e2e" && room != "internal/arch" {
			t.Errorf("the table names %s, but it holds no code", room)
		}
	}
}

func TestEveryRoomSaysWhatItIsFor(t *testing.T) {
	documented := map[string]bool{}
	eachFile(t, func(room, file string, _ []string) {
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, parser.PackageClauseOnly|parser.ParseComments)
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
