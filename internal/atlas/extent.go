package atlas

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// Extent is the box and the interval that hold all of a collection. The interval is open at the end where a crossing's
// spell has none, and all of time where there are no days at all; HasBox is false where nothing has a place.
type Extent struct {
	Box    orb.Bound
	HasBox bool
	Days   incident.Days
}

// extents are those of the layers. The figures of districts and tehsils are made of incidents, so their interval is that of
// the incidents.
var extents = map[incident.Layer]func(*Atlas) Extent{
	incident.LayerIncidents: func(a *Atlas) Extent { return a.extentOf(incident.Query{}) },
	incident.LayerStrikes:   func(a *Atlas) Extent { return a.extentOf(incident.Query{Types: incident.StrikeTypes}) },
	incident.LayerCrossings: func(a *Atlas) Extent { return extentOfCrossings(a.data.Crossings) },
	incident.LayerDistricts: func(a *Atlas) Extent {
		e := Extent{Days: a.extentOf(incident.Query{}).Days}
		for i := range a.areas.districts {
			e.addBox(a.areas.districts[i].Shape.Bound())
		}
		return e
	},
	incident.LayerTehsils: func(a *Atlas) Extent {
		e := Extent{Days: a.extentOf(incident.Query{}).Days}
		for i := range a.areas.tehsils {
			e.addBox(a.areas.tehsils[i].Shape.Bound())
		}
		return e
	},
}

// Extent is that of a layer; false for one that has none.
func (a *Atlas) Extent(layer incident.Layer) (Extent, bool) {
	of, ok := extents[layer]
	if !ok {
		return Extent{}, false
	}
	return of(a), true
}

func (a *Atlas) extentOf(q incident.Query) Extent {
	members := a.match(q)
	e := Extent{Days: a.charted(incident.Query{}, members)}
	members.each(func(i int) {
		if at := a.records[i].At; at != nil {
			e.addBox(at.Bound())
		}
	})
	return e
}

func extentOfCrossings(crossings []incident.Crossing) Extent {
	var e Extent
	open := false
	for i := range crossings {
		c := &crossings[i]
		e.addBox(c.At.Bound())
		for j := range c.Spells {
			s := &c.Spells[j]
			if e.Days.From == 0 || s.From < e.Days.From {
				e.Days.From = s.From
			}
			open = open || s.To == 0
			e.Days.To = max(e.Days.To, s.To)
		}
	}
	if open {
		e.Days.To = 0
	}
	return e
}

func (e *Extent) addBox(b orb.Bound) {
	if e.HasBox {
		b = e.Box.Union(b)
	}
	e.Box, e.HasBox = b, true
}
