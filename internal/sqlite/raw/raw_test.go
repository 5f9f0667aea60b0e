package raw_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	_ "github.com/mattn/go-sqlite3" // the driver

	"khyberatlas/internal/sqlite/raw"
	cellof "khyberatlas/internal/store/cell"
)

type word string

type row struct {
	name  string
	kind  word
	n     int
	big   int64
	yes   bool
	maybe *int
	list  cell
}

// cell is a field that knows how it is stored.
type cell struct{ v int64 }

func (c cell) Value() (driver.Value, error) { return c.v + 1, nil }

func (c *cell) Scan(v any) error {
	n, ok := v.(int64)
	if c.v = n - 1; !ok {
		return errors.New("no number")
	}
	return nil
}

func fields(r *row) []any { return []any{&r.name, &r.kind, &r.n, &r.big, &r.yes, &r.maybe, &r.list} }

func onConnection(t testing.TB, f func(conn any) error) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	conn, err := db.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(t.Context(), `CREATE TABLE t (name TEXT UNIQUE, kind, n, big, yes, maybe, list)`); err != nil {
		t.Fatal(err)
	}
	if err := conn.Raw(f); err != nil {
		t.Fatal(err)
	}
}

func put(t testing.TB, conn any, rows ...row) {
	t.Helper()
	add, err := raw.Prepare(conn, "INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		t.Fatal(err)
	}
	defer add.Close()
	for _, r := range rows {
		var values []driver.Value
		for _, f := range fields(&r) {
			v, err := cellof.Value(f)
			if err != nil {
				t.Fatal(err)
			}
			values = append(values, v)
		}
		if found, err := add.Run(values, nil); found || err != nil {
			t.Fatal(found, err)
		}
	}
}

func TestRowsAreReadAsTheyWereWritten(t *testing.T) {
	onConnection(t, func(conn any) error {
		seven := 7
		want := []row{{}, {"a\x00b", "kind", -1, 1 << 60, true, &seven, cell{5}}, {name: "c", big: -1}}
		put(t, conn, want...)
		var got []row
		for r, err := range raw.Each(conn, "SELECT * FROM t WHERE n < ?", []driver.Value{int64(5)}, fields, nil) {
			if err != nil {
				return err
			}
			got = append(got, *r)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(row{}, cell{})); diff != "" {
			t.Error(diff)
		}
		return nil
	})
}

func TestAStatementGivesItsFirstRowOrSaysThatThereIsNone(t *testing.T) {
	onConnection(t, func(conn any) error {
		put(t, conn, row{name: "a", n: 3})
		one, err := raw.Prepare(conn, "SELECT n, kind FROM t WHERE name = ?")
		if err != nil {
			return err
		}
		defer one.Close()
		cells := make([]driver.Value, 2)
		if found, err := one.Run([]driver.Value{"a"}, cells); !found || err != nil || cells[0] != int64(3) {
			t.Errorf("%t, %v, %v", found, cells, err)
		}
		if found, err := one.Run([]driver.Value{"b"}, cells); found || err != nil {
			t.Errorf("%t, %v", found, err)
		}
		return nil
	})
}

func TestWhatAFieldCantHoldIsDamage(t *testing.T) {
	onConnection(t, func(conn any) error {
		for _, query := range []string{"SELECT 1, '', 1, 1, 1, 1, 1", "SELECT '', 1, 1, 1, 1, 1, 1", "SELECT '', '', '1', 1, 1, 1, 1",
			"SELECT '', '', 1, 1.5, 1, 1, 1", "SELECT '', '', 1, 1, NULL, 1, 1", "SELECT '', '', 1, 1, 1, 'x', 1",
			"SELECT '', '', 1, 1, 1, 1, 'x'"} {
			var damage raw.Damage
			for r, err := range raw.Each(conn, query, nil, fields, nil) {
				if !errors.As(err, &damage) {
					t.Errorf("%s: %v, %v", query, r, err)
				}
			}
		}
		for _, err := range raw.Each(conn, "SELECT * FROM nowhere", nil, fields, nil) {
			if err == nil {
				t.Error("a table that isn't there was read")
			}
		}
		return nil
	})
	if _, err := cellof.Value(new(float32)); err == nil {
		t.Error("a float32 has a value")
	}
	if err := cellof.Scan(new(float32), 1.5); err == nil {
		t.Error("a float32 was read")
	}
	if _, err := raw.Prepare(7, ""); err == nil {
		t.Error("a number is a connection")
	}
}

func TestWhoStopsStopsTheReadingAhead(t *testing.T) {
	read, ended := 0, false
	rows := func(yield func(*int) bool) {
		defer func() { ended = true }()
		for n := range 100_000 {
			if read++; !yield(&n) {
				return
			}
		}
	}
	taken := 0
	for n := range raw.Ahead(rows) {
		if taken++; *n == 1000 {
			break
		}
	}
	if !ended || taken != 1001 || read < 1001 || read > 5000 {
		t.Errorf("%d taken of %d, ended %t", taken, read, ended)
	}
}

func ExampleAhead() {
	var got []int
	for n := range raw.Ahead(func(yield func(*int) bool) {
		for n := range 300 {
			if !yield(&n) {
				return
			}
		}
	}) {
		got = append(got, *n)
	}
	fmt.Println(len(got), slices.IsSorted(got))
	// Output: 300 true
}
