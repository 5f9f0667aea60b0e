package sqlite_test

import (
	"database/sql"
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
const numbers = 6

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
		more.Incidents = append(more.Incidents, incident.Incident{ID: "z", Date: more.Meta.Released, DatePrecision: "day", Type: "ied",
			Title: "Withdrawn", Country: "PK", GeoPrecision: "district", Actor: "ttp", Confidence: "reported"})
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

// rowsOf are the rows of a table in the order in which they are stored, each as JSON.
func rowsOf(t *testing.T, db *sql.DB, table string) []string {
	t.Helper()
	columns := column(t, db, "SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('"+table+"')")
	return column(t, db, "SELECT json_array("+strings.Join(columns, ", ")+") FROM "+table)
}
