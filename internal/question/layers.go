package question

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// layer is what a question knows of the features of one kind.
type layer struct {
	feature func(q *Question, id string) (any, bool) // by its id, without any of its figures
	count   func(q *Question) int                    // of what is asked for
	extent  func(q *Question) incident.Extent        // whatever is asked for
	ids     func(ds *incident.Dataset) []string      // nil where they are those of searches
}

// layers are all of them: what the protocol has and this table lacks is an ErrNoRow.
var layers = map[incident.Layer]layer{
	incident.LayerIncidents: ofIncidents(incident.LayerIncidents),
	incident.LayerStrikes:   ofIncidents(incident.LayerStrikes),
	incident.LayerCrossings: ofDataset(
		func(ds *incident.Dataset) []incident.Crossing { return ds.Crossings },
		func(x *incident.Crossing) string { return x.ID },
		lengthOf((*Question).States),
		ofCrossings),
	incident.LayerDistricts: ofDataset(
		func(ds *incident.Dataset) []incident.District { return ds.Districts },
		func(x *incident.District) string { return x.ID },
		func(q *Question) int {
			if len(q.Asked.Query.Boxes) == 0 && q.Asked.Only == nil {
				return len(q.Atlas.Data().Districts) // without the sum of each
			}
			return len(q.OnlyDistricts(q.Asked.Query))
		},
		ofAreas(func(x *incident.District) orb.MultiPolygon { return x.Shape })),
	incident.LayerTehsils: ofDataset(
		func(ds *incident.Dataset) []incident.Tehsil { return ds.Tehsils },
		func(x *incident.Tehsil) string { return x.ID },
		func(q *Question) int {
			if len(q.Asked.Query.Boxes) == 0 && q.Asked.Only == nil {
				return len(q.Atlas.Data().Tehsils)
			}
			return len(q.OnlyTehsils(q.Asked.Query))
		},
		ofAreas(func(x *incident.Tehsil) orb.MultiPolygon { return x.Shape })),
}

// ofIncidents is a layer of those incidents that its collection holds.
func ofIncidents(id incident.Layer) layer {
	within := func(filter incident.Query) incident.Query {
		c, _ := ogc.CollectionOf(id)
		return c.Query(filter)
	}
	return layer{
		feature: func(q *Question, id string) (any, bool) {
			r, ok := q.Record(id)
			types := within(incident.Query{}).Types
			return r, ok && (len(types) == 0 || slices.Contains(types, r.Type))
		},
		count:  func(q *Question) int { return q.Matched(within(q.Asked.Query)) },
		extent: func(q *Question) incident.Extent { return q.extentOfAll(id) },
	}
}

// ofDataset is a layer whose features the dataset lists.
func ofDataset[T any](list func(*incident.Dataset) []T, id func(*T) string, count func(*Question) int,
	extent func(*Question, []T) incident.Extent) layer {
	return layer{
		feature: func(q *Question, wanted string) (any, bool) {
			features := list(q.Atlas.Data())
			i := slices.IndexFunc(features, func(x T) bool { return id(&x) == wanted })
			if i < 0 {
				return nil, false
			}
			return &features[i], true
		},
		count:  count,
		extent: func(q *Question) incident.Extent { return extent(q, list(q.Atlas.Data())) },
		ids: func(ds *incident.Dataset) []string {
			features := list(ds)
			ids := make([]string, len(features))
			for i := range features {
				ids[i] = id(&features[i])
			}
			return ids
		},
	}
}

// IDs are those of a layer's features, unless they are incidents.
func (q *Question) IDs(id incident.Layer) []string {
	row, ok := layers[id]
	if !ok || row.ids == nil {
		q.fail(fmt.Errorf("ids of %s: %w", id, ErrNoRow))
		return nil
	}
	return row.ids(q.Atlas.Data())
}
