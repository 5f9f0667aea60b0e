package beside

import (
	"cmp"
	"slices"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// violent is the measure of others that takes in what all records do.
const violent = "violent incidents"

// Records lay our record beside each other one month by month in the same area, so that the gaps of each can be seen: how
// many incidents each has, how many of them are one event in both, how many stand in only one, and what others count. They
// are of the months that ours has collected: there is nothing to compare before.
func Records(q *question.Question, cov atlas.Coverage) []views.Table {
	ds, w := q.Atlas.Data(), q.Wording
	ours := ds.CoveredBy([]string{incident.Ours})
	if len(ours) == 0 {
		return nil
	}
	area := incident.Query{}.OfProvince("PK", incident.KP)
	area = area.Within(incident.Days{From: ours[0].From, To: ours[len(ours)-1].To}.WholeMonths())
	reported := reportedIn(cov)
	var out []views.Table
	for _, o := range ds.AllOrigins() {
		if o.ID == incident.Ours {
			continue
		}
		theirs := ds.CoveredBy([]string{o.ID})
		// A pair counts once where both records are asked for, so the difference to their sum is the pairs.
		a, b := q.Months(area.OfOrigins([]string{incident.Ours})), q.Months(area.OfOrigins([]string{o.ID}))
		either := q.Months(area.OfOrigins([]string{incident.Ours, o.ID}))
		t := views.Table{Caption: w.Text("coverage.records", "ours", name(ds, incident.Ours), "theirs", o.Name, "area", incident.KP),
			Columns: []string{w.Text("chart.period"), name(ds, incident.Ours), o.Name, w.Text("coverage.in_both"),
				w.Text("coverage.only_in", "record", name(ds, incident.Ours)), w.Text("coverage.only_in", "record", o.Name),
				w.Text("coverage.others_count")}}
		for i := range min(len(a), len(b), len(either)) {
			days := a[i].Days
			n, m := a[i].Count, b[i].Count
			both := n + m - either[i].Count
			left, right := collects(ours, days), collects(theirs, days)
			t.Rows = append(t.Rows, views.Cells{
				Head: views.Link{Href: q.Path("/", area.OfOrigins([]string{incident.Ours, o.ID}).Within(days)), Text: w.Period(days)},
				Data: []wording.Figure{told(w, n, left), told(w, m, right), told(w, both, left && right),
					told(w, n-both, left && right), told(w, m-both, left && right), reported(q, days)}})
		}
		out = append(out, t)
	}
	return out
}

func name(ds *incident.Dataset, id string) string {
	o, _ := ds.Origin(id)
	return cmp.Or(o.Name, id)
}

// collects reports whether a record has collected any of the days.
func collects(stretches []incident.Days, days incident.Days) bool {
	return slices.ContainsFunc(stretches, days.Meets)
}

// told is a count, and the word for it where nobody has counted: what stands there all the same is a single find.
func told(w wording.Wording, n int, collected bool) wording.Figure {
	f := w.Count(n)
	if !collected {
		f = wording.Blank()
		if n > 0 {
			f = wording.Figure{Text: w.Number(n), Under: w.Text("coverage.not_collected")}
		}
	}
	return f
}

// reportedIn finds what others count in a month, from the least to the most.
func reportedIn(cov atlas.Coverage) func(*question.Question, incident.Days) wording.Figure {
	var months []atlas.Beside
	for _, k := range cov.Comparisons {
		if k.Area == incident.KP && k.Measure == violent {
			months = append(months, k.Months...)
		}
	}
	return func(q *question.Question, days incident.Days) wording.Figure {
		var counts []float64
		for _, m := range months {
			if m.Days == days {
				for _, r := range m.Reported {
					counts = append(counts, r.Value)
				}
			}
		}
		if len(counts) == 0 {
			return wording.Blank()
		}
		least, most := int(slices.Min(counts)), int(slices.Max(counts))
		if least == most {
			return q.Wording.Count(least)
		}
		return wording.Figure{Text: q.Wording.Text("coverage.from_to", "least", least, "most", most)}
	}
}
