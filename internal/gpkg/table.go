package gpkg

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"khyberatlas/internal/incident"
)

// kind is a column's type as GeoPackage knows it.
type kind string

const (
	words  kind = "TEXT"
	date   kind = "DATE" // YYYY-MM-DD
	whole  kind = "INTEGER"
	number kind = "DOUBLE"
	truth  kind = "BOOLEAN"
)

// column is one column of a table: what it is and how a row's value is read; nil is no value.
type column[T any] struct {
	name  string
	kind  kind
	value func(T) any
}

type field struct {
	name string
	kind kind
}

// table is what a table is called and made of, apart from its key.
type table struct {
	name, title string
	fields      []field
}

func tableOf[T any](name, title string, columns []column[T]) table {
	t := table{name: name, title: title, fields: make([]field, len(columns))}
	for i, c := range columns {
		t.fields[i] = field{c.name, c.kind}
	}
	return t
}

func cells[T any](columns []column[T], row T) []any {
	out := make([]any, len(columns))
	for i, c := range columns {
		out[i] = c.value(row)
	}
	return out
}

// create makes the table; a blank geometry is a table without places.
func (b *builder) create(t table, geometry string) error {
	var s strings.Builder
	fmt.Fprintf(&s, "CREATE TABLE %s (\n  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", quote(t.name))
	if geometry != "" {
		fmt.Fprintf(&s, ",\n  %s %s", geometryColumn, geometry)
	}
	for _, f := range t.fields {
		fmt.Fprintf(&s, ",\n  %s %s", quote(f.name), f.kind)
	}
	s.WriteString("\n)")
	return b.exec(s.String())
}

// inserter puts rows into a table: the key, the geometry where there is one, then the fields.
func (b *builder) inserter(t table, geometry string) (*inserter, error) {
	n := 1 + len(t.fields)
	if geometry != "" {
		n++
	}
	stmt, err := b.tx.Prepare(fmt.Sprintf("INSERT INTO %s VALUES (?%s)", quote(t.name), strings.Repeat(",?", n-1)))
	if err != nil {
		return nil, err
	}
	return &inserter{stmt: stmt, args: make([]any, 0, n)}, nil
}

type inserter struct {
	stmt *sql.Stmt
	args []any
	last int64 // the key of the row that was put last
}

func (i *inserter) put(place [][]byte, cells []any) error {
	i.last++
	i.args = append(i.args[:0], i.last)
	for _, blob := range place {
		if blob == nil {
			i.args = append(i.args, nil)
			continue
		}
		i.args = append(i.args, blob)
	}
	_, err := i.stmt.Exec(append(i.args, cells...)...)
	return err
}

func (i *inserter) close(err error) error { return errors.Join(err, i.stmt.Close()) }

// Values of cells: what is blank is no value.

func text[S ~string](s S) any {
	if s == "" {
		return nil
	}
	return string(s)
}

func day(d incident.Day) any { return text(d.String()) }

func figure(n *int) any {
	if n == nil {
		return nil
	}
	return int64(*n)
}

func count(n int) any { return int64(n) }
