package sqlite

import (
	"context"
	"fmt"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store/table"
)

// Lay puts a layer into the ground, in the place of the one of its name. The dataset stays as it is.
func (s *Store) Lay(ctx context.Context, layer incident.GroundLayer) (err error) {
	defer stopped(ctx, &err)
	row, err := table.Lay(layer)
	if err != nil {
		return err
	}
	return s.changeGround(ctx, layer.Name, func(tx *transaction) { write(tx, table.Ground, []table.Laid{row}) })
}

// Lift takes a layer out of the ground again; false says that it had none of the name.
func (s *Store) Lift(ctx context.Context, name string) (found bool, err error) {
	defer stopped(ctx, &err)
	err = s.changeGround(ctx, name, func(*transaction) {}, &found)
	return found, err
}

func (s *Store) changeGround(ctx context.Context, name string, change func(*transaction), found ...*bool) error {
	tx, err := s.begin(ctx)
	if err != nil {
		return fmt.Errorf("change the ground: %w", err)
	}
	defer tx.Rollback()
	for _, f := range found {
		*f = slices.ContainsFunc(read(tx, table.Ground), func(l table.Laid) bool { return l.Name == name })
	}
	tx.exec("DELETE FROM context_layers WHERE layer = ?", name)
	change(tx)
	if tx.err != nil {
		return fmt.Errorf("change the ground: %w", explain(s.path, tx.err))
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("change the ground: %w", explain(s.path, err))
	}
	return nil
}
