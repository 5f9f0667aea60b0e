package beside

import (
	"cmp"
	"slices"
	"strings"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// violent is the measure of others that takes in what all records do.
const violent = "violent incidents"

// records are our record and another one beside each other in one area.
type records struct {
	q            *question.Question
	w            wording.Wording
	area         incident.Query // of both, in the years that ours has collected something of
	names        [2]string
	ids          [2]string
	covered      [2][]incident.Days // what each has collected
	othersCounts func(incident.Days) string
}

// stretch is a month, or the part of one that only one record has collected, with the events that begin there.
type stretch struct {
	incident.Days
	covered [2]bool // by our record, by the other
	told    [2]int
	both    int
}

// compared reports whether both records have collected the days, so that an event of one may be looked for in the other.
func (s stretch) compared() bool { return s.covered[0] && s.covered[1] }

// add takes in the events of another stretch, of which a sum knows what its parts do.
func (s *stretch) add(o stretch) {
	for i := range s.told {
		s.told[i] += o.told[i]
		s.covered[i] = s.covered[i] || o.covered[i]
	}
	s.both += o.both
}

// Records lay our record beside each other one in the same area, so that the gaps of each can be seen: how many events each
// tells of, how many of them both do, how many only one does, and what others count. An event counts once, however many rows
// one of them has of it, on the day of the row that stands for it, and is looked for in the other record only in days that
// both have collected: so what is in both and what is only in one make up what that one has.
func Records(q *question.Question, cov atlas.Coverage) []views.RecordsBeside {
	ds := q.Atlas.Data()
	ours := ds.CoveredBy([]string{incident.Ours})
	if len(ours) == 0 {
		return nil
	}
	first, _, _ := ours[0].From.Date()
	last, _, _ := ours[len(ours)-1].To.Date()
	area := incident.Query{}.OfProvince("PK", incident.KP)
	area = area.Within(incident.Days{From: incident.DayOf(first, 1, 1), To: incident.DayOf(last+1, 1, 1) - 1})
	var out []views.RecordsBeside
	for _, o := range ds.AllOrigins() {
		if o.ID != incident.Ours {
			r := records{q: q, w: q.Wording, area: area, othersCounts: reportedIn(q, cov),
				ids: [2]string{incident.Ours, o.ID}, names: [2]string{ds.OriginName(incident.Ours), o.Name},
				covered: [2][]incident.Days{ours, ds.CoveredBy([]string{o.ID})}}
			out = append(out, r.view())
		}
	}
	return out
}

// stretches divide the months of all years where a record begins or ends, and count in each.
func (r records) stretches() []stretch {
	var out []stretch
	for day := r.area.Days.From; day <= r.area.Days.To; {
		month := incident.Days{From: day, To: day}.WholeMonths()
		until := min(month.To, r.area.Days.To)
		for _, list := range r.covered {
			for _, c := range list {
				for _, edge := range []incident.Day{c.From - 1, c.To} {
					if day <= edge {
						until = min(until, edge)
					}
				}
			}
		}
		s := stretch{Days: incident.Days{From: day, To: until}}
		for i, list := range r.covered {
			s.covered[i] = collects(list, s.Days)
		}
		out, day = append(out, s), until+1
	}
	r.count(out)
	return slices.DeleteFunc(out, func(s stretch) bool { return s == stretch{Days: s.Days} })
}

func (r records) count(into []stretch) {
	var ids [2]map[string]bool
	var events [2]map[int]bool
	for i, id := range r.ids {
		ids[i], events[i] = map[string]bool{}, map[int]bool{}
		for _, h := range r.q.Search(r.area.OfOrigins([]string{id}), incident.SortDate) {
			ids[i][h.ID] = true
			events[i][h.Event] = h.Event > 0
		}
	}
	seen := map[int]bool{} // events of which a record may have several rows
	for _, h := range r.q.Search(r.area.OfOrigins(r.ids[:]), incident.SortDate) {
		if seen[h.Event] {
			continue
		}
		seen[h.Event] = h.Event > 0
		day := max(h.Span().From, r.area.Days.From)
		at, _ := slices.BinarySearchFunc(into, day, func(s stretch, d incident.Day) int { return cmp.Compare(s.To, d) })
		in := [2]bool{ids[0][h.ID] || events[0][h.Event], ids[1][h.ID] || events[1][h.Event]}
		for i, told := range in {
			if told {
				into[at].told[i]++
			}
		}
		if in[0] && in[1] {
			into[at].both++
		}
	}
}

func (r records) view() views.RecordsBeside {
	w := r.w
	caption := w.Text("coverage.records", "ours", r.names[0], "theirs", r.names[1], "area", incident.KP)
	columns := []string{r.names[0], r.names[1], w.Text("coverage.in_both"), w.Text("coverage.only_in", "record", r.names[0]),
		w.Text("coverage.only_in", "record", r.names[1])}
	v := views.RecordsBeside{Title: caption, Years: views.Table{Caption: w.Text("coverage.records_years", "records", caption),
		Columns: append([]string{w.Text("coverage.year")}, columns...)}}
	for i, covered := range r.covered {
		if says := collectedBy(w, r.names[i], covered); says != "" {
			v.About = append(v.About, says)
		}
	}
	var sum stretch
	for list := r.stretches(); len(list) > 0; {
		n := 1
		for n < len(list) && year(list[n]) == year(list[0]) {
			n++
		}
		compared := r.year(&v, list[:n], columns)
		sum.add(compared)
		list = list[n:]
	}
	if sum.compared() {
		v.Years.Foot = &views.Cells{Head: views.Link{Text: w.Text("coverage.both_days")}, Data: r.cells(sum, true)}
	}
	return v
}

// collects reports whether a record has collected any of the days.
func collects(stretches []incident.Days, days incident.Days) bool {
	return slices.ContainsFunc(stretches, days.Meets)
}

func year(s stretch) int {
	y, _, _ := s.From.Date()
	return y
}

// year adds the row of a year and the table of its months; compared is the sum of the days that both have collected.
func (r records) year(v *views.RecordsBeside, list []stretch, columns []string) (compared stretch) {
	w := r.w
	full := incident.Chart{Interval: "year", Days: list[0].Days}.BinDays(0)
	name := w.Period(full)
	months := views.Table{Caption: w.Text("coverage.records_months", "year", name, "ours", r.names[0], "theirs", r.names[1]),
		Columns: append([]string{w.Text("chart.period")}, columns...)}
	var whole stretch
	var days []incident.Days // that both have collected
	var notes []string
	for _, s := range list {
		whole.add(s)
		if s.compared() {
			compared.add(s)
			days = joined(days, s.Days)
		}
		part := matrix{w: w}.part(s.Days)
		months.Rows = append(months.Rows, views.Cells{Data: r.cells(s, s.compared()),
			Head: to(r.q, "/", r.area.OfOrigins(r.ids[:]).Within(s.Days), part)})
		if counts := r.othersCounts(s.Days); counts != "" {
			notes = append(notes, w.Text("coverage.others_in", "period", part, "count", counts))
		}
	}
	row := views.Cells{Head: views.Link{Text: name}, Data: r.cells(whole, false)}
	if len(days) > 0 {
		row.Data = r.cells(compared, true)
		months.Foot = &views.Cells{Head: views.Link{Text: w.Text("coverage.both_days")}, Data: row.Data}
	}
	if len(days) > 0 && !slices.Equal(days, []incident.Days{full}) {
		var parts []string
		for _, d := range days {
			parts = append(parts, matrix{w: w}.part(d))
		}
		row.Head.Text = w.Text("coverage.year_part", "year", name, "days", w.Join(parts))
	}
	v.Years.Rows = append(v.Years.Rows, row)
	m := views.RecordsYear{Title: w.Text("coverage.year_months", "year", name), Months: months}
	if len(notes) > 0 {
		m.Note = w.Text("coverage.others_count", "counts", strings.Join(notes, ", "))
	}
	v.Months = append(v.Months, m)
	return compared
}

// joined adds days to a list of stretches, to the last one where they go on from there.
func joined(list []incident.Days, d incident.Days) []incident.Days {
	if n := len(list); n > 0 && list[n-1].To+1 == d.From {
		list[n-1].To = d.To
		return list
	}
	return append(list, d)
}

// cells are what each record has and, of days that both have collected, what both do and what only one does.
func (r records) cells(s stretch, compared bool) []wording.Figure {
	var out []wording.Figure
	for i, n := range s.told {
		f := r.w.Count(n)
		if !s.covered[i] {
			f = wording.Figure{Text: r.w.Text("coverage.not_collected")}
			if n > 0 {
				f.Under = r.w.Text("coverage.finds", "count", n)
			}
		}
		out = append(out, f)
	}
	if !compared {
		none := wording.Figure{Text: r.w.Text("part.blank")}
		return append(out, none, none, none)
	}
	return append(out, r.w.Count(s.both), r.w.Count(s.told[0]-s.both), r.w.Count(s.told[1]-s.both))
}

// collectedBy says what a record has collected; blank for nothing.
func collectedBy(w wording.Wording, record string, covered []incident.Days) string {
	var periods []string
	for _, d := range covered {
		periods = append(periods, w.Period(d))
	}
	if len(periods) == 0 {
		return ""
	}
	return w.Text("coverage.has_collected", "record", record, "periods", w.Join(periods))
}

// reportedIn finds what others count in a month, from the least to the most; blank for nothing.
func reportedIn(q *question.Question, cov atlas.Coverage) func(incident.Days) string {
	var months []atlas.Beside
	for _, k := range cov.Comparisons {
		if k.Area == incident.KP && k.Measure == violent {
			months = append(months, k.Months...)
		}
	}
	return func(days incident.Days) string {
		var counts []float64
		for _, m := range months {
			if m.Days == days {
				for _, r := range m.Reported {
					counts = append(counts, r.Value)
				}
			}
		}
		if len(counts) == 0 {
			return ""
		}
		least, most := int(slices.Min(counts)), int(slices.Max(counts))
		if least == most {
			return q.Wording.Number(least)
		}
		return q.Wording.Text("coverage.from_to", "least", least, "most", most)
	}
}
