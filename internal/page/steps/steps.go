// Package steps is the way from one incident to the others of the filter that its page was reached with, and back to them.
package steps

import (
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
	at := q.Around(filter, incident.SortDate, r.ID)
	s := views.Steps{Filter: words(q), All: views.Link{Href: q.Path(items, filter)}, Where: w.Text("incident.steps_outside")}
	if at.At == 0 {
		return s
	}
	s.Where = w.Text("incident.steps_where", "at", at.At, "count", at.Matched)
	to := func(r *incident.Record, key string) views.Step {
		if r == nil {
			return views.Step{}
		}
		return views.Step{Link: views.Link{Href: q.Path(items+"/"+r.ID, filter), Text: w.Text(key)}, Title: r.Title}
	}
	s.Earlier, s.Later = to(at.Before, "incident.steps_earlier"), to(at.After, "incident.steps_later")
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
