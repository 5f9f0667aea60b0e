package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"
)

// table binds a kind of row to a table. One list of fields serves for writing and for reading, so the two can't drift apart.
type table[T any] struct {
	name    string
	order   string         // the column that keeps the order
	columns string         // as SQL has them
	fields  func(*T) []any // addresses or cells, one a column
}

func (t table[T]) query() string {
	return "SELECT " + t.columns + " FROM " + t.name + " ORDER BY " + t.order
}

// transaction goes over tables as they are at one moment. After its first error it does nothing more.
type transaction struct {
	*sql.Tx
	conn    *sql.Conn // that it runs on
	ctx     context.Context
	written func() // called after every row; nil where nobody counts
	err     error
}

func (s *Store) begin(ctx context.Context) (*transaction, error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return nil, explain(s.path, err)
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return nil, explain(s.path, errors.Join(err, conn.Close()))
	}
	return &transaction{Tx: tx, conn: conn, ctx: ctx}, nil
}

// Rollback ends a transaction that is not committed, and of either kind gives the connection back: a store that writes has
// one, and who asks for it next would wait for ever.
func (tx *transaction) Rollback() error { return errors.Join(tx.Tx.Rollback(), tx.conn.Close()) }

// fail keeps the first error; nil is none.
func (tx *transaction) fail(err error) {
	if tx.err == nil {
		tx.err = err
	}
}

// exec runs a statement that answers nothing.
func (tx *transaction) exec(statement string, args ...any) {
	if tx.err != nil {
		return
	}
	if _, err := tx.ExecContext(tx.ctx, statement, args...); err != nil {
		tx.err = fmt.Errorf("%s: %w", statement, err)
	}
}

// write puts the rows into the table in their order.
func write[T any](tx *transaction, t table[T], rows []T) {
	if tx.err != nil {
		return
	}
	marks := strings.Repeat(", ?", strings.Count(t.columns, ",")+1)
	stmt, err := tx.PrepareContext(tx.ctx, "INSERT INTO "+t.name+" ("+t.columns+") VALUES ("+marks[2:]+")")
	if err != nil {
		tx.err = fmt.Errorf("write %s: %w", t.name, err)
		return
	}
	defer stmt.Close()
	for i := range rows {
		if _, err := stmt.ExecContext(tx.ctx, t.fields(&rows[i])...); err != nil {
			tx.err = fmt.Errorf("write %s, row %d: %w", t.name, i+1, err)
			return
		}
		if tx.written != nil {
			tx.written()
		}
	}
}

// read gives the table's rows in their order.
func read[T any](tx *transaction, t table[T]) (out []T) {
	for row := range each(tx, t) {
		out = append(out, *row)
	}
	if tx.err != nil {
		return nil
	}
	return out
}

// each goes over the table's rows in their order; each is good until the next.
func each[T any](tx *transaction, t table[T]) iter.Seq[*T] {
	return func(yield func(*T) bool) { eachRow(tx, t, yield) }
}

func eachRow[T any](tx *transaction, t table[T], yield func(*T) bool) {
	if tx.err != nil {
		return
	}
	rows, err := tx.QueryContext(tx.ctx, t.query())
	if err != nil {
		tx.err = fmt.Errorf("read %s: %w", t.name, err)
		return
	}
	defer rows.Close()
	for n := 1; rows.Next(); n++ {
		var row T
		if err := rows.Scan(t.fields(&row)...); err != nil {
			tx.err = damage{fmt.Errorf("read %s, row %d: %w", t.name, n, err)}
			return
		}
		if !yield(&row) {
			return
		}
	}
	if err := rows.Err(); err != nil {
		tx.err = fmt.Errorf("read %s: %w", t.name, err)
	}
}
