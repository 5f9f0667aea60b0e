package web

import (
	"io"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// filtered are the rows of a table that the filter leaves, ready to be counted or written.
type filtered struct {
	size  int
	write func(io.Writer) error
}

// table finds one by its name. What is of no day and no incident is always whole: code book, towns, passes, roads.
func (c *request) table(name string) filtered {
	ds, q := c.atlas.Data(), c.ask.Query
	switch name {
	case "incidents":
		return rowsOf(c, format.Incidents.Table(), ofRecords(c, func(r *incident.Record) []*incident.Record { return []*incident.Record{r} }))
	case "incident_sources":
		return rowsOf(c, format.Sources, ofRecords(c, func(r *incident.Record) []incident.Source { return r.Sources }))
	case "claims":
		return rowsOf(c, format.Claims, ofRecords(c, func(r *incident.Record) []incident.Claim { return r.Claims }))
	case "crossings":
		return rowsOf(c, format.Crossings.Table(), c.atlas.Crossings(q))
	case "crossing_status":
		return rowsOf(c, format.Spells, c.spells())
	case "context_events":
		return rowsOf(c, format.Context, meeting(q, ds.Context, (*incident.ContextEvent).Span))
	case "reported_totals":
		return rowsOf(c, format.Reported, meeting(q, ds.Reported, (*incident.ReportedTotal).Days))
	case "district_changes":
		return rowsOf(c, format.Changes, meeting(q, ds.Changes, (*incident.DistrictChange).Span))
	case "actors":
		return rowsOf(c, format.Actors, ds.Actors)
	case "towns":
		return rowsOf(c, format.Towns, ds.Towns)
	case "passes_peaks":
		return rowsOf(c, format.Landmarks, ds.Landmarks)
	case "routes":
		return rowsOf(c, format.Routes, ds.Routes)
	}
	return filtered{write: func(io.Writer) error { return &missing{what: "table", value: name} }}
}

func rowsOf[T any](c *request, t format.Table[T], rows []T) filtered {
	return filtered{len(rows), func(w io.Writer) error {
		if c.ask.Form == ogc.CSV {
			return t.CSV(w, true, rows)
		}
		return t.JSON(w, c.about(), rows)
	}}
}

// meeting are the rows whose days meet the period; none where the filter asks for what can't be.
func meeting[T any](q incident.Query, rows []T, days func(*T) incident.Days) []T {
	var out []T
	for i := range rows {
		if !q.Never && days(&rows[i]).Meets(q.Days) {
			out = append(out, rows[i])
		}
	}
	return out
}

// ofRecords are the rows that belong to the matching incidents, in their order.
func ofRecords[T any](c *request, of func(*incident.Record) []T) []T {
	var rows []T
	for _, r := range c.atlas.Search(c.ask.Query, c.ask.Page.Sort).All() {
		rows = append(rows, of(r)...)
	}
	return rows
}

// spells are those of the crossings in the box that meet the period.
func (c *request) spells() []incident.Spell {
	var rows []incident.Spell
	for _, x := range c.atlas.Crossings(c.ask.Query) {
		for _, s := range x.Spells {
			if !c.ask.Query.Never && s.Days().Meets(c.ask.Query.Days) {
				rows = append(rows, s)
			}
		}
	}
	return rows
}
