package gpkg

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/sqlite/raw"
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

// cells appends what a row has in its columns.
func cells[T any](into []driver.Value, layout columns.List[T], row T) []driver.Value {
	for i := range layout {
		into = append(into, cell(layout[i].Kind, layout[i].Value(row)))
	}
	return into
}

// cell is a value as SQLite takes it; nil is none.
func cell(kind columns.Kind, v columns.Value) driver.Value {
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
	return b.insert(t.name, n)
}

// insert puts rows of so many values into a table.
func (b *builder) insert(table string, values int) (*inserter, error) {
	stmt, err := raw.Prepare(b.db, fmt.Sprintf("INSERT INTO %s VALUES (?%s)", quote(table), strings.Repeat(",?", values-1)))
	if err != nil {
		return nil, err
	}
	return &inserter{stmt: stmt, row: make([]driver.Value, 0, values)}, nil
}

type inserter struct {
	stmt *raw.Statement
	row  []driver.Value // used again
	last int64          // the key of the row that was put last
}

// put puts a row under the next key.
func (i *inserter) put(cells func(into []driver.Value) []driver.Value) error {
	i.last++
	return i.values(cells(append(i.row[:0], i.last)))
}

// values puts a row of which everything is given.
func (i *inserter) values(row []driver.Value) error {
	_, err := i.stmt.Run(row, nil)
	return err
}

func (i *inserter) close(err error) error { return errors.Join(err, i.stmt.Close()) }
