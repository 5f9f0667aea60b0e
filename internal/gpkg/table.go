package gpkg

import (
	"database/sql"
	"errors"
	"fmt"
	"khyberatlas/internal/columns"
	"strings"
)

// kinds are the types of columns as GeoPackage knows them. A day is YYYY-MM-DD.
var kinds = map[columns.Kind]string{
	columns.KindText:    "TEXT",
	columns.KindAddress: "TEXT",
	columns.KindDay:     "DATE",
	columns.KindCount:   "INTEGER",
	columns.KindRatio:   "DOUBLE",
	columns.KindTruth:   "BOOLEAN",
}

// table is what a table is called and made of, apart from its key.
type table struct {
	name, title string
	fields      []columns.Property
}

func cells[T any](layout columns.List[T], row T) []any {
	out := make([]any, len(layout))
	for i := range layout {
		out[i] = cell(layout[i].Kind, layout[i].Value(row))
	}
	return out
}

// cell is a value as SQLite takes it; nil is none.
func cell(kind columns.Kind, v columns.Value) any {
	if !v.Known {
		return nil
	}
	switch kind {
	case columns.KindDay:
		return v.Day().String()
	case columns.KindCount:
		return int64(v.Count())
	case columns.KindRatio:
		return v.Number
	case columns.KindTruth:
		return v.Truth()
	}
	return v.Text
}

// create makes the table; a blank geometry is a table without places.
func (b *builder) create(t table, geometry string) error {
	var s strings.Builder
	fmt.Fprintf(&s, "CREATE TABLE %s (\n  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", quote(t.name))
	if geometry != "" {
		fmt.Fprintf(&s, ",\n  %s %s", geometryColumn, geometry)
	}
	for _, f := range t.fields {
		fmt.Fprintf(&s, ",\n  %s %s", quote(f.Name), kinds[f.Kind])
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
