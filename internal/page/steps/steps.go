// Package steps is the way from one incident to the others of the filter that its page was reached with, and back to them.
package steps

import (
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/views"
)

const items = "/collections/incidents/items"

// Of is the way from an incident: the one before it in time and the one after among those of the filter, and the list of
// them. Without a filter there is none: all incidents are no trail.
func Of(q *question.Question, r *incident.Record) views.Steps {
	w, filter := q.Wording, q.Asked.Query
	if q.Asked.Filter() == "" {
		return views.Steps{}
	}
	hits := q.Search(filter, incident.SortDate)
	s := views.Steps{Filter: words(q), All: views.Link{Href: q.Path(items, filter)}, Where: w.Text("incident.steps_outside")}
	at := slices.IndexFunc(hits, func(h *incident.Record) bool { return h.ID == r.ID })
	if at < 0 {
		return s
	}
	s.Where = w.Text("incident.steps_where", "at", at+1, "count", len(hits))
	to := func(i int, key string) views.Step {
		if i < 0 || i >= len(hits) {
			return views.Step{}
		}
		return views.Step{Link: views.Link{Href: q.Path(items+"/"+hits[i].ID, filter), Text: w.Text(key)}, Title: hits[i].Title}
	}
	s.Earlier, s.Later = to(at-1, "incident.steps_earlier"), to(at+1, "incident.steps_later")
	return s
}

// Map leads to the map that shows the filter with an incident chosen.
func Map(q *question.Question, r *incident.Record) views.Link {
	return views.Link{Text: q.Wording.Text("incident.on_map"), Href: q.PathOf(ogc.Resource{Operation: ogc.OpLanding,
		Query: q.Asked.Query, Page: incident.Page{Sort: incident.SortDateDesc}, View: ogc.View{Sel: r.ID}})}
}

// words are the filter with its period.
func words(q *question.Question) string {
	w, days := q.Wording, q.Asked.Query.Days
	filter := q.Filter()
	switch {
	case days.All():
		return filter
	case filter == "":
		return w.Asked(days)
	}
	return w.Text("incident.steps_filter", "filter", filter, "period", w.Asked(days))
}
