package question

import (
	"context"
	"fmt"
	"iter"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/spot"
)

// FeaturePreparer is an Answerer that holds its records as features of GeoJSON too, as format.AppendFeature spells them.
// Nothing is encoded then for a collection.
type FeaturePreparer interface {
	// Features find what Search finds, and hold one feature.
	Features(ctx context.Context, q incident.Query, window incident.Page) (incident.Prepared, error)

	// Feature finds the one of an id, and incident.ErrNotFound.
	Feature(ctx context.Context, id string) ([]byte, error)
}

// LinePreparer is one that holds them as lines of CSV, as format.AppendLine spells them.
type LinePreparer interface {
	// Lines find what Search finds, and hold one line. No box is asked for.
	Lines(ctx context.Context, q incident.Query, window incident.Page) (incident.Prepared, error)
}

// Tiler is one that writes tiles of incidents, with the features and the properties that tile.Incidents gives them.
type Tiler interface {
	Tile(ctx context.Context, q incident.Query, at spot.Tile, layer string, passed func(origin string) bool) ([]byte, error)
}

// Tile is what a map shows of what matches in a tile; false where the answerer writes none.
func (q *Question) Tile(filter incident.Query, at spot.Tile, layer string, passed func(origin string) bool) ([]byte, bool) {
	a, ok := q.answerer.(Tiler)
	if !ok {
		return nil, false
	}
	return ask(q, "tile", func(ctx context.Context) ([]byte, error) { return a.Tile(ctx, filter, at, layer, passed) }), true
}

// Prepared are rows as bytes, of which a failure ends the search and is Err.
type Prepared struct {
	incident.Prepared
	Each iter.Seq[[]byte]
}

// Features are the features in a window on what matches; false where the answerer holds none as bytes.
func (q *Question) Features(filter incident.Query, window incident.Page) (Prepared, bool) {
	a, ok := q.answerer.(FeaturePreparer)
	if !ok || q.unnames {
		return Prepared{}, false
	}
	return q.prepared(a.Features, filter, window), true
}

// FeatureOf is a record that was found by its id as a feature; false where the answerer holds none as bytes.
func (q *Question) FeatureOf(r *incident.Record) ([]byte, bool) {
	a, ok := q.answerer.(FeaturePreparer)
	if !ok || q.unnames {
		return nil, false
	}
	b := ask(q, "find a feature", func(ctx context.Context) ([]byte, error) { return a.Feature(ctx, r.ID) })
	return b, q.err == nil
}

// Lines are those lines likewise.
func (q *Question) Lines(filter incident.Query, window incident.Page) (Prepared, bool) {
	a, ok := q.answerer.(LinePreparer)
	if !ok || q.unnames {
		return Prepared{}, false
	}
	return q.prepared(a.Lines, filter, window), true
}

func (q *Question) prepared(find func(context.Context, incident.Query, incident.Page) (incident.Prepared, error),
	filter incident.Query, window incident.Page) Prepared {
	found := ask(q, "search", func(ctx context.Context) (incident.Prepared, error) { return find(ctx, q.found(filter), window) })
	return Prepared{found, func(yield func([]byte) bool) {
		if found.Rows == nil {
			return // the search failed
		}
		for row, err := range found.Rows {
			if err != nil {
				q.fail(fmt.Errorf("search: %w", err))
				return
			}
			if !yield(row) {
				return
			}
		}
	}}
}
