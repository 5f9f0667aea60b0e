// Package gates is how the crossings were on one day: the choice of the day, and every crossing as a strip of its history
// with what is known of the day and who says so.
package gates

import (
	"cmp"
	"slices"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

const items = "/collections/crossings/items"

// Day is the choice of the day that a page of crossings is of, with the days beside it.
func Day(q *question.Question, path string) views.DayForm {
	w := q.Wording
	on := incident.CloseEnds(q.Asked.Query.Days, w.Collected).To
	to := func(d incident.Day, key string) views.Link {
		if d < incident.FirstDay || d > incident.LastDay {
			return views.Link{}
		}
		return views.Link{Href: q.Path(path, incident.Query{}.Within(incident.Days{From: d, To: d})), Text: w.Text(key)}
	}
	return views.DayForm{Action: q.Prefix + path, Day: on.String(), Before: to(on-1, "crossing.day_before"),
		After: to(on+1, "crossing.day_after")}
}

// On names the day that the states are of by the message of a key, and says so where it is later than the collection.
func On(q *question.Question, key string, on incident.Day) string {
	w := q.Wording
	text := w.Text(key, "day", w.Day(on))
	if on > w.Collected.To {
		return w.Text("crossing.not_collected", "text", text, "day", w.Day(w.Collected.To))
	}
	return text
}

// Axis are the days of crossings' histories, from the first of our collection to its last or to the last report, and what of
// them was collected: no other record tells of crossings.
func Axis(q *question.Question, states ...incident.CrossingState) (incident.Days, draw.Covered) {
	covered, whole := q.Covered(incident.Query{Origins: []string{incident.Ours}}), q.Wording.Collected
	if n := len(covered); n > 0 {
		whole = incident.Days{From: covered[0].From, To: covered[n-1].To}
	}
	for _, s := range states {
		for i := range s.Spells {
			whole.To = max(whole.To, s.Spells[i].SpokenTo())
		}
	}
	return whole, covered
}

// Strips are all crossings on one line of years: the official ones first, each group from north to south.
func Strips(q *question.Question) views.CrossingStrips {
	w := q.Wording
	states := slices.Clone(q.Crossings(q.Asked.Query))
	slices.SortStableFunc(states, func(a, b incident.CrossingState) int { return cmp.Compare(b.At[1], a.At[1]) })
	whole, covered := Axis(q, states...)
	slim := draw.Slim{Days: whole, On: incident.CloseEnds(q.Asked.Query.Days, w.Collected).To, Covered: covered}
	v := views.CrossingStrips{Years: slim.Years()}
	for _, official := range []bool{true, false} {
		g := views.CrossingGroup{Title: w.Text("crossing.group.other")}
		if official {
			g.Title = w.Text("crossing.group.official")
		}
		for _, s := range states {
			if (s.Category == "official") == official {
				g.Rows = append(g.Rows, row(q, s, slim))
			}
		}
		if g.Rows != nil {
			v.Groups = append(v.Groups, g)
		}
	}
	return v
}

func row(q *question.Question, s incident.CrossingState, slim draw.Slim) views.CrossingStrip {
	w := q.Wording
	name := w.Place(s.Name, s.NameUr, "")
	r := views.CrossingStrip{Link: views.Link{Href: q.Path(items+"/"+s.ID, q.Asked.Query.OnlyPeriod()), Text: name},
		State: views.Word{Icon: draw.Door(s.State), Text: w.CrossingState(s), Class: "s-" + string(s.State)}, Note: w.NoRecord(s),
		Reports: w.Reports(s), SVG: slim.Strip(w.Text("crossing.strip_of", "name", name), Runs(w, s, slim.Days))}
	if s.Faded() {
		r.State.Class += " faded"
	}
	return r
}

// Runs are a crossing's history, a row for each traffic, with what each stretch of it says.
func Runs(w wording.Wording, s incident.CrossingState, whole incident.Days) []draw.StripRow {
	var out []draw.StripRow
	for _, r := range s.Strips(whole) {
		row := draw.StripRow{Label: w.Label("scope", string(r.Scope))}
		for _, run := range r.Runs {
			key := "crossing.run"
			if !run.Confirmed {
				key = "crossing.run_unconfirmed"
			}
			row.Runs = append(row.Runs, draw.StripRun{Days: run.Days, Status: run.Status, Confirmed: run.Confirmed,
				Title: w.Text(key, "scope", row.Label, "state", wording.Lower(w.Label("status", string(run.Status))),
					"period", w.Period(run.Days))})
		}
		out = append(out, row)
	}
	return out
}

// Map leads to the map of the period with a crossing chosen.
func Map(q *question.Question, id string) views.Link {
	return views.Link{Text: q.Wording.Text("crossing.on_map"), Href: q.PathOf(ogc.Resource{Operation: ogc.OpLanding,
		Query: q.Asked.Query, Page: incident.Page{Sort: incident.SortDateDesc}, View: ogc.View{Sel: "crossing:" + id}})}
}
