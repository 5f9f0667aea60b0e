package format

import (
	"strings"

	"khyberatlas/internal/incident"
)

// The books and the ground as tables.
var (
	Reported  = Table[incident.ReportedTotal]{reportedColumns}
	Changes   = Table[incident.DistrictChange]{changeColumns}
	Actors    = Table[incident.ActorInfo]{actorColumns}
	Towns     = Table[incident.TownPlace]{townColumns}
	Landmarks = Table[incident.Landmark]{landmarkColumns}
	Routes    = Table[incident.Route]{routeColumns}
)

type (
	reported = incident.ReportedTotal
	change   = incident.DistrictChange
	actor    = incident.ActorInfo
	town     = incident.TownPlace
	landmark = incident.Landmark
	route    = incident.Route
)

var (
	reportedColumns = []column[reported]{
		{name: "from", put: func(o *buffer, r reported) { o.day(r.From) }},
		{name: "to", put: func(o *buffer, r reported) { o.day(r.To) }},
		{name: "area", put: func(o *buffer, r reported) { o.text(r.Area) }},
		{name: "measure", put: func(o *buffer, r reported) { o.text(r.Measure) }},
		{name: "value", put: func(o *buffer, r reported) { o.decimal(r.Value) }},
		{name: "value_high", put: func(o *buffer, r reported) {
			if r.ValueHigh == nil {
				o.none()
				return
			}
			o.decimal(*r.ValueHigh)
		}},
		{name: "unit", put: func(o *buffer, r reported) { o.text(r.Unit) }},
		{name: "publisher", put: func(o *buffer, r reported) { o.text(r.Publisher) }},
		{name: "published", put: func(o *buffer, r reported) { o.day(r.Published) }},
		{name: "url", put: func(o *buffer, r reported) { o.text(r.URL) }},
		{name: "note", put: func(o *buffer, r reported) { o.text(r.Note) }},
	}
	changeColumns = []column[change]{
		{name: "date", put: func(o *buffer, c change) { o.day(c.Date) }},
		{name: "date_precision", put: func(o *buffer, c change) { o.text(string(c.DatePrecision)) }},
		{name: "kind", put: func(o *buffer, c change) { o.text(c.Kind) }},
		{name: "from_units", put: func(o *buffer, c change) { o.text(strings.Join(c.FromUnits, ";")) }},
		{name: "to_units", put: func(o *buffer, c change) { o.text(strings.Join(c.ToUnits, ";")) }},
		{name: "on_map", put: func(o *buffer, c change) { o.yes(c.OnMap) }},
		{name: "note", put: func(o *buffer, c change) { o.text(c.Note) }},
		{name: "publisher", put: func(o *buffer, c change) { o.text(c.Publisher) }},
		{name: "published", put: func(o *buffer, c change) { o.day(c.Published) }},
		{name: "url", put: func(o *buffer, c change) { o.text(c.URL) }},
	}
	actorColumns = []column[actor]{
		{name: "id", put: func(o *buffer, a actor) { o.text(string(a.ID)) }},
		{name: "name", put: func(o *buffer, a actor) { o.text(a.Name) }},
		{name: "name_ur", put: func(o *buffer, a actor) { o.text(a.NameUr) }},
		{name: "kind", put: func(o *buffer, a actor) { o.text(a.Kind) }},
		{name: "note", put: func(o *buffer, a actor) { o.text(a.Note) }},
	}
	townColumns = []column[town]{
		{name: "id", put: func(o *buffer, t town) { o.text(t.ID) }},
		{name: "name", put: func(o *buffer, t town) { o.text(t.Name) }},
		{name: "name_ur", put: func(o *buffer, t town) { o.text(t.NameUr) }},
		{name: "name_ps", put: func(o *buffer, t town) { o.text(t.NamePs) }},
		{name: "lat", put: func(o *buffer, t town) { o.decimal(t.At.Lat()) }},
		{name: "lon", put: func(o *buffer, t town) { o.decimal(t.At.Lon()) }},
		{name: "country", put: func(o *buffer, t town) { o.text(string(t.Country)) }},
		{name: "rank", put: func(o *buffer, t town) { o.number(t.Rank) }},
	}
	landmarkColumns = []column[landmark]{
		{name: "id", put: func(o *buffer, l landmark) { o.text(l.ID) }},
		{name: "kind", put: func(o *buffer, l landmark) { o.text(l.Kind) }},
		{name: "name", put: func(o *buffer, l landmark) { o.text(l.Name) }},
		{name: "name_ur", put: func(o *buffer, l landmark) { o.text(l.NameUr) }},
		{name: "name_ps", put: func(o *buffer, l landmark) { o.text(l.NamePs) }},
		{name: "lat", put: func(o *buffer, l landmark) { o.decimal(l.At.Lat()) }},
		{name: "lon", put: func(o *buffer, l landmark) { o.decimal(l.At.Lon()) }},
		{name: "elev_m", put: func(o *buffer, l landmark) { o.figure(l.Elevation) }},
		{name: "rank", put: func(o *buffer, l landmark) { o.number(l.Rank) }},
	}
	routeColumns = []column[route]{
		{name: "id", put: func(o *buffer, r route) { o.text(r.ID) }},
		{name: "name", put: func(o *buffer, r route) { o.text(r.Name) }},
		{name: "name_ur", put: func(o *buffer, r route) { o.text(r.NameUr) }},
		{name: "name_ps", put: func(o *buffer, r route) { o.text(r.NamePs) }},
		{name: "via", put: func(o *buffer, r route) { o.text(via(r)) }},
	}
)

// yes is a truth as the dataset's files write it.
func (o *buffer) yes(t bool) {
	switch {
	case !o.csv:
		o.truth(t)
	case t:
		o.text("yes")
	default:
		o.text("no")
	}
}

// via is the places of a road as the dataset's files write them.
func via(r route) string {
	b := buffer{}
	for i, p := range r.Via {
		if i > 0 {
			b.raw(" ")
		}
		b.decimal(p[0])
		b.raw(",")
		b.decimal(p[1])
	}
	return string(b.b)
}
