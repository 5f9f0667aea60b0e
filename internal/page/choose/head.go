package choose

import (
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
	"khyberatlas/views"
)

// NewHead is what stands above the list of the map: the sentence of the filter, its parts, and what a reader must know of
// the figures.
func NewHead(q *question.Question, usual incident.Days) views.MapHead {
	w, f := q.Wording, q.Asked.Query
	t := q.Totals(f)
	h := views.MapHead{Heading: Heading(q, t), Chips: Chips(q, usual, func(asked ogc.Resource) string {
		return q.Path("/", asked.Query)
	})}
	if t.WithoutFigure < t.Count {
		h.Notes = append(h.Notes, views.Note{Name: "missing", Text: sentence(w.Missing(t))})
	}
	if Civilian(f) && t.Count > 0 {
		h.Notes = append(h.Notes, views.Note{Name: "civilians", Text: sentence(w.Civilians(t))})
		if who := whoSays(q, f); who != "" {
			h.Notes = append(h.Notes, views.Note{Name: "who", Text: who})
		}
	}
	h.Notes = append(h.Notes, views.Note{Name: "named", Text: named(q, f)})
	if f.Near != nil {
		coarse := 0
		for _, area := range q.Spots(f, spot.Grid{}).Areas {
			coarse += area.Count
		}
		if coarse > 0 {
			h.Notes = append(h.Notes, views.Note{Name: "coarse", Text: w.Text("map.only_district", "count", coarse, "all", t.Count)})
		}
	}
	if f.Days != usual && t.Vague*fewOf >= t.Count {
		if about := q.Straddling(f); about*fewOf >= t.Count && about > 0 {
			h.Notes = append(h.Notes, views.Note{Name: "about", Text: w.Text("map.only_about", "count", about, "all", t.Count)})
		}
	}
	h.Notes = slices.DeleteFunc(h.Notes, func(n views.Note) bool { return n.Text == "" })
	if f.Days == usual && !f.Never {
		if later := q.Totals(f.Within(incident.Days{})).Count - t.Count; later > 0 {
			h.After = views.Link{Text: w.Text("map.after", "count", later, "day", w.Day(usual.To)),
				Href: q.Path("/", f.Within(incident.Days{From: usual.To + 1}))}
		}
	}
	return h
}

// fewOf is the part of the matches, one in so many, from which on a note speaks of those that may lie outside a period.
const fewOf = 10

func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.TrimSuffix(text, ".") + "."
}

// Civilian reports whether a filter asks for what is told of civilians above all: strikes, Afghan soil, or a least figure.
func Civilian(f incident.Query) bool {
	strikes := len(f.Types) > 0 && !slices.ContainsFunc(f.Types, func(t incident.Type) bool {
		return !slices.Contains(incident.StrikeTypes, t)
	})
	return strikes || f.CiviliansMin != nil || slices.Equal(f.Countries, []incident.Country{"AF"})
}

// mostSayers is how many of those who give a figure are named; of more it is said how many they are.
const mostSayers = 6

// whoSays names those whose claims are about civilians killed, the most frequent first.
func whoSays(q *question.Question, f incident.Query) string {
	var names []string
	for _, who := range q.Claimants(f) {
		names = append(names, who.Value)
	}
	if len(names) == 0 {
		return ""
	}
	w := q.Wording
	if rest := len(names) - mostSayers; rest > 0 {
		list := strings.Join(names[:mostSayers], w.Text("locale.comma"))
		return w.Text("map.who", "list", w.Text("map.who.more", "list", list, "count", rest))
	}
	return w.Text("map.who", "list", w.Join(names))
}

// named says beside an actor how many incidents name it and how many, under the filter without it, name nobody.
func named(q *question.Question, f incident.Query) string {
	if len(f.Actors) != 1 || f.Actors[0] == unidentified {
		return ""
	}
	w, with, without := q.Wording, 0, 0
	for _, a := range q.Facets(f).Actors {
		switch incident.Actor(a.Value) {
		case f.Actors[0]:
			with = a.Count
		case unidentified:
			without = a.Count
		}
	}
	return w.Text("map.named.nobody", "count", without,
		"named", w.Text("map.named", "count", with, "who", w.Label("actor", string(f.Actors[0]))))
}
