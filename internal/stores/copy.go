package stores

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"

	"khyberatlas/internal/store"
	"khyberatlas/internal/store/table"
)

// Copy makes a store, where there is none yet, that holds and knows all that this one does: its versions, records, pairs and
// what is gone. Both are read and proven. It sees one moment, whoever writes meanwhile, and where it fails nothing is left.
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
	if err != nil {
		return fmt.Errorf("copy %s to %s: %w", p, to, err)
	}
	return nil
}

// proven reads all of a store.
func proven(ctx context.Context, s Store) error {
	r, err := s.Read(ctx)
	if err != nil {
		return err
	}
	return errors.Join(r.Rows(ctx, nil), r.Close())
}
