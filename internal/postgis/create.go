package postgis

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/table"
)

// Create makes a new store in a database that has none, and imports the dataset.
func Create(ctx context.Context, address string, ds *incident.Dataset, how store.How) error {
	return New(ctx, address, func(s *Store) error {
		_, err := s.Import(ctx, ds, how, nil)
		return err
	})
}

// New makes a new store in a database and has it filled. Where filling fails the tables are taken away again. A database that
// holds a dataset is store.ErrExists; one in which another process has just made the tables is filled by whoever comes first.
func New(ctx context.Context, address string, fill func(*Store) error) (err error) {
	s, made, err := open(ctx, address, store.Write)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if !made {
		switch _, err := s.Status(ctx); {
		case err == nil:
			return store.Worded(store.ErrExists, s.name+" holds a dataset already")
		case !errors.Is(err, store.ErrEmpty):
			return err
		}
		return fill(s)
	}
	if err := fill(s); err != nil {
		return errors.Join(err, s.unmake(context.WithoutCancel(ctx)))
	}
	return nil
}

// unmake takes the tables away, unless somebody has come to fill them.
func (s *Store) unmake(ctx context.Context) error {
	tx, err := s.writing(ctx)
	if err != nil {
		return err
	}
	defer tx.end()
	var held bool
	if tx.ask([]any{&held}, "SELECT EXISTS (SELECT FROM khyberatlas.versions)"); held {
		return nil
	}
	for _, schema := range []string{"atlas", "khyberatlas"} {
		tx.exec("DROP SCHEMA IF EXISTS " + schema + " CASCADE")
	}
	if tx.err != nil {
		return explain(s.name, tx.err)
	}
	return explain(s.name, tx.Commit())
}

// Backup copies the store into another database, in which there is none yet; others read and write meanwhile. What is copied
// is proven, here and there. What older versions held stays behind: pg_dump has that.
func (s *Store) Backup(ctx context.Context, out string) (err error) {
	defer stopped(ctx, &err)
	if err := s.Proven(ctx); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	return New(ctx, out, func(to *Store) error {
		to.trusts, to.compare = s.trusts, s.compare
		if err := to.Restore(ctx, func(take func(table.Any, iter.Seq[[]any]) error) error { return s.Dump(ctx, take) }); err != nil {
			return fmt.Errorf("back up: %w", err)
		}
		return to.Proven(ctx)
	})
}

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
	tx, err := s.begin(ctx, moment)
	if err != nil {
		return err
	}
	defer tx.end()
	for _, t := range table.Whole {
		var failed error
		fields := t.Row()
		err := take(t, func(yield func([]any) bool) {
			ended := errors.New("ended")
			tx.read(t.Name, "SELECT "+selected(t.Columns, fields)+" FROM khyberatlas."+t.Name+heldOf(t),
				func() []any { return fields }, func() error {
					if !yield(fields) {
						return ended
					}
					return nil
				})
			if failed = tx.err; failed == ended {
				failed = nil // the error of take says why
			}
		})
		if err = errors.Join(failed, err); err != nil {
			return explain(s.name, err)
		}
	}
	return nil
}

// heldOf chooses the rows that are held, in their order.
func heldOf(t table.Any) string {
	switch {
	case t.OfDataset() && t.Order == table.Meta.Order:
		return " WHERE until IS NULL"
	case t.OfDataset(), t.Name == table.Imported.Name:
		return " WHERE until IS NULL ORDER BY " + t.Order
	}
	return " ORDER BY " + t.Order
}

// Restore fills a store that holds nothing with all of another one, in one transaction.
func (s *Store) Restore(ctx context.Context, from table.Dump) (err error) {
	defer stopped(ctx, &err)
	tx, err := s.writing(ctx)
	if err != nil {
		return err
	}
	defer tx.end()
	var held bool
	if tx.ask([]any{&held}, "SELECT EXISTS (SELECT FROM khyberatlas.versions)"); held {
		return store.Worded(store.ErrExists, s.name+" holds a dataset already")
	}
	tx.exec("DELETE FROM khyberatlas.checksums") // of tables that are empty
	last := int64(0)
	err = from(func(t table.Any, rows iter.Seq[[]any]) error {
		name := "khyberatlas." + t.Name
		switch {
		case t.Name == table.Versions.Name:
			tx.write(name, t.Columns, func(yield func([]any) bool) {
				for row := range rows {
					if id, ok := row[0].(*int64); ok {
						last = max(last, *id)
					}
					if !yield(row) {
						return
					}
				}
			})
		case t.OfDataset():
			tx.write(name, "seq, since, "+t.Columns, numbered(after(&last, rows)))
		case t.Name == table.Imported.Name:
			// A row is held since it last changed.
			tx.write(name, "since, "+t.Columns, func(yield func([]any) bool) {
				for row := range rows {
					if !yield(append([]any{row[len(row)-1]}, row...)) {
						return
					}
				}
			})
		default:
			tx.write(name, t.Columns, rows)
		}
		return tx.err
	})
	if err != nil {
		return explain(s.name, err)
	}
	if refer(tx.transaction); tx.err != nil {
		return explain(s.name, tx.err)
	}
	return explain(s.name, tx.Commit())
}
