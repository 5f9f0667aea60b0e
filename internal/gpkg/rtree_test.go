package gpkg_test

import (
	"database/sql"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"khyberatlas/internal/gpkg"
	"khyberatlas/internal/incident"
)

const boxesOf = `SELECT id || ' ' || minx || ' ' || maxx || ' ' || miny || ' ' || maxy FROM `

// A packed index holds what SQLite itself puts into one, finds by any box what lies there, and can be edited.
func TestThePackedIndexIsOneOfSQLite(t *testing.T) {
	for _, rows := range []int{0, 1, 51, 52, 2601, 2602, 6000} {
		draw := rand.New(rand.NewPCG(1, uint64(rows)))
		var list []*incident.Record
		for range rows {
			r := &incident.Record{Incident: &incident.Incident{ID: "made"}}
			if at := (orb.Point{draw.Float64()*360 - 180, draw.Float64()*180 - 90}); draw.IntN(10) > 0 {
				r.At = &at
			}
			list = append(list, r)
		}
		db := editable(t, gpkg.File{About: about(odd(t)), Layers: []gpkg.Layer{gpkg.Incidents(slices.Values(list))}})
		const mine = "rtree_incidents_geom"
		must(t, db, `CREATE VIRTUAL TABLE theirs USING rtree(id, minx, maxx, miny, maxy)`)
		for i, r := range list {
			if r.At != nil {
				must(t, db, `INSERT INTO theirs VALUES (?,?,?,?,?)`, i+1, r.At[0], r.At[0], r.At[1], r.At[1])
			}
		}
		sound := func() {
			t.Helper()
			if got := table(t, db, `SELECT rtreecheck('`+mine+`')`); got[0] != "ok" {
				t.Fatalf("of %d rows: %v", rows, got)
			}
			for _, where := range []string{"", " WHERE minx < 10 AND maxx > -60 AND miny < 40 AND maxy > 20"} {
				want, got := table(t, db, boxesOf+`theirs`+where+` ORDER BY id`), table(t, db, boxesOf+mine+where+` ORDER BY id`)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("of %d rows%s (-SQLite's +packed):\n%s", rows, where, diff)
				}
			}
		}
		sound()
		for _, tree := range []string{"theirs", mine} {
			must(t, db, `DELETE FROM `+tree+` WHERE id % 3 = 0`)
			must(t, db, `INSERT INTO `+tree+` SELECT 10000 + id, minx, maxx, miny, maxy FROM `+tree+` WHERE id % 5 = 0`)
		}
		sound()
	}
}

// editable is a written file that may be changed.
func editable(t testing.TB, f gpkg.File) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.ToSlash(saved(t, f))+"?_synchronous=OFF&_journal_mode=MEMORY")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func must(t testing.TB, db *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}
