package sqlite_test

import (
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

var update = flag.Bool("update", false, "write the schema of a new number")

// numbers are the schemas that there have been, as testdata/schema_N.sql has them.
const numbers = 8

func schemaFile(number int) string { return fmt.Sprintf("testdata/schema_%d.sql", number) }

// A database that somebody has keeps its schema until its number is behind, so a schema never changes under its number.
func TestASchemaHasANumber(t *testing.T) {
	_, path := kind.Fresh(t)
	db := database(t, path)
	var number int
	if err := db.QueryRow("PRAGMA user_version").Scan(&number); err != nil || number != numbers {
		t.Errorf("the newest schema is number %d, want %d (%v)", number, numbers, err)
	}
	schema := strings.Join(column(t, db, `SELECT sql || ';
' FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name`), "")
	if _, err := os.Stat(schemaFile(number)); *update && os.IsNotExist(err) {
		write(t, schemaFile(number), schema)
	}
	want, err := os.ReadFile(schemaFile(number))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), schema); diff != "" {
		t.Errorf("schema %d is another one; a change takes a migration:\n%s", number, diff)
	}
}

func TestADatabaseOfAnOlderSchemaBecomesWhatANewOneIs(t *testing.T) {
	type older struct {
		number int
		edit   *strings.Replacer
	}
	cases := map[string]older{"of other columns": {3, strings.NewReplacer(
		"\tonly              INTEGER PRIMARY KEY CHECK (only = 1) DEFAULT 1,\n", "", // one that is new, with its default
		"rank    INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 3)", "rank INTEGER NOT NULL, was TEXT NOT NULL DEFAULT 'x'")}}
	for number := 1; number < numbers; number++ {
		cases[fmt.Sprint(number)] = older{number, strings.NewReplacer()}
	}
	for name, tc := range cases {
		s, now := kind.Fresh(t)
		more := storetest.Made(1)
		more.Incidents = append(more.Incidents, incident.Incident{ID: "z", Origin: incident.Ours, Date: more.Meta.Released,
			DatePrecision: "day", Type: "ied", Title: "Withdrawn", Country: "PK", GeoPrecision: "district", Actor: "ttp",
			Confidence: "reported"})
		storetest.Put(t, s, more)
		storetest.Put(t, s, storetest.Made(2))

		old := filepath.Join(t.TempDir(), "old.db")
		schema, err := os.ReadFile(schemaFile(tc.number))
		if err != nil {
			t.Fatal(err)
		}
		raw(t, old, "PRAGMA application_id = 0x4B484154", fmt.Sprintf("PRAGMA user_version = %d", tc.number),
			tc.edit.Replace(string(schema)))
		had := copyRows(t, now, old)
		if _, err := kind.Open(t.Context(), old, store.Read); err == nil || !strings.Contains(err.Error(), store.ErrOlder.Error()) {
			t.Errorf("schema %s: reading it: %v, want ErrOlder", name, err)
		}
		if err := kind.MustOpen(t, old, store.Write).Close(); err != nil {
			t.Fatal(err)
		}

		migrated, fresh := database(t, old), database(t, now)
		const names = "SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name"
		if diff := cmp.Diff(column(t, fresh, names), column(t, migrated, names)); diff != "" {
			t.Errorf("schema %s becomes another one than a new database has:\n%s", name, diff)
		}
		for _, table := range column(t, fresh, "SELECT name FROM sqlite_schema WHERE type = 'table'") {
			want := rowsOf(t, fresh, table)
			switch {
			case table == "checksums" && !had["withdrawn"]:
				continue // of other rows; that they agree is asked below
			case table != "checksums" && !had[table]:
				want = nil
			}
			if diff := cmp.Diff(want, rowsOf(t, migrated, table)); diff != "" {
				t.Errorf("schema %s: rows of %s:\n%s", name, table, diff)
			}
		}
		want := storetest.Made(2)
		if !had["rivers"] {
			want.Rivers, want.Landmarks, want.Routes = nil, nil, nil
		}
		storetest.Holds(t, kind.MustOpen(t, old, store.Read), want)
		again := kind.MustOpen(t, old, store.Write)
		storetest.Put(t, again, storetest.Made(3))
		storetest.Holds(t, again, storetest.Made(3))
	}
}

