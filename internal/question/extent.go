package question

import (
	"context"
	"fmt"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// extents are those of the layers. The figures of districts and tehsils are made of incidents, so their interval is that of
// the incidents.
var extents = map[incident.Layer]func(*Question) incident.Extent{
	incident.LayerIncidents: func(q *Question) incident.Extent { return q.extent(incident.Query{}) },
	incident.LayerStrikes:   func(q *Question) incident.Extent { return q.extent(strikes(incident.Query{})) },
	incident.LayerCrossings: func(q *Question) incident.Extent { return ofCrossings(q.Atlas.Data().Crossings) },
	incident.LayerDistricts: func(q *Question) incident.Extent {
		return ofAreas(q, q.Atlas.Data().Districts, func(d *incident.District) orb.MultiPolygon { return d.Shape })
	},
	incident.LayerTehsils: func(q *Question) incident.Extent {
		return ofAreas(q, q.Atlas.Data().Tehsils, func(t *incident.Tehsil) orb.MultiPolygon { return t.Shape })
	},
}

// Extent is that of a layer, whatever is asked of it.
func (q *Question) Extent(layer incident.Layer) incident.Extent {
	of, ok := extents[layer]
	if !ok {
		q.fail(fmt.Errorf("extent of %s: %w", layer, ErrNoRow))
		return incident.Extent{}
	}
	return of(q)
}

func (q *Question) extent(filter incident.Query) incident.Extent {
	return ask(q, "extent", func(ctx context.Context) (incident.Extent, error) { return q.answerer.Extent(ctx, filter) })
}

func ofAreas[T any](q *Question, areas []T, shape func(*T) orb.MultiPolygon) incident.Extent {
	e := incident.Extent{Days: q.extent(incident.Query{}).Days}
	for i := range areas {
		e.AddBox(shape(&areas[i]).Bound())
	}
	return e
}

func ofCrossings(crossings []incident.Crossing) incident.Extent {
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
