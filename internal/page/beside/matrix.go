package beside

import (
	"slices"
	"strconv"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/compare"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// Matrix is the share of others' counts that the dataset holds, by area and year; detail is where an area's counts stand
// in full, blank for nowhere.
func Matrix(q *question.Question, cov atlas.Coverage, detail func(area string) string) views.Matrix {
	m := matrix{q: q, w: q.Wording, shares: compare.SharesOf(cov)}
	v := views.Matrix{Note: m.w.Text("matrix.note", "count", compare.FewCounted),
		Caption: m.w.Text("matrix.caption"), Area: m.w.Text("area.name")}
	years := m.years(cov)
	for _, y := range years {
		v.Columns = append(v.Columns, m.w.Period(y))
	}
	counted, latest := map[string]bool{}, incident.Day(0)
	for _, name := range m.shares.Areas() {
		counted[name] = true
		row := views.MatrixRow{Head: views.Link{Href: detail(name), Text: m.area(name)}}
		for _, y := range years {
			row.Cells = append(row.Cells, m.cell(name, y, &v, &latest))
		}
		v.Rows = append(v.Rows, row)
	}
	others := 0
	for _, d := range q.Atlas.Data().Districts {
		if !counted[d.Name] {
			others++
		}
	}
	if others > 0 {
		row := views.MatrixRow{Head: views.Link{Text: m.w.Text("matrix.others", "count", others)}}
		for range years {
			row.Cells = append(row.Cells, m.none())
		}
		v.Rows = append(v.Rows, row)
	}
	v.Signs = m.signs()
	return v
}

// Compared are the days that counts of others can be laid beside: those of the collection, from where our record or the
// first of those counts begins.
func Compared(q *question.Question, cov atlas.Coverage) incident.Days {
	days := q.Atlas.Days()
	first := days.To
	for _, d := range q.Atlas.Data().CoveredBy([]string{incident.Ours}) {
		first = min(first, d.From)
	}
	for _, k := range cov.Comparisons {
		for _, b := range slices.Concat(k.Months, k.Longer) {
			first = min(first, b.From)
		}
	}
	days.From = max(days.From, first)
	return days
}

type matrix struct {
	q      *question.Question
	w      wording.Wording
	shares compare.Shares
}

// years are those of the collection, also those of which only a part was collected, from the first on of which there is
// something to compare.
func (m matrix) years(cov atlas.Coverage) []incident.Days {
	chart := incident.Chart{Interval: "year", Days: Compared(m.q, cov)}
	out := make([]incident.Days, chart.Bins())
	for i := range out {
		out[i] = chart.BinDays(i)
	}
	return out
}

// area is what a row is called.
func (m matrix) area(name string) string {
	if short := area(m.w, name); short != name {
		return m.w.Text("matrix.area", "area", wording.Upper(short))
	}
	return name
}

// steps are the shares at which a cell is shaded more strongly; a range counts by its high
// end, so that one is thin only where it is by every count.
var steps = []float64{compare.Thin, 0.25, 0.5}

// cell is the share in a year, else in the longest part of it that others counted. The last of the latest whole year is
// the example that the sentence above the table reads out.
func (m matrix) cell(name string, year incident.Days, v *views.Matrix, latest *incident.Day) views.MatrixCell {
	s, ok := m.shares.Within(name, year)
	if !ok {
		return m.none()
	}
	c := views.MatrixCell{Text: percents(m.w, s), Href: m.q.Path("/", s.Query), Class: "share-" + strconv.Itoa(step(s.High)),
		Under: m.w.Text("matrix.of", "held", s.Held, "count", theirs(m.w, s)),
		About: m.w.Text("matrix.about", "area", m.area(name), "period", m.w.Period(s.Days), "held", s.Held, "count",
			theirs(m.w, s), "publisher", m.w.Join(s.Publishers))}
	if s.Few() {
		c.Class = "share-few"
	}
	if s.Days != year {
		c.Part = m.w.Text("matrix.part_sign")
		c.Under = m.w.Text("matrix.of_part", "of", c.Under, "period", m.part(s.Days))
		return c
	}
	if year.From < *latest {
		return c
	}
	*latest = year.From
	v.Read = m.w.Text("matrix.read", "share", c.Text, "area", m.area(name), "period", m.w.Period(year), "held", s.Held, "count",
		theirs(m.w, s), "publisher", m.w.Join(s.Publishers))
	return c
}

// part is a part of a year whose name stands above it.
func (m matrix) part(days incident.Days) string {
	_, from, first := days.From.Date()
	_, to, day := days.To.Date()
	begin, end := m.w.Text("locale.mon."+strconv.Itoa(from)), m.w.Text("locale.mon."+strconv.Itoa(to))
	switch {
	case days == days.WholeMonths() && from == to:
		return begin
	case days == days.WholeMonths():
		return m.w.Text("matrix.months", "from", begin, "to", end)
	}
	return m.w.Text("matrix.days", "first", first, "from", begin, "last", day, "to", end)
}

func (m matrix) none() views.MatrixCell {
	return views.MatrixCell{Text: m.w.Text("matrix.none_sign"), About: m.w.Text("matrix.none"), Class: "share-none"}
}

func step(share float64) int {
	n := 0
	for _, s := range steps {
		if share >= s {
			n++
		}
	}
	return n
}

// signs are the legend of the shades.
func (m matrix) signs() []views.Sign {
	out := []views.Sign{{Swatch: "share-none", Text: m.w.Text("matrix.none")},
		{Swatch: "share-0", Text: m.w.Text("matrix.under", "share", percent(m.w, steps[0]))}}
	for i, s := range steps {
		out = append(out, views.Sign{Swatch: "share-" + strconv.Itoa(i+1), Text: m.w.Text("matrix.from", "share", percent(m.w, s))})
	}
	return append(out, views.Sign{Swatch: "share-part", Text: m.w.Text("matrix.part")})
}
