package page

import (
	"fmt"
	"khyberatlas/internal/wording"
	"slices"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/views"
)

// nearMost is how many neighbours an incident's page lists.
const nearMost = 8

// incidentPage is the page of one incident.
func incidentPage(c *call) (templ.Component, error) {
	r, ok := c.Atlas.Record(c.Asked.ID)
	if !ok {
		return nil, fmt.Errorf("incident %q: %w", c.Asked.ID, incident.ErrNotFound)
	}
	w := c.Wording
	v := views.IncidentView{Frame: c.frame("incidents", r.Title, r.Summary), Icon: draw.Glyph(r.Type),
		Type: w.Label("type", string(r.Type)), Title: r.Title, Summary: r.Summary, Facts: c.incidentFacts(r),
		Contested: w.Contested(r.Incident), Killed: w.TollFigure(r.Killed.Told()), Figures: breakdown(w, r),
		Sides: claimSides(w, r.Claims), NoClaims: w.Text("incident.no_claims"), Crossing: c.nearCrossing(r),
		NearNote: w.Text("incident.near_none"), Permalink: c.permalink("/collections/incidents/items/" + r.ID)}
	if note, disputed := w.KilledNote(r); disputed {
		v.Contested = append([]string{note}, v.Contested...)
	} else {
		v.KilledNote = note
	}
	switch {
	case v.Killed.Blank:
		v.Killed.Under = w.Claimants(r.Claims, "all", false, (*incident.Incident).KilledUnagreed)
	case v.Killed.Under != "":
		v.Killed.Under = w.Text("incident.range", "range", v.Killed.Under)
	}
	v.Trust = []views.Fact{
		{Name: w.Text("items.confidence"), Text: w.Label("confidence", string(r.Confidence)), Note: w.About("confidence", string(r.Confidence))},
		{Name: w.Text("incident.publishers"), Text: w.Text("items.publishers", "count", r.Publishers)},
	}
	for _, s := range r.Sources {
		v.Sources = append(v.Sources, views.SourceLine{Source: w.Cite(s.Publisher, s.Published, s.URL), Note: s.Note})
	}
	v.Map = views.Drawing{SVG: c.incidentMap(r), Note: w.Precision(r)}
	near := c.Atlas.Neighbours(r, nearMost)
	if len(near) > 0 {
		v.NearNote = w.Text("incident.near_note")
	}
	for _, n := range near {
		v.Near = append(v.Near, views.NearRow{Href: c.Prefix + "/collections/incidents/items/" + n.ID, Title: n.Title,
			Icon: draw.Glyph(n.Type), Type: w.Label("type", string(n.Type)), When: w.When(n.Incident), Where: w.Where(n.Incident),
			Toll: w.Toll(n.Record), Away: w.Text("incident.away", "km", w.Km(n.Km, n.GeoPrecision.Coarse() || r.GeoPrecision.Coarse()), "count", n.Days)})
	}
	meta := c.Meta()
	v.Cite = w.Text("incident.citation", "title", r.Title, "id", r.ID, "dataset", meta.Title, "by", w.Text("site.name"),
		"version", c.Atlas.Version(), "licence", meta.Licence)
	if r.CameIn != "" {
		v.Versions = append(v.Versions, views.Fact{Name: w.Text("incident.came_in"), Text: r.CameIn},
			views.Fact{Name: w.Text("incident.changed_in"), Text: r.ChangedIn})
	}
	v.Forms = []views.Link{{Href: c.PathAs(ogc.GeoJSON), Text: w.Text("web.form.geojson"), Type: ogc.GeoJSON.Bare()}}
	return views.IncidentPage(v), nil
}

// permalink names the version, so that the address goes on saying the same while the version is held.
func (c *call) permalink(path string) string {
	return c.Base + c.Site + "/v/" + c.Atlas.Version() + path
}

func (c *call) incidentFacts(r *incident.Record) []views.Fact {
	w := c.Wording
	day, dayNote := w.Days(r.Incident)
	facts := []views.Fact{{Name: w.Text("incident.when"), Text: day, Note: dayNote}}
	place := views.Fact{Name: w.Text("incident.where"), Text: r.Place}
	if place.Text == "" {
		place.Text = w.Where(r.Incident)
	}
	facts = append(facts, place)
	if r.District != "" {
		f := views.Fact{Name: w.Text("incident.district"), Text: r.District}
		if r.DistrictID != "" {
			f.Href = c.Prefix + "/collections/districts/items/" + r.DistrictID
		}
		facts = append(facts, f)
	}
	if i := slices.IndexFunc(c.Atlas.Data().Tehsils, func(t incident.Tehsil) bool { return t.ID == r.TehsilID }); i >= 0 {
		t := &c.Atlas.Data().Tehsils[i]
		facts = append(facts, views.Fact{Name: w.Text("incident.tehsil"), Text: t.Name, Href: c.Prefix + "/collections/tehsils/items/" + t.ID})
	}
	facts = append(facts, views.Fact{Name: w.Text("incident.admin1"), Text: w.Text("map.place", "place", r.Admin1, "area", w.Label("country", string(r.Country)))},
		views.Fact{Name: w.Text("map.filter.actor"), Text: w.Label("actor", string(r.Actor)), Note: w.About("actor", string(r.Actor))})
	if r.Target != "" {
		facts = append(facts, views.Fact{Name: w.Text("incident.target"), Text: r.Target})
	}
	if r.Distances {
		facts = append(facts, views.Fact{Name: w.Text("incident.frontier"), Text: w.Km(r.FrontierKm, r.GeoPrecision.Coarse())})
	}
	return facts
}

