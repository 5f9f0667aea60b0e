package question

import (
	"errors"
	"fmt"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/spot"
	"khyberatlas/internal/tile"
)

// ErrNoRow says that what the protocol has has no row in a table of the program that needs one. That is a fault of the
// program, whatever the reader asked, and so never an incident.ErrNotFound.
var ErrNoRow = errors.New("no row in the program's table")

// Missing is something that a path names and that isn't there.
type Missing struct {
	What, Value string
	Allowed     []string // what there is instead, where that is a short list
}

func (m *Missing) Error() string { return fmt.Sprintf("there is no %s %q", m.What, m.Value) }

// Unwrap says that it is an incident.ErrNotFound.
func (m *Missing) Unwrap() error { return incident.ErrNotFound }

// Withdrawn is an incident that an import left out: the version that first lacked it, and its day where that is known.
type Withdrawn struct {
	ID, Version string
	Released    incident.Day
}

func (w *Withdrawn) Error() string {
	version := w.Version
	if w.Released != 0 {
		version += ", released on " + w.Released.String() + ","
	}
	return fmt.Sprintf("the incident %q was withdrawn: version %s of the dataset was the first without it", w.ID, version)
}

// Unwrap says that it is an incident.ErrGone.
func (w *Withdrawn) Unwrap() error { return incident.ErrGone }

// Exists looks for what the path names: an error is a Missing, a Withdrawn or a failure. It costs one record.
func (q *Question) Exists() error {
	name := q.Asked.Collection
	if name == "" && strings.Contains(q.Operation.Path, "{collectionId}") { // without the ending of the path
		return &Missing{What: "page", Value: q.At}
	}
	if q.Asked.Operation == ogc.OpTile || q.Asked.Operation == ogc.OpSpots {
		if _, ok := TileOf(q.Asked.Tile); !ok {
			return &Missing{What: "tile", Value: q.At}
		}
	}
	if name == "" || q.Operation.File {
		return nil
	}
	if _, ok := ogc.CollectionOf(name); !ok {
		return &Missing{What: "collection", Value: string(name), Allowed: ogc.CollectionIDs()}
	}
	if q.Asked.ID == "" {
		return nil
	}
	_, err := q.Feature()
	return err
}

// TileOf is the tile that an address names; false where there is none at the zooms that have tiles.
func TileOf(named ogc.Tile) (spot.Tile, bool) { return tile.Parse(named.Matrix, named.Col, named.Row) }

// Feature is the feature that the path names, without any of its figures; an error is a Missing, a Withdrawn, an ErrNoRow or
// another failure.
func (q *Question) Feature() (any, error) {
	id, layer, ds := q.Asked.ID, q.Asked.Collection, q.Atlas.Data()
	row, ok := layers[layer]
	if !ok {
		return nil, fmt.Errorf("features of %s: %w", layer, ErrNoRow)
	}
	switch f, ok := row.feature(q, id); {
	case q.err != nil:
		return nil, q.err
	case ok:
		return f, nil
	}
	if c, _ := ogc.CollectionOf(layer); c.Incidents {
		if version, gone := ds.Gone[id]; gone {
			return nil, &Withdrawn{ID: id, Version: version, Released: ds.History[version]}
		}
	}
	return nil, &Missing{What: "feature in " + string(layer), Value: id}
}
