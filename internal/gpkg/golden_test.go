package gpkg_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the goldens, and the table in docs/geopackage.md, anew")

func TestTheSchemaIsAsRead(t *testing.T) {
	db := open(t, saved(t, empty(odd(t))))
	got := table(t, db, `SELECT sql || ';' FROM sqlite_schema WHERE sql NOT NULL AND name NOT LIKE 'rtree\_%\_geom\_%' ESCAPE '\'
		AND (name NOT LIKE 'rtree\_%' ESCAPE '\' OR type <> 'table') ORDER BY rowid`)
	got = append(got, table(t, db,
		`SELECT sql || ';' FROM sqlite_schema WHERE name LIKE 'rtree\_incidents\_geom%' ESCAPE '\' ORDER BY rowid`)...)
	golden(t, "schema.sql", strings.Join(got, "\n")+"\n")
}

func TestTheStylesAreAsRead(t *testing.T) {
	db := open(t, saved(t, empty(odd(t))))
	for _, layer := range tablesOf(t, db, "features") {
		for column, ending := range map[string]string{"styleQML": ".qml", "styleSLD": ".sld"} {
			got := table(t, db, `SELECT `+column+` FROM layer_styles WHERE f_table_name = ?`, layer)[0]
			golden(t, layer+ending, strings.ReplaceAll(got, "><", ">\n<")+"\n")
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (run with -update to accept):\n%s", path, d)
	}
}
