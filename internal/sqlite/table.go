package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// table binds a kind of record to a table. One list of fields serves for writing and for reading, so the two can't
// drift apart.
type table[T any] struct {
	name    string
	order   string         // the column that keeps the order
	columns string         // as SQL has them
	fields  func(*T) []any // addresses or cells, one a column
}

// hand goes over tables within a transaction and stops at the first error.
type hand struct {
	ctx  context.Context
	tx   *sql.Tx
	done func() // after every row written; nil where nobody counts
	err  error
}

// write puts the rows into the table in their order.
func write[T any](h *hand, t table[T], rows []T) {
	if h.err != nil {
		return
	}
	marks := strings.Repeat(", ?", strings.Count(t.columns, ",")+1)
	stmt, err := h.tx.PrepareContext(h.ctx, "INSERT INTO "+t.name+" ("+t.columns+") VALUES ("+marks[2:]+")")
	if err != nil {
		h.err = fmt.Errorf("write %s: %w", t.name, err)
		return
	}
	defer stmt.Close()
	for i := range rows {
		if _, err := stmt.ExecContext(h.ctx, t.fields(&rows[i])...); err != nil {
			h.err = fmt.Errorf("write %s, row %d: %w", t.name, i+1, err)
			return
		}
		if h.done != nil {
			h.done()
		}
	}
}

// read gives the table's rows in their order.
func read[T any](h *hand, t table[T]) (out []T) {
	if h.err != nil {
		return nil
	}
	found, err := h.tx.QueryContext(h.ctx, "SELECT "+t.columns+" FROM "+t.name+" ORDER BY "+t.order)
	if err != nil {
		h.err = fmt.Errorf("read %s: %w", t.name, err)
		return nil
	}
	defer found.Close()
	for found.Next() {
		var row T
		if err := found.Scan(t.fields(&row)...); err != nil {
			h.err = damage{fmt.Errorf("read %s, row %d: %w", t.name, len(out)+1, err)}
			return nil
		}
		out = append(out, row)
	}
	if err := found.Err(); err != nil {
		h.err = fmt.Errorf("read %s: %w", t.name, err)
		return nil
	}
	return out
}

// exec runs a statement that answers nothing.
func (h *hand) exec(statement string, args ...any) {
	if h.err != nil {
		return
	}
	if _, err := h.tx.ExecContext(h.ctx, statement, args...); err != nil {
		h.err = fmt.Errorf("%s: %w", statement, err)
	}
}
