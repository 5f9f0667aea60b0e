package question

import (
	"context"
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// Extent is that of a layer, whatever is asked of it.
func (q *Question) Extent(layer incident.Layer) incident.Extent {
	row, ok := layers[layer]
	if !ok {
		q.fail(fmt.Errorf("extent of %s: %w", layer, ErrNoRow))
		return incident.Extent{}
	}
	return row.extent(q)
}

// ExtentOf is that of the incidents that match.
func (q *Question) ExtentOf(filter incident.Query) incident.Extent {
	return ask(q, "extent", func(ctx context.Context) (incident.Extent, error) { return q.answerer.Extent(ctx, q.found(filter)) })
}

// extentKey is that of an extent of a whole layer of incidents, which hangs on the version and on what may be passed on alone.
type extentKey struct {
	layer     incident.Layer
	withholds bool
}

// extentOfAll is that of a layer of incidents, worked out once for a version.
func (q *Question) extentOfAll(layer incident.Layer) incident.Extent {
	c, _ := ogc.CollectionOf(layer)
	e, _ := atlas.Kept(q.Atlas, extentKey{layer, q.withholds}, func() (incident.Extent, error) {
		e := q.ExtentOf(c.Query(incident.Query{}))
		return e, q.err
	})
	return e
}

// Wide is a filter without its boxes where one of them holds all that has a place: it asks for the same.
func (q *Question) Wide(filter incident.Query) incident.Query {
	if len(filter.Boxes) == 0 {
		return filter
	}
	all, err := atlas.Kept(q.Atlas, extentKey{incident.LayerIncidents, false}, func() (incident.Extent, error) {
		return q.answerer.Extent(q.ctx, incident.Query{})
	})
	holds := func(b orb.Bound) bool { return b.Contains(all.Box.Min) && b.Contains(all.Box.Max) }
	if err == nil && all.HasBox && slices.ContainsFunc(filter.Boxes, holds) {
		return filter.Anywhere()
	}
	return filter
}

// ofAreas is for districts and tehsils: their figures are made of incidents, so their interval is that of the incidents.
func ofAreas[T any](shape func(*T) orb.MultiPolygon) func(*Question, []T) incident.Extent {
	return func(q *Question, areas []T) incident.Extent {
		e := incident.Extent{Days: q.extentOfAll(incident.LayerIncidents).Days}
		for i := range areas {
			e.AddBox(shape(&areas[i]).Bound())
		}
		return e
	}
}

func ofCrossings(_ *Question, crossings []incident.Crossing) incident.Extent {
	var e incident.Extent
	open := false
	for i := range crossings {
		c := &crossings[i]
		e.AddBox(c.At.Bound())
		for j := range c.Spells {
			e.AddDays(c.Spells[j].Days())
			open = open || c.Spells[j].To == 0
		}
	}
	if open {
		e.Days.To = 0
	}
	return e
}