// breakdown says who the killed were and how many were injured. What the incident has no figure of is said as claims give
// it, with who says so, else to be missing.
func breakdown(w wording.Wording, r *incident.Record) []views.Fact {
	line := func(key string, n *int, of incident.Subject, spans func(*incident.Incident) []incident.Claimed) views.Fact {
		f := views.Fact{Name: w.Text(key), Text: w.Text("words.not_reported")}
		if n != nil {
			f.Text = w.Number(*n)
		} else if claimed := spans(r.Incident); claimed != nil {
			f.Text = w.Text("words.with_claims", "head", w.Text("words.unagreed"), "claims", w.Claims(claimed, of))
			f.Note = w.Claimants(r.Claims, of, true, spans)
		}
		return f
	}
	killed := func(of ...incident.Subject) func(*incident.Incident) []incident.Claimed {
		return func(i *incident.Incident) []incident.Claimed { return i.KilledClaims(of...) }
	}
	return []views.Fact{line("incident.civilians", r.Civilians, "civilians", killed("civilians")),
		line("incident.forces", r.Forces, "", killed("forces_pk", "forces_af")),
		line("incident.militants", r.Militants, "militants", killed("militants")),
		line("incident.injured", r.Injured, "all", (*incident.Incident).InjuredUnagreed)}
}

func (c *call) incidentMap(r *incident.Record) string {
	w := c.Wording
	s := draw.Spot{ID: "spot", Title: w.Text("incident.map", "place", w.Where(r.Incident)), Desc: w.Precision(r),
		Type: r.Type, Precision: r.GeoPrecision, At: r.At}
	switch r.GeoPrecision {
	case incident.TehsilLevel:
		s.Area = r.TehsilID
	case incident.DistrictLevel:
		s.Area = r.DistrictID
	case incident.ProvinceLevel:
		s.Area, s.At = r.Admin1, nil
	}
	if s.Area != "" && r.GeoPrecision.Coarse() {
		s.At = nil
	}
	q := incident.Query{Days: incident.Days{From: r.Date, To: r.Span().To}}
	for _, st := range c.Atlas.Crossings(q) {
		s.Gates = append(s.Gates, c.gate(st, q))
	}
	return c.drawn().Spot(s)
}

// nearCrossing is the crossing nearest to an incident in its state on the incident's last day.
func (c *call) nearCrossing(r *incident.Record) *views.NearCrossing {
	if !r.Distances || r.CrossingID == "" {
		return nil
	}
	w := c.Wording
	q := incident.Query{Days: incident.Days{From: r.Date, To: r.Span().To}}
	s, ok := c.Atlas.Crossing(r.CrossingID, q)
	if !ok {
		return nil
	}
	n := &views.NearCrossing{Distance: w.Km(r.CrossingKm, r.GeoPrecision.Coarse()), Name: w.Place(s.Name, s.NameUr, ""),
		Href: c.Path("/collections/crossings/items/"+s.ID, q),
		On:   w.Text("incident.crossing_on", "day", w.Day(s.On), "state", wording.Lower(w.Label("status", string(s.State))))}
	if none := w.Uncovered(s); none != "" {
		n.On += " " + none
	}
	for _, l := range stateLines(w, s) {
		if l.Since != "" {
			n.Lines = append(n.Lines, l)
		}
	}
	return n
}

// claimSides puts the claims side by side, in the order of the sides.
func claimSides(w wording.Wording, claims []incident.Claim) []views.ClaimSide {
	var out []views.ClaimSide
	for _, side := range incident.Sides {
		s := views.ClaimSide{Name: w.Label("side", string(side)), Class: "side-" + string(side)}
		for _, c := range claims {
			if c.Side == side {
				s.Claims = append(s.Claims, views.ClaimLine{Claimant: c.Claimant, Subject: w.Label("subject", string(c.Subject)),
					Figures: w.Claim(c), Statement: c.Statement, Source: w.Cite(c.Publisher, c.Published, c.URL)})
			}
		}
		if s.Claims != nil {
			out = append(out, s)
		}
	}
	return out
}
