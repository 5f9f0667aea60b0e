package sqlite

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite/cell"
)

// laid is a row of context_layers: what an operator laid into the ground, with a checksum of its own.
type laid struct {
	incident.GroundLayer
	names, sum string
}

var groundTable = table[laid]{"context_layers", "layer",
	`layer, attribution, licence, licence_url, source, imported_at, far, near, names, sum`,
	func(l *laid) []any {
		return []any{&l.Name, &l.Attribution, &l.Licence, &l.LicenceURL, &l.Source, cell.Day(&l.Imported), &l.Far, &l.Near,
			&l.names, &l.sum}
	}}

// digest quotes every text, so that no two rows look alike.
func (l *laid) digest() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q %q %q %s %x %x %q", l.Name, l.Attribution, l.Licence, l.LicenceURL, l.Source, l.Imported, l.Far, l.Near,
		l.names)
	return digest(h)
}

// Lay puts a layer into the ground, in the place of the one of its name. The dataset stays as it is.
func (s *Store) Lay(ctx context.Context, layer incident.GroundLayer) (err error) {
	defer stopped(ctx, &err)
	names := layer.Names
	if names == nil {
		names = []incident.GroundName{}
	}
	text, err := json.Marshal(names)
	if err != nil {
		return fmt.Errorf("lay %s: %w", layer.Name, err)
	}
	row := laid{GroundLayer: layer, names: string(text)}
	// A blob of no bytes is no NULL.
	row.Far, row.Near = append([]byte{}, layer.Far...), append([]byte{}, layer.Near...)
	row.sum = row.digest()
	return s.changeGround(ctx, layer.Name, func(tx *transaction) { write(tx, groundTable, []laid{row}) })
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
		*f = slices.ContainsFunc(read(tx, groundTable), func(l laid) bool { return l.Name == name })
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

// readGround puts the layers into the dataset, in the order in which they are drawn.
func (s *Store) readGround(tx *transaction, ds *incident.Dataset) error {
	for _, l := range read(tx, groundTable) {
		if !s.trusts && l.digest() != l.sum {
			return edited{[]string{groundTable.name}}
		}
		if err := json.Unmarshal([]byte(l.names), &l.Names); err != nil {
			return damage{fmt.Errorf("read the names of %s: %w", l.Name, err)}
		}
		ds.Ground = append(ds.Ground, l.GroundLayer)
	}
	slices.SortFunc(ds.Ground, func(a, b incident.GroundLayer) int {
		return cmp.Compare(slices.Index(incident.GroundNames, a.Name), slices.Index(incident.GroundNames, b.Name))
	})
	return tx.err
}
