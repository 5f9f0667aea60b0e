package stores

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"os"

	"khyberatlas/internal/store"
	"khyberatlas/internal/store/table"
)

// Copy makes a store, where there is none yet, that holds and knows all that this one does: its versions, records, pairs and
// what is gone. Both are read and proven. What is copied is of one
// moment, whoever writes meanwhile, and where it fails nothing is left.
func (p Place) Copy(ctx context.Context, to Place) error {
	s, err := p.Open(ctx, store.Read, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	defer s.Close()
	if err := proven(ctx, s); err != nil {
		return fmt.Errorf("copy %s: %w", p, err)
	}
	err = to.kind().fill(ctx, func(t Store) error {
		to.prove(t, slog.New(slog.DiscardHandler))
		dump := func(take func(table.Any, iter.Seq[[]any]) error) error { return s.Dump(ctx, take) }
		if err := t.Restore(ctx, dump); err != nil {
			return err
		}
		return proven(ctx, t)
	})
	if err == nil && to.File() != "" {
		err = os.Chmod(to.File(), 0o600) // what may not be passed on is in it too
	}
	if err != nil {
		return fmt.Errorf("copy %s to %s: %w", p, to, err)
	}
	return nil
}

// Backup is a copy that is consistent, whoever writes meanwhile, and proven: a file, or another database. It says where it is.
func (p Place) Backup(ctx context.Context, out string) (to Place, err error) {
	to = Place{Address: out, Trusts: p.Trusts}
	if (p.File() == "") != (to.File() == "") {
		return to, p.Copy(ctx, to)
	}
	s, err := p.Open(ctx, store.Read, slog.New(slog.DiscardHandler))
	if err != nil {
		return to, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return to, s.Backup(ctx, out)
}

// proven reads all of a store.
func proven(ctx context.Context, s Store) error {
	r, err := s.Read(ctx)
	if err != nil {
		return err
	}
	return errors.Join(r.Rows(ctx, nil), r.Close())
}
