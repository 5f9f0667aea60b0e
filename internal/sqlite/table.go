package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

func query[T any](t table.Of[T]) string { return selects(t.Name, t.Columns, t.Order) }

func selects(name, columns, order string) string {
	return "SELECT " + columns + " FROM " + name + " ORDER BY " + order
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
func write[T any](tx *transaction, t table.Of[T], rows []T) {
	tx.write(t.Name, t.Columns, func(yield func([]any) bool) {
		for i := range rows {
			if !yield(t.Fields(&rows[i])) {
				return
			}
		}
	})
}

func (tx *transaction) write(name, columns string, rows iter.Seq[[]any]) {
	if tx.err != nil {
		return
	}
	marks := strings.Repeat(", ?", strings.Count(columns, ",")+1)
	stmt, err := tx.PrepareContext(tx.ctx, "INSERT INTO "+name+" ("+columns+") VALUES ("+marks[2:]+")")
	if err != nil {
		tx.err = fmt.Errorf("write %s: %w", name, err)
		return
	}
	defer stmt.Close()
	n := 0
	for fields := range rows {
		n++
		if _, err := stmt.ExecContext(tx.ctx, fields...); err != nil {
			tx.err = fmt.Errorf("write %s, row %d: %w", name, n, err)
			return
		}
		if tx.written != nil {
			tx.written()
		}
	}
}

// read gives the table's rows in their order.
func read[T any](tx *transaction, t table.Of[T]) (out []T) {
	tx.read(t.Name, query(t), func() []any {
		out = append(out, *new(T))
		return t.Fields(&out[len(out)-1])
	})
	if tx.err != nil {
		return nil
	}
	return out
}

// readPart reads a table of the dataset into it.
func (tx *transaction) readPart(p table.Part, ds *incident.Dataset) {
	into, end := p.Read(ds)
	tx.read(p.Name, selects(p.Name, p.Columns, p.Order), into)
	if tx.err == nil {
		if err := end(); err != nil {
			tx.err = ledger.Damage{Err: err}
		}
	}
}

// read goes over the rows of a query; into is asked for the fields of each.
func (tx *transaction) read(name, query string, into func() []any) {
	if tx.err != nil {
		return
	}
	rows, err := tx.QueryContext(tx.ctx, query)
	if err != nil {
		tx.err = fmt.Errorf("read %s: %w", name, err)
		return
	}
	defer rows.Close()
	for n := 1; rows.Next(); n++ {
		if err := rows.Scan(into()...); err != nil {
			tx.err = ledger.Damage{Err: fmt.Errorf("read %s, row %d: %w", name, n, err)}
			return
		}
	}
	if err := rows.Err(); err != nil {
		tx.err = fmt.Errorf("read %s: %w", name, err)
	}
}
