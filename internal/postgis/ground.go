package postgis

import (
	"context"
	"fmt"

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
	_, err = s.changeGround(ctx, layer.Name, func(tx *transaction) { write(tx, table.Ground, []table.Laid{row}) })
	return err
}

// Lift takes a layer out of the ground again; false says that it had none of the name.
func (s *Store) Lift(ctx context.Context, name string) (found bool, err error) {
	defer stopped(ctx, &err)
	return s.changeGround(ctx, name, func(*transaction) {})
}

func (s *Store) changeGround(ctx context.Context, name string, change func(*transaction)) (found bool, err error) {
	tx, err := s.writing(ctx)
	if err != nil {
		return false, fmt.Errorf("change the ground: %w", err)
	}
	defer tx.end()
	found = tx.exec("DELETE FROM khyberatlas.context_layers WHERE layer = $1", name) > 0
	if change(tx.transaction); tx.err != nil {
		return false, fmt.Errorf("change the ground: %w", explain(s.name, tx.err))
	}
	if err := tx.Commit(); err != nil {
		return false, fmt.Errorf("change the ground: %w", explain(s.name, err))
	}
	return found, nil
}
