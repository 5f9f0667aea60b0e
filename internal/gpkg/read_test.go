package gpkg_test

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"khyberatlas/internal/gpkg"
	"khyberatlas/internal/incident"
)

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	f, a := everything(t)
	foreign, tables, err := gpkg.OpenForeign(t.Context(), saved(t, f))
	if err != nil {
		t.Fatal(err)
	}
	defer foreign.Close()
	var names []string
	for _, table := range tables {
		names = append(names, table.Name+" "+table.Kind)
		if table.EPSG != 4326 {
			t.Errorf("%s is in %d", table.Name, table.EPSG)
		}
	}
	want := []string{"crossings POINT", "districts MULTIPOLYGON", "incidents POINT", "strikes POINT", "tehsils MULTIPOLYGON"}
	if d := cmp.Diff(want, names); d != "" {
		t.Fatal(d)
	}
	districts, n := a.Districts(incident.Query{}), 0
	err = foreign.Each(t.Context(), tables[1], func(r gpkg.Row) bool {
		g, err := gpkg.Shape(r.Geometry)
		if err != nil || !orb.Equal(g, districts[n].District.Shape) || r.Cells["name"] != districts[n].District.Name {
			t.Errorf("row %d: %q (%v)", r.ID, r.Cells["name"], err)
		}
		n++
		return n < 10
	})
	if err != nil || n != 10 {
		t.Errorf("%d rows (%v)", n, err)
	}
	err = foreign.Each(t.Context(), tables[2], func(r gpkg.Row) bool {
		if r.Geometry != nil {
			if _, err := gpkg.Shape(r.Geometry); err != nil {
				t.Error(err)
			}
		}
		return true
	})
	if err != nil {
		t.Error(err)
	}
}

// Whatever is done to a file, reading it says what is wrong, and leaves nothing beside it.
func TestAFileThatIsNoGeoPackageSaysSo(t *testing.T) {
	f, _ := everything(t)
	whole := write(t, f)
	for name, tc := range map[string]struct {
		rule string
		do   func(path string) error
	}{
		"cut off": {"damaged or cut off", func(path string) error { return os.WriteFile(path, whole[:len(whole)/2], 0o600) }},
		"another database": {"another SQLite database", func(path string) error {
			return edited(path, "CREATE TABLE x (y)")
		}},
		"a journal beside": {"in another beside it", func(path string) error {
			return errors.Join(os.WriteFile(path, whole, 0o600), os.WriteFile(path+"-wal", []byte("x"), 0o600))
		}},
		"no numbers": {"one of numbers", func(path string) error {
			return errors.Join(os.WriteFile(path, whole, 0o600), edited(path, "DROP TABLE tehsils",
				"CREATE TABLE tehsils (geom BLOB, name TEXT)"))
		}},
	} {
		path := filepath.Join(t.TempDir(), "x.gpkg")
		if err := tc.do(path); err != nil {
			t.Fatal(err)
		}
		before, _ := os.ReadDir(filepath.Dir(path))
		foreign, tables, err := gpkg.OpenForeign(t.Context(), path)
		for i := 0; err == nil && i < len(tables); i++ {
			err = foreign.Each(t.Context(), tables[i], func(gpkg.Row) bool { return true })
		}
		if foreign != nil {
			foreign.Close()
		}
		var n gpkg.NotRead
		if !errors.As(err, &n) || !strings.Contains(n.Rule, tc.rule) {
			t.Errorf("%s: %v, want %s", name, err, tc.rule)
		}
		if after, _ := os.ReadDir(filepath.Dir(path)); len(after) != len(before) {
			t.Errorf("%s: beside the file lies %v", name, after)
		}
	}
}

// A view or a virtual table in the place of a table is somebody's program, and is not run.
func TestOnlyTablesAreAsked(t *testing.T) {
	f, _ := everything(t)
	path := saved(t, f)
	if err := edited(path, "ALTER TABLE tehsils RENAME TO hidden", "CREATE VIEW tehsils AS SELECT * FROM hidden"); err != nil {
		t.Fatal(err)
	}
	foreign, tables, err := gpkg.OpenForeign(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer foreign.Close()
	for _, table := range tables {
		if table.Name == "tehsils" {
			t.Error("a view is read as a table")
		}
	}
}

func edited(path string, statements ...string) error {
	db, err := sql.Open("sqlite3", path+"?_legacy_alter_table=1")
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		_, e := db.Exec(s)
		err = errors.Join(err, e)
	}
	return errors.Join(err, db.Close())
}

func TestGeometriesOfOtherWritersAreRead(t *testing.T) {
	header := "GP\x00\x01\xe6\x10\x00\x00"
	number := func(bytes string) string { return bytes } // 1.0 is 3f f0 00 ...
	one, two := number("\x00\x00\x00\x00\x00\x00\xf0\x3f"), number("\x00\x00\x00\x00\x00\x00\x00\x40")
	for name, tc := range map[string]struct {
		blob string
		want orb.Geometry
		err  error
	}{
		"a point":             {header + "\x01\x01\x00\x00\x00" + one + two, orb.Point{1, 2}, nil},
		"a point with height": {header + "\x01\xe9\x03\x00\x00" + one + two + one, orb.Point{1, 2}, nil},
		"as PostGIS has it":   {header + "\x01\x01\x00\x00\xa0\xe6\x10\x00\x00" + one + two + one, orb.Point{1, 2}, nil},
		"with its last first": {header + "\x00\x00\x00\x00\x01\x3f\xf0\x00\x00\x00\x00\x00\x00\x40\x00\x00\x00\x00\x00\x00\x00",
			orb.Point{1, 2}, nil},
		"with an envelope": {"GP\x00\x03\xe6\x10\x00\x00" + one + one + two + two + "\x01\x02\x00\x00\x00\x01\x00\x00\x00" + one + two,
			orb.LineString{{1, 2}}, nil},
		"nothing":              {"GP\x00\x11\xe6\x10\x00\x00", nil, nil},
		"a curve":              {header + "\x01\x08\x00\x00\x00\x00\x00\x00\x00", nil, gpkg.ErrKindGeometry},
		"more than there is":   {header + "\x01\x02\x00\x00\x00\xff\xff\xff\x7f", nil, gpkg.ErrNoGeometry},
		"more rings than room": {header + "\x01\x03\x00\x00\x00\xff\xff\xff\xff", nil, gpkg.ErrNoGeometry},
		"something behind":     {header + "\x01\x01\x00\x00\x00" + one + two + "x", nil, gpkg.ErrNoGeometry},
		"plain binary":         {"\x01\x01\x00\x00\x00" + one + two, nil, gpkg.ErrNoGeometry},
	} {
		got, err := gpkg.Shape([]byte(tc.blob))
		if !errors.Is(err, tc.err) {
			t.Errorf("%s: %v, want %v", name, err, tc.err)
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func FuzzShape(f *testing.F) {
	f.Add([]byte("GP\x00\x01\xe6\x10\x00\x00" +
		"\x01\x06\x00\x00\x00\x01\x00\x00\x00\x01\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00"))
	f.Add([]byte("GP\x00\x01\xe6\x10\x00\x00\x00\x00\x00\x00\x01\x3f\xf0\x00\x00\x00\x00\x00\x00\x40\x00\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, blob []byte) {
		before := bytes.Clone(blob)
		g, err := gpkg.Shape(blob)
		if err != nil && g != nil || !bytes.Equal(before, blob) {
			t.Errorf("%v and %v", g, err)
		}
	})
}