// What other records say, which of it is gone, and what only the store knows of it outlasts the migration of its table.
func TestRowsOfOtherRecordsOutlastAMigration(t *testing.T) {
	s, now := kind.Fresh(t)
	storetest.Put(t, s, storetest.Made(1))
	feed := func(s storetest.Store, stamp int64, ids ...string) store.Result {
		t.Helper()
		done, err := s.Feed(t.Context(), "theirs", feedOf(stamp, ids...), storetest.How)
		if err != nil {
			t.Fatal(err)
		}
		return done
	}
	feed(s, 7, "t-3", "t-1", "t-4", "t-2")
	feed(s, 8, "t-4", "t-1", "t-3")

	old := filepath.Join(t.TempDir(), "old.db")
	schema, err := os.ReadFile(schemaFile(6))
	if err != nil {
		t.Fatal(err)
	}
	raw(t, old, "PRAGMA application_id = 0x4B484154", "PRAGMA user_version = 6", string(schema))
	copyRows(t, now, old)
	migrated := kind.MustOpen(t, old, store.Write)
	for _, table := range []string{"origin_incidents ORDER BY id", "origin_gone"} {
		want := rowsOf(t, database(t, now), table)
		if diff := cmp.Diff(want, rowsOf(t, database(t, old), table)); diff != "" || len(want) == 0 {
			t.Errorf("%d rows of %s:\n%s", len(want), table, diff)
		}
	}
	ds, err := storetest.Load(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Holds(t, migrated, ds)
	if r := feed(migrated, 8, "t-1", "t-3", "t-4"); r.Outcome != store.Unchanged {
		t.Errorf("the same again did %+v", r)
	}
	if r := feed(migrated, 7, "t-1", "t-2", "t-3"); r.Added != 1 || r.Older != 2 {
		t.Errorf("an earlier feed did %+v", r)
	}
}

// feedOf brings incidents of a stamp, as all that their record has.
func feedOf(stamp int64, ids ...string) store.Feed {
	return store.Feed{
		Rows: func(_ *incident.Dataset, put func(store.Row) error) (err error) {
			for _, id := range ids {
				day := incident.MustDay("2024-02-01")
				err = errors.Join(err, put(store.Row{Stamp: stamp, Provisional: id == "t-4", Incident: &incident.Incident{ID: id,
					Origin: "theirs", Date: day, DatePrecision: "day", Type: "state_based", Title: "T", Country: "IR",
					GeoPrecision: "country", Actor: "other", Confidence: "reported"}}))
			}
			return err
		},
		About: func(incident.Origin) (incident.Origin, []incident.Period) {
			return incident.Origin{ID: "theirs", Name: "Theirs", Redistribute: true}, []incident.Period{{Completeness: "complete",
				Days: incident.Days{From: incident.MustDay("2024-01-01"), To: incident.MustDay("2024-12-31")}}}
		},
		Complete: func() (incident.Days, int64) { return incident.Days{}, 0 },
		Whole:    stamp == 8,
	}
}

// copyRows fills the tables of an older database from those of a new one, and says which it has.
func copyRows(t *testing.T, from, to string) map[string]bool {
	t.Helper()
	db := database(t, to)
	db.SetMaxOpenConns(1)
	had := map[string]bool{}
	if _, err := db.Exec("ATTACH ? AS new", from); err != nil {
		t.Fatal(err)
	}
	for _, table := range column(t, db, "SELECT name FROM main.sqlite_schema WHERE type = 'table'") {
		columns := strings.Join(column(t, db, "SELECT '\"' || name || '\"' FROM pragma_table_info('"+table+"', 'main') "+
			"WHERE name IN (SELECT name FROM pragma_table_info('"+table+"', 'new'))"), ", ")
		if _, err := db.Exec("INSERT INTO main." + table + " (" + columns + ") SELECT " + columns + " FROM new." + table); err != nil {
			t.Fatal(err)
		}
		had[table] = true
	}
	return had
}

func database(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// column is the answer to a query for one text a row.
func column(t *testing.T, db *sql.DB, query string) (out []string) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		out = append(out, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// rowsOf are the rows of a table in the order in which they are stored, or in that named after it, each as JSON.
func rowsOf(t *testing.T, db *sql.DB, table string) []string {
	t.Helper()
	name, _, _ := strings.Cut(table, " ")
	columns := column(t, db, "SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('"+name+"')")
	return column(t, db, "SELECT json_array("+strings.Join(columns, ", ")+") FROM "+table)
}
