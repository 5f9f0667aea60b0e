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

// Extent is that of one of the collections incidents, strikes, crossings, districts and tehsils; false for others. The
// figures of districts and tehsils are made of incidents, so their interval is that of the incidents.
func (a *Atlas) Extent(collection string) (Extent, bool) {
	var e Extent
	switch collection {
	case "incidents":
		e.addRecords(a.match(incident.Query{}), a)
	case "strikes":
		e.addRecords(a.match(incident.Query{Types: incident.StrikeTypes}), a)
	case "crossings":
		e.addCrossings(a.data.Crossings)
	case "districts":
		e.addRecords(a.match(incident.Query{}), a)
		e.Box, e.HasBox = orb.Bound{}, false
		for i := range a.areas.districts {
			e.addBox(a.areas.districts[i].Shape.Bound())
		}
	case "tehsils":
		e.addRecords(a.match(incident.Query{}), a)
		e.Box, e.HasBox = orb.Bound{}, false
		for i := range a.areas.tehsils {
			e.addBox(a.areas.tehsils[i].Shape.Bound())
		}
	default:
		return e, false
	}
	return e, true
}

func (e *Extent) addRecords(members set, a *Atlas) {
	e.Days = a.charted(incident.Query{}, members)
	members.each(func(i int) {
		if at := a.records[i].At; at != nil {
			e.addBox(at.Bound())
		}
	})
}

func (e *Extent) addCrossings(crossings []incident.Crossing) {
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
}

func (e *Extent) addBox(b orb.Bound) {
	if e.HasBox {
		b = e.Box.Union(b)
	}
	e.Box, e.HasBox = b, true
}
