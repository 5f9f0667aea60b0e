package page

import (
	"cmp"
	"fmt"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw/carto"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/claims"
	"khyberatlas/internal/page/recorded"
	"khyberatlas/internal/page/steps"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// nearMost is how many neighbours an incident's page lists.
const nearMost = 8

// incidentPage is the page of one incident.
func incidentPage(c *call) (templ.Component, error) {
	r, ok := c.Record(c.Asked.ID)
	if !ok {
		return nil, fmt.Errorf("incident %q: %w", c.Asked.ID, incident.ErrNotFound)
	}
	w, quoted := c.Wording, r
	c.Unnamed(func(q *question.Question) { quoted, _ = q.Record(r.ID) })
	v := views.IncidentView{
		Frame:       c.frame("incidents", r.Title, r.Summary),
		Steps:       steps.Of(c.Question, r),
		Icon:        glyphOf(r),
		Type:        w.Kind(r.Incident),
		Title:       r.Title,
		Summary:     r.Summary,
		Facts:       c.incidentFacts(r),
		SourcesNote: recorded.SourcesNote(w, c.Atlas.Data(), r.Incident),
		Recorded:    recorded.Of(w, c.Atlas.Data(), r.Incident),
		Contested:   w.Contested(r.Incident),
		Killed:      w.TollFigure(r.Killed.Told()),
		Figures:     claims.Breakdown(w, r),
		People:      w.People(r.Killed.Told()),
		Trust:       recorded.Trust(w, r),
		Sides:       claims.Sides(w, r.Claims),
		NoClaims:    w.Text("incident.no_claims"),
		Map:         views.Drawing{SVG: c.incidentMap(r), Note: w.Precision(r), Link: steps.Map(c.Question, r)},
		Crossing:    c.nearCrossing(r),
		NearNote:    w.Text("incident.near_none"),
		Others: claims.Others(w, c.Atlas.Data(), r, func(id string) string {
			return c.Path(incidentsPath+"/"+id, incident.Query{})
		}),
		Cite: w.Text("incident.citation", "title", quoted.Title, "id", r.ID, "dataset", c.Meta().Title, "by", w.Text("site.name"),
			"version", c.Atlas.Version(), "licence", c.Credit().Licence) + recorded.Cited(w, c.Atlas.Data(), r.Incident),
		// It names the version, and so goes on saying the same while the version is held.
		Permalink: c.Base + c.Site + "/v/" + c.Atlas.Version() + incidentsPath + "/" + r.ID,
		Forms:     []views.Link{c.form(c.PathAs(ogc.GeoJSON), ogc.GeoJSON)},
	}
	if v.Recorded != nil && v.Recorded.Kept != "" {
		v.Forms, v.Frame.Alternates = nil, nil // it has none but its page
	}
	if note, disputed := w.KilledNote(r); v.Killed.Blank && r.Contested() {
		v.Contested = append([]string{w.About("confidence", string(r.Confidence))}, v.Contested...)
	} else if disputed && !v.Killed.Blank {
		v.Contested = append([]string{note}, v.Contested...)
	} else if !disputed {
		v.KilledNote = note
	}
	v.Axis, v.AxisNote = claims.Axis(w, r.Incident)
	switch {
	case v.Killed.Blank:
		v.NoFigure = w.KilledOf(r)
		v.Killed.Under = w.Claimants(r.Claims, "killed", (*incident.Incident).KilledUnagreed)
	case v.Killed.Under != "":
		v.Killed.Under = w.Text("incident.range", "range", v.Killed.Under)
	}
	for _, s := range r.Sources {
		v.Sources = append(v.Sources, views.SourceLine{Source: w.Cite(s.Publisher, s.Published, s.URL), Note: s.Note})
	}
	under := c.Under(incident.Query{})
	for _, n := range c.Neighbours(r, nearMost) {
		v.NearNote = w.Text("incident.near_note")
		km := w.Km(n.Km, n.GeoPrecision.Coarse() || r.GeoPrecision.Coarse())
		v.Near = append(v.Near, views.NearRow{IncidentRow: c.incidentRow(n.Record, under), Toll: w.Toll(n.Record),
			Away: w.Text("incident.away", "km", km, "count", n.Days)})
	}
	if r.CameIn != "" {
		v.Versions = []views.Fact{c.fact("incident.came_in", r.CameIn), c.fact("incident.changed_in", r.ChangedIn)}
	}
	return views.IncidentPage(v), nil
}

func (c *call) incidentFacts(r *incident.Record) []views.Fact {
	w := c.Wording
	var facts []views.Fact
	add := func(key, text string) *views.Fact {
		facts = append(facts, c.fact(key, text))
		return &facts[len(facts)-1]
	}
	day, dayNote := w.Days(r.Incident)
	add("incident.when", day).Note = dayNote
	add("incident.where", cmp.Or(r.Place, w.Where(r.Incident)))
	if r.District != "" {
		district := add("incident.district", r.District)
		if r.DistrictID != "" {
			district.Href = c.Prefix + districtsPath + "/" + r.DistrictID
		}
	}
	for _, t := range c.Atlas.Data().Tehsils {
		if t.ID == r.TehsilID {
			add("incident.tehsil", t.Name).Href = c.Prefix + "/collections/tehsils/items/" + t.ID
		}
	}
	add("incident.admin1", w.Text("map.place", "place", r.Admin1, "area", w.Label("country", string(r.Country))))
	facts = append(facts, recorded.Who(w, r.Incident))
	if r.Target != "" {
		add("incident.target", r.Target)
	}
	if r.Distances {
		add("incident.frontier", w.Km(r.FrontierKm, r.GeoPrecision.Coarse()))
	}
	return facts
}

// incidentMap shows an incident as precisely as its place is known, among the crossings as of its last day.
func (c *call) incidentMap(r *incident.Record) string {
	s := carto.Spot{ID: "spot", Title: c.Wording.Text("incident.map", "place", c.Wording.Where(r.Incident)),
		Desc: c.Wording.Precision(r), Type: r.Type, Contested: r.Contested(), Precision: r.GeoPrecision, At: r.At, Area: areaOf(r),
		Within: r.WithinKm(), Gates: c.gates(daysOf(r))}
	if s.Area != "" && r.GeoPrecision.Coarse() || r.GeoPrecision == incident.ProvinceLevel {
		s.At = nil
	}
	return c.base().Spot(s)
}

// areaOf is the area that an incident is known to lie in, where its place is not known better.
func areaOf(r *incident.Record) string {
	switch {
	case r.GeoPrecision == incident.TehsilLevel:
		return r.TehsilID
	case r.GeoPrecision == incident.ProvinceLevel, r.GeoPrecision == incident.DistrictLevel && r.NoDistrict():
		return r.Admin1
	case r.GeoPrecision == incident.DistrictLevel:
		return r.DistrictID
	}
	return ""
}

// daysOf asks for the days on which an incident may have been.
func daysOf(r *incident.Record) incident.Query {
	return incident.Query{}.Within(incident.Days{From: r.Date, To: r.Span().To})
}

// nearCrossing is the crossing nearest to an incident in its state on the incident's last day; nil where none is known.
func (c *call) nearCrossing(r *incident.Record) *views.NearCrossing {
	if !r.Distances || r.CrossingID == "" {
		return nil
	}
	w, q := c.Wording, daysOf(r)
	s, ok := c.Crossing(r.CrossingID, q)
	if !ok {
		return nil
	}
	n := &views.NearCrossing{
		Distance: w.Km(r.CrossingKm, r.GeoPrecision.Coarse()),
		Name:     w.Place(s.Name, s.NameUr, ""),
		Href:     c.Path(crossingsPath+"/"+s.ID, q),
		On:       w.Text("incident.crossing_on", "day", w.Day(s.On), "state", wording.Lower(w.Label("status", string(s.State)))),
	}
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
