package format

import (
	"strconv"

	"github.com/paulmach/orb"

	"khyberatlas/internal/hue"
	"khyberatlas/internal/incident"
)

// The layers as KML.
var (
	IncidentsKML = recordsKML("incidents")
	StrikesKML   = recordsKML("strikes")
	CrossingsKML = KML[crossing]{
		layer:  Crossings,
		id:     "crossings",
		name:   func(c crossing) string { return c.Name },
		says:   sayCrossing,
		style:  func(c crossing) string { return "state-" + string(c.State) },
		styles: gateStyles(),
		place:  func(o *buffer, c crossing) { o.kmlPoint(c.At) },
	}
	DistrictsKML = KML[area]{
		layer:  Districts,
		id:     "districts",
		name:   func(a area) string { return a.District.Name },
		says:   sayArea,
		style:  func(area) string { return outline },
		styles: []kmlStyle{{id: outline, hue: hue.Line, width: 2}},
		place:  func(o *buffer, a area) { o.kmlArea(a.District.Shape) },
	}
	TehsilsKML = KML[area]{
		layer:  Tehsils,
		id:     "tehsils",
		name:   func(a area) string { return a.Tehsil.Name },
		says:   sayArea,
		style:  func(area) string { return outline },
		styles: []kmlStyle{{id: outline, hue: hue.Line, width: 1}},
		place:  func(o *buffer, a area) { o.kmlArea(a.Tehsil.Shape) },
	}
)

func recordsKML(id string) KML[record] {
	return KML[record]{
		layer: Incidents,
		id:    id,
		name:  func(r record) string { return r.Title },
		says:  sayRecord,
		span:  func(r record) incident.Days { return r.Span() },
		style: func(r record) string {
			if r.GeoPrecision.Coarse() {
				return string(r.Type) + coarse
			}
			return string(r.Type)
		},
		styles: eventStyles(),
		place: func(o *buffer, r record) {
			if r.At != nil {
				o.kmlPoint(*r.At)
			}
		},
	}
}

// sayRecord is the summary, the figure and the citations.
func sayRecord(o *buffer, r record) {
	o.xml(untagged(r.Summary) + "\n")
	o.toll("Killed", r.Killed.Told())
	o.claimed("Killed", r.KilledUnagreed())
	o.claimed("Injured", r.InjuredUnagreed())
	if r.GeoPrecision.Coarse() {
		o.xml("The place is known only as far as the " + string(r.GeoPrecision) + ".\n")
	}
	for _, s := range r.Sources {
		line := "Source: " + s.Publisher
		if s.Published != 0 {
			line += ", " + s.Published.String()
		}
		if s.URL != "" {
			line += ", " + s.URL
		}
		o.xml(untagged(line) + "\n")
	}
}

func sayCrossing(o *buffer, c crossing) {
	if c.On != 0 {
		o.xml("State on " + c.On.String() + ": " + string(c.State) + "\n")
	}
	for _, s := range c.Scopes {
		line := string(s.Scope) + ": " + string(s.Status)
		if s.Since != 0 {
			line += " since " + s.Since.String()
		}
		if s.LastReported != 0 {
			line += ", last reported " + s.LastReported.String()
		}
		o.xml(line + "\n")
	}
	if c.LastRecord != "" {
		o.xml(untagged(c.LastRecord) + "\n")
	}
}

func sayArea(o *buffer, a area) {
	o.xml("Incidents: " + strconv.Itoa(a.Totals.Count) + "\n")
	o.toll("Killed", a.Totals.Toll())
}

func (o *buffer) kmlPoint(p orb.Point) {
	o.raw("<Point><coordinates>")
	o.position(p)
	o.raw("</coordinates></Point>\n")
}

// kmlArea writes a polygon, or several as one feature; they lie on the ground.
func (o *buffer) kmlArea(m orb.MultiPolygon) {
	if len(m) > 1 {
		o.raw("<MultiGeometry>\n")
	}
	for _, p := range m {
		o.raw("<Polygon><tessellate>1</tessellate>")
		for i, ring := range p {
			side := "inner"
			if i == 0 {
				side = "outer"
			}
			o.raw("<" + side + "BoundaryIs><LinearRing><coordinates>")
			for j, at := range ring {
				if j > 0 {
					o.raw(" ")
				}
				o.position(at)
			}
			o.raw("</coordinates></LinearRing></" + side + "BoundaryIs>")
		}
		o.raw("</Polygon>\n")
	}
	if len(m) > 1 {
		o.raw("</MultiGeometry>\n")
	}
}
