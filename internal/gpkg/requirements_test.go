package gpkg_test

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"khyberatlas/geodata"
)

// requirement is one thing that GeoPackage asks of a file. clause is where OGC 12-128r18 or 18-000 says it; the table in
// docs/geopackage.md is made of this list.
type requirement struct {
	id, clause, says string
	check            func(t *testing.T, db *sql.DB, path string)
}

// released is the day that the shipped dataset says of itself.
var released = func() string {
	raw, err := geodata.Files.ReadFile("dataset.json")
	if err != nil {
		panic(err)
	}
	var meta struct{ Released string }
	if err := json.Unmarshal(raw, &meta); err != nil {
		panic(err)
	}
	return meta.Released
}()

func requirements() []requirement {
	var all []requirement
	for _, part := range [][]requirement{containerRequirements, contentRequirements, featureRequirements,
		indexRequirements, metadataRequirements, relationRequirements, styleRequirements} {
		all = append(all, part...)
	}
	return all
}

func TestAFileMeetsTheRequirements(t *testing.T) {
	f, a := everything(t)
	for name, f := range map[string]struct{ path string }{
		"all layers": {saved(t, f)},
		"no rows":    {saved(t, empty(a))},
		"one layer":  {saved(t, onlyDistricts(a))},
	} {
		t.Run(name, func(t *testing.T) {
			db := open(t, f.path)
			for _, r := range requirements() {
				t.Run(r.id, func(t *testing.T) {
					r.check(t, db, f.path)
					if t.Failed() {
						t.Logf("%s, clause %s: %s", r.id, r.clause, r.says)
					}
				})
			}
		})
	}
}

// none asks a question that must have no answer: each row it gives is a fault.
func none(query string) func(*testing.T, *sql.DB, string) {
	return func(t *testing.T, db *sql.DB, _ string) {
		t.Helper()
		for _, row := range table(t, db, query) {
			t.Error(row)
		}
	}
}

// same asks for one value.
func same(query string, want any) func(*testing.T, *sql.DB, string) {
	return func(t *testing.T, db *sql.DB, _ string) {
		t.Helper()
		if got := table(t, db, query); len(got) != 1 || got[0] != fmt.Sprint(want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

// both asks several questions.
func both(checks ...func(*testing.T, *sql.DB, string)) func(*testing.T, *sql.DB, string) {
	return func(t *testing.T, db *sql.DB, path string) {
		t.Helper()
		for _, check := range checks {
			check(t, db, path)
		}
	}
}

// table is what a query answers, a line a row.
func table(t *testing.T, db *sql.DB, query string, args ...any) []string {
	t.Helper()
	q, err := db.Query(query, args...)
	if err != nil {
		t.Fatalf("%v in %s", err, query)
	}
	defer q.Close()
	names, err := q.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for q.Next() {
		cells := make([]sql.NullString, len(names))
		to := make([]any, len(names))
		for i := range cells {
			to[i] = &cells[i]
		}
		if err := q.Scan(to...); err != nil {
			t.Fatal(err)
		}
		line := make([]string, len(cells))
		for i, c := range cells {
			line[i] = c.String
		}
		out = append(out, strings.Join(line, "|"))
	}
	if err := q.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// tablesOf are the names of the tables of a kind.
func tablesOf(t *testing.T, db *sql.DB, kind string) []string {
	t.Helper()
	return table(t, db, `SELECT table_name FROM gpkg_contents WHERE data_type = ?`, kind)
}

func TestTheRequirementsAreWrittenDown(t *testing.T) {
	const path, begin, end = "../../docs/geopackage.md", "<!-- requirements -->\n", "<!-- /requirements -->"
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, opened := strings.Cut(string(b), begin)
	got, after, closed := strings.Cut(rest, end)
	if !opened || !closed {
		t.Fatalf("%s has no place for the table", path)
	}
	want := "| test | clause | requirement |\n|---|---|---|\n"
	for _, r := range requirements() {
		want += fmt.Sprintf("| `%s` | %s | %s |\n", r.id, r.clause, r.says)
	}
	if *update {
		if err := os.WriteFile(path, []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("%s holds another list of requirements than the tests (run with -update to write it)", path)
	}
}
