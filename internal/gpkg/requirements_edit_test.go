package gpkg_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mattn/go-sqlite3"
	"github.com/paulmach/orb"
)

// An editing program brings the functions that the triggers call; this driver has them as one would.
func init() {
	box := func(of func(orb.Bound) float64) func([]byte) (float64, error) {
		return func(b []byte) (float64, error) {
			g, fault := placed(b)
			if fault != "" {
				return 0, fmt.Errorf("%s", fault)
			}
			return of(g.Bound()), nil
		}
	}
	sql.Register("sqlite3_spatial", &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		for name, f := range map[string]any{
			"ST_MinX":    box(func(b orb.Bound) float64 { return b.Min[0] }),
			"ST_MaxX":    box(func(b orb.Bound) float64 { return b.Max[0] }),
			"ST_MinY":    box(func(b orb.Bound) float64 { return b.Min[1] }),
			"ST_MaxY":    box(func(b orb.Bound) float64 { return b.Max[1] }),
			"ST_IsEmpty": func(b []byte) int { return int(b[3] >> 4 & 1) },
		} {
			if err := c.RegisterFunc(name, f, true); err != nil {
				return err
			}
		}
		return nil
	}})
}

// indexed: what the index holds is what the geometries say.
func indexed(t *testing.T, _ *sql.DB, path string) {
	t.Helper()
	db, err := sql.Open("sqlite3_spatial", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, name := range tablesOf(t, db, "features") {
		trueIndex(t, db, name)
	}
}

// trueIndex finds rows of which the index holds no box or another one; it keeps 32-bit numbers, rounded outward.
func trueIndex(t *testing.T, db *sql.DB, name string) {
	t.Helper()
	none(strings.ReplaceAll(`SELECT f.fid FROM {t} f LEFT JOIN rtree_{t}_geom r ON r.id = f.fid WHERE f.geom NOT NULL AND
		NOT coalesce(r.minx <= ST_MinX(f.geom) AND r.maxx >= ST_MaxX(f.geom) AND r.miny <= ST_MinY(f.geom) AND r.maxy >= ST_MaxY(f.geom) AND
		max(ST_MinX(f.geom) - r.minx, r.maxx - ST_MaxX(f.geom), ST_MinY(f.geom) - r.miny, r.maxy - ST_MaxY(f.geom)) < 0.0001, 0)
		UNION ALL SELECT id FROM rtree_{t}_geom WHERE id NOT IN (SELECT fid FROM {t} WHERE geom NOT NULL)`, "{t}", name))(t, db, "")
}

// triggers edits a copy of the file in every way that a trigger answers to.
func triggers(t *testing.T, _ *sql.DB, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "edited.gpkg")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3_spatial", "file:"+path+"?_foreign_keys=0")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	point := func(lon, lat float64) []byte { return header(orb.Point{lon, lat}) }
	for _, name := range tablesOf(t, db, "features") {
		for _, edit := range []struct {
			sql  string
			args []any
		}{
			{`INSERT INTO {t} (fid, geom) VALUES (90001, ?), (90002, NULL), (90003, ?)`, []any{point(70, 33), point(71, 34)}},
			{`UPDATE {t} SET geom = ? WHERE fid = 90001`, []any{point(72, 35)}},
			{`UPDATE {t} SET geom = ? WHERE fid = 90002`, []any{point(72.5, 35)}},
			{`UPDATE {t} SET geom = NULL WHERE fid = 90001`, nil},
			{`UPDATE {t} SET fid = 90011 WHERE fid = 90001`, nil},
			{`UPDATE {t} SET fid = 90012 WHERE fid = 90002`, nil},
			{`UPDATE {t} SET fid = 90013, geom = NULL WHERE fid = 90003`, nil},
			{`DELETE FROM {t} WHERE fid = 90012`, nil},
			{`DELETE FROM {t} WHERE fid = 90011`, nil},
		} {
			if _, err := db.Exec(strings.ReplaceAll(edit.sql, "{t}", name), edit.args...); err != nil {
				t.Fatalf("%v: %s of %s", err, edit.sql, name)
			}
			trueIndex(t, db, name)
			trueCounts(t, db, "")
			if t.Failed() {
				t.Fatalf("after %s of %s", edit.sql, name)
			}
		}
	}
}

// trueCounts finds tables of which another number of rows is stated than they have.
func trueCounts(t *testing.T, db *sql.DB, _ string) {
	t.Helper()
	for _, name := range table(t, db, `SELECT table_name FROM gpkg_contents`) {
		same(`SELECT (SELECT count(*) FROM `+name+`) - feature_count FROM gpkg_ogr_contents WHERE table_name = '`+name+`'`, 0)(t, db,
			"")
	}
}

func relations(t *testing.T, db *sql.DB, _ string) {
	t.Helper()
	if len(table(t, db, `SELECT name FROM sqlite_schema WHERE name = 'gpkgext_relations'`)) == 0 {
		none(`SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_related_tables'`)(t, db, "")
		return
	}
	both(same(`SELECT count(*) FROM gpkg_extensions WHERE table_name = 'gpkgext_relations' AND extension_name = 'gpkg_related_tables'`, 1),
		none(`SELECT mapping_table_name FROM gpkgext_relations EXCEPT SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_related_tables'`),
		none(`SELECT base_table_name FROM gpkgext_relations WHERE base_table_name NOT IN (SELECT table_name FROM gpkg_contents WHERE data_type = 'features')
			OR related_table_name NOT IN (SELECT table_name FROM gpkg_contents WHERE data_type = 'attributes') OR relation_name <> 'attributes'`),
		none(`SELECT base_table_name FROM gpkgext_relations r WHERE
			(SELECT pk FROM pragma_table_info(r.base_table_name) WHERE name = r.base_primary_column) IS NOT 1 OR
			(SELECT pk FROM pragma_table_info(r.related_table_name) WHERE name = r.related_primary_column) IS NOT 1`))(t, db, "")
}

func mappings(t *testing.T, db *sql.DB, _ string) {
	t.Helper()
	for _, name := range table(t, db,
		`SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_related_tables' AND table_name <> 'gpkgext_relations'`) {
		same(`SELECT group_concat(name || ' ' || type || ' ' || "notnull") FROM pragma_table_info('`+name+`')`,
			"base_id INTEGER 1,related_id INTEGER 1")(t, db, "")
		of := strings.SplitN(table(t, db,
			`SELECT base_table_name, related_table_name FROM gpkgext_relations WHERE mapping_table_name = ?`, name)[0], "|", 2)
		none(`SELECT base_id FROM `+name+` WHERE base_id NOT IN (SELECT fid FROM `+of[0]+`) OR related_id NOT IN (SELECT fid FROM `+of[1]+`)`)(t, db, "")
		none(`SELECT base_id, related_id FROM `+name+` GROUP BY 1, 2 HAVING count(*) > 1`)(t, db, "")
	}
}
