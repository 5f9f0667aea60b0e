// Package raw runs a statement for each of a million rows. It goes past database/sql, which looks at each value by
// reflection and watches the context from a goroutine for each statement. What that keeps safe is kept by its callers: one
// uses a connection at a time, and asks its context between rows. What is stored where is theirs.
package raw

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/mattn/go-sqlite3"

	"khyberatlas/internal/store/cell"
)

// Statement is one that is run many times.
type Statement struct {
	stmt *sqlite3.SQLiteStmt
	args []driver.NamedValue
}

// Prepare prepares a statement on a connection, as sql.Conn.Raw hands it over.
func Prepare(conn any, query string) (*Statement, error) {
	c, ok := conn.(*sqlite3.SQLiteConn)
	if !ok {
		return nil, fmt.Errorf("a connection is a %T", conn)
	}
	s, err := c.Prepare(query)
	if err != nil {
		return nil, err
	}
	stmt, ok := s.(*sqlite3.SQLiteStmt)
	if !ok {
		return nil, errors.Join(fmt.Errorf("a statement is a %T", s), s.Close())
	}
	return &Statement{stmt: stmt}, nil
}

// Close gives up the statement.
func (s *Statement) Close() error { return s.stmt.Close() }

// Run runs it with some values, and reads its first row into dest; false where it gives none. It is run as a query even
// where it gives nothing, since a query takes all its values at once.
func (s *Statement) Run(values, dest []driver.Value) (found bool, err error) {
	rows, err := s.query(values)
	if err != nil {
		return false, err
	}
	if dest != nil {
		err = rows.Next(dest)
	}
	if found = err == nil && dest != nil; errors.Is(err, io.EOF) {
		err = nil
	}
	return found, errors.Join(err, rows.Close())
}

func (s *Statement) query(values []driver.Value) (driver.Rows, error) {
	s.args = s.args[:0]
	for n, v := range values {
		s.args = append(s.args, driver.NamedValue{Ordinal: n + 1, Value: v})
	}
	return s.stmt.QueryContext(context.Background(), s.args)
}

// Damage is a value that its field can't hold.
type Damage struct{ error }

// Each runs a query and goes over its rows, each good until the next; fields are addresses or cells of a row, one a column.
// look is shown every row as it is stored before it is read into its fields; it may be nil.
func Each[T any](conn any, query string, values []driver.Value, fields func(*T) []any,
	look func([]driver.Value)) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		if err := each(conn, query, values, fields, look, func(row *T) bool { return yield(row, nil) }); err != nil {
			yield(nil, err)
		}
	}
}

func each[T any](conn any, query string, values []driver.Value, fields func(*T) []any, look func([]driver.Value),
	yield func(*T) bool) error {
	stmt, err := Prepare(conn, query)
	if err != nil {
		return err
	}
	defer stmt.Close()
	rows, err := stmt.query(values)
	if err != nil {
		return err
	}
	defer rows.Close()
	var row T
	into := fields(&row)
	cells := make([]driver.Value, len(into))
	for n := 1; ; n++ {
		switch err := rows.Next(cells); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if look != nil {
			look(cells)
		}
		row = *new(T)
		for i, f := range into {
			if err := cell.Scan(f, cells[i]); err != nil {
				return Damage{fmt.Errorf("row %d: %w", n, err)}
			}
		}
		if !yield(&row) {
			return nil
		}
	}
}
