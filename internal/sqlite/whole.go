package sqlite

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// Proven reads all of the store, and says what is wrong with it.
func (s *Store) Proven(ctx context.Context) error {
	r, err := s.Read(ctx)
	if err != nil {
		return err
	}
	return errors.Join(r.Rows(ctx, nil), r.Close())
}

// Dump hands over every row that is held.
func (s *Store) Dump(ctx context.Context, take func(t table.Any, rows iter.Seq[[]any]) error) (err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, t := range table.Whole {
		if t.Name == imported.Name {
			t.Order = imported.Order
		}
		err := take(t, func(yield func([]any) bool) { tx.dump(t, yield) })
		if err = errors.Join(tx.err, err); err != nil {
			return explain(s.path, err)
		}
	}
	return nil
}

// dump goes over the rows of a table.
func (tx *transaction) dump(t table.Any, yield func([]any) bool) {
	rows, err := tx.QueryContext(tx.ctx, selects(t.Name, t.Columns, t.Order))
	if err != nil {
		tx.fail(fmt.Errorf("read %s: %w", t.Name, err))
		return
	}
	defer rows.Close()
	for n := 1; rows.Next(); n++ {
		fields := t.Row()
		if err := rows.Scan(fields...); err != nil {
			tx.fail(ledger.Damage{Err: fmt.Errorf("read %s, row %d: %w", t.Name, n, err)})
			return
		}
		if !yield(fields) {
			return
		}
	}
	if err := rows.Err(); err != nil {
		tx.fail(fmt.Errorf("read %s: %w", t.Name, err))
	}
}

// Restore fills a store that holds nothing with all of another one, in one transaction.
func (s *Store) Restore(ctx context.Context, from table.Dump) (err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if held := read(tx, table.Versions); len(held) > 0 {
		return store.Worded(store.ErrExists, s.path+" holds a dataset already")
	}
	tx.exec("DELETE FROM checksums") // of tables that are empty
	if err := from(func(t table.Any, rows iter.Seq[[]any]) error {
		tx.write(t.Name, t.Columns, rows)
		return tx.err
	}); err != nil {
		return explain(s.path, err)
	}
	return explain(s.path, tx.Commit())
}
