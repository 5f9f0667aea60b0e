package beside

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/compare"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// Areas is the table of districts or of tehsils, and for districts what two periods hold beside each other.
type Areas struct {
	q      *question.Question
	w      wording.Wording
	layer  incident.Layer
	filter incident.Query // of what the rows count
	rows   []areaRow
	lines  lines
	pair   *compare.Pair // nil where no period stands beside
	shares compare.Shares
}

type areaRow struct {
	incident.Area
	name   string
	change compare.Change
	line   []int
	// The filter asks for nothing of it, so that its counts say nothing.
	outside bool
}

// DistrictsOf is the table of the districts.
func DistrictsOf(q *question.Question) *Areas {
	a := &Areas{q: q, w: q.Wording, layer: incident.LayerDistricts, filter: q.Asked.Query, lines: linesOf(q)}
	if before := q.Asked.Table.Compare; !before.All() {
		a.pair = new(compare.PairOf(before, a.filter.Days, q.Covered(a.filter)))
		a.filter = a.filter.Within(a.pair.After) // what was collected of it, as the page calls it
	}
	return a.fill(q.OnlyDistricts(a.filter))
}

// TehsilsOf is the table of some tehsils with their figures.
func TehsilsOf(q *question.Question, tehsils []incident.Area) *Areas {
	a := &Areas{q: q, w: q.Wording, layer: incident.LayerTehsils, filter: q.Asked.Query}
	return a.fill(tehsils)
}

// fill makes the rows.
func (a *Areas) fill(areas []incident.Area) *Areas {
	for _, x := range areas {
		row := areaRow{Area: x}
		if x.District != nil {
			row.outside = x.Totals.Count == 0 && !atlas.Reaches(a.filter, x.District)
		}
		if x.Tehsil != nil {
			row.name = x.Tehsil.Name
		} else {
			row.name, row.line = a.w.District(x.District), a.lines.of[x.District.ID]
		}
		a.rows = append(a.rows, row)
	}
	if a.pair != nil {
		a.beside()
	}
	a.sort()
	return a
}

// beside counts the districts in the other period too.
func (a *Areas) beside() {
	a.shares = compare.SharesOf(a.q.Atlas.Coverage())
	partsBefore, partsAfter := a.pair.Parts()
	after, before := a.counted(a.pair.After, partsAfter), a.counted(a.pair.Before, partsBefore)
	for i := range a.rows {
		r := &a.rows[i]
		r.change = a.pair.Of(before[r.District.ID], after[r.District.ID])
		r.outside = r.outside && r.change.Before == 0
	}
}

// counted is how many each district has in the collected parts of a period. What reaches from one part into the next is
// counted once: no more can be in the parts than are in the whole.
func (a *Areas) counted(whole incident.Days, parts []incident.Days) map[string]int {
	out := map[string]int{}
	if len(parts) > 1 {
		for _, part := range parts {
			for _, d := range a.q.Districts(a.filter.Within(part)) {
				out[d.District.ID] += d.Totals.Count
			}
		}
	}
	for _, d := range a.q.Districts(a.filter.Within(whole)) {
		if n := d.Totals.Count; len(parts) < 2 || n < out[d.District.ID] {
			out[d.District.ID] = n
		}
	}
	return out
}

// Compared reports whether two periods stand beside each other.
func (a *Areas) Compared() bool { return a.pair != nil }

// order is what the rows are sorted by: by name, or the greatest rise first where two periods stand beside each other.
func (a *Areas) order() ogc.TableOrder {
	asked := a.q.Asked.Table.Order
	key := strings.TrimPrefix(string(asked), "-")
	switch {
	case asked == "" && a.pair != nil:
		return "-change"
	case asked == "", a.pair == nil && (key == "change" || key == "before"), a.tehsils() && key == "rate":
		return "name"
	}
	return asked
}

func (a *Areas) tehsils() bool { return a.layer == incident.LayerTehsils }

// Period is the period of what the rows count.
func (a *Areas) Period() string {
	later := 0
	for r := range a.q.Later(a.filter) {
		if r.TehsilID != "" || r.DistrictID != "" && !a.tehsils() {
			later++
		}
	}
	return a.w.Spanning(a.filter.Days, later)
}

// sort puts the rows in order; what has no figure comes last, whichever way the others go, and after it what is outside.
func (a *Areas) sort() {
	key, down := strings.CutPrefix(string(a.order()), "-")
	slices.SortStableFunc(a.rows, func(x, y areaRow) int {
		if x.outside != y.outside {
			return way(1, y.outside)
		}
		if key == "name" {
			return way(strings.Compare(incident.Fold(x.name), incident.Fold(y.name)), down)
		}
		l, known := x.figure(key)
		r, theirs := y.figure(key)
		switch {
		case !known && !theirs:
			return 0
		case !known:
			return 1
		case !theirs:
			return -1
		}
		return way(cmp.Compare(l, r), down)
	})
}

func way(order int, down bool) int {
	if down {
		return -order
	}
	return order
}

// figure is what a row is sorted by.
func (r areaRow) figure(key string) (float64, bool) {
	switch key {
	case "incidents":
		return float64(r.Totals.Count), true
	case "killed":
		n := r.Totals.Toll().AtLeast()
		if n == nil {
			return 0, false
		}
		return float64(*n), true
	case "rate":
		if r.Per100k == nil {
			return 0, false
		}
		return *r.Per100k, true
	case "before":
		return float64(r.change.Before), true
	}
	return r.change.By(), true
}

// Table is the table, each row with links to the area's page and to the map of what it counts.
func (a *Areas) Table(caption string) views.SortTable {
	t := views.SortTable{Caption: caption, Columns: a.columns()}
	for _, r := range a.rows {
		row := views.SortRow{Head: a.head(r), Cells: []views.SortCell{{Figure: wording.Figure{Text: a.w.Text("area.outside")},
			Class: "outside", Span: len(t.Columns) - 1}}}
		if !r.outside {
			row.Cells = a.cells(r)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Parts is the table of one district's tehsils, which nothing sorts. Its last column would say which district that is.
func (a *Areas) Parts(caption string) views.SortTable {
	t := a.Table(caption)
	t.Columns = t.Columns[:len(t.Columns)-1]
	for i := range t.Columns {
		t.Columns[i].Href, t.Columns[i].Sorted = "", ""
	}
	for i := range t.Rows {
		if cells := t.Rows[i].Cells; cells[0].Span > 0 {
			cells[0].Span--
		} else {
			t.Rows[i].Cells = cells[:len(t.Columns)-1]
		}
	}
	return t
}

func (a *Areas) head(r areaRow) views.Link {
	path := "/collections/districts/items/"
	if r.Tehsil != nil {
		return to(a.q, "/collections/tehsils/items/"+r.Tehsil.ID, a.filter, r.name)
	}
	return to(a.q, path+r.District.ID, a.filter, r.name)
}

func (a *Areas) columns() []views.SortColumn {
	w := a.w
	column := func(order, text string) views.SortColumn { return a.column(order, text) }
	plain := func(key string) views.SortColumn { return views.SortColumn{Text: w.Text(key)} }
	line := views.SortColumn{Text: w.Text("compare.line"), Words: true}
	name := column("name", w.Text("area.name"))
	name.Words = true
	list := []views.SortColumn{name}
	if a.pair == nil {
		list = append(list, column("incidents", w.Label("collection", "incidents")), column("killed", w.Text("items.killed")))
		if a.tehsils() {
			return append(list, plain("items.civilians"), plain("chart.without_best"), plain("chart.without_figure"),
				plain("area.district"))
		}
		return append(list, column("rate", w.Text("area.per100k")), line, plain("items.civilians"), plain("chart.without_best"),
			plain("chart.without_figure"), plain("area.population"))
	}
	after, before := a.named(a.pair.After), a.named(a.pair.Before)
	list = append(list, column("change", w.Text(a.keyed("compare.change"))), column("incidents", after), column("before", before))
	if a.byRate() {
		list = append(list, views.SortColumn{Text: w.Text("compare.rates")})
	}
	return append(list, line, column("killed", w.Text("compare.killed_in", "period", after)),
		column("rate", w.Text("area.per100k")),
		views.SortColumn{Text: w.Text("compare.share"), Words: true})
}

// column is one that rows can be sorted by: figures from the greatest down first, names from A to Z; then the other way.
func (a *Areas) column(order, text string) views.SortColumn {
	c := views.SortColumn{Text: text}
	key, down := strings.CutPrefix(string(a.order()), "-")
	next := "-" + order
	if order == "name" {
		next = order
	}
	if key == order {
		c.Sorted, next = "ascending", "-"+order
		if down {
			c.Sorted, next = "descending", order
		}
	}
	asked := a.q.Asked
	asked.Table.Order = ogc.TableOrder(next)
	c.Href = a.q.PathOf(asked)
	return c
}

func (a *Areas) cells(r areaRow) []views.SortCell {
	w, q := a.w, a.filter
	figure := func(f wording.Figure) views.SortCell { return views.SortCell{Figure: f} }
	killed := figure(w.TollFigure(r.Totals.Toll()))
	if r.Tehsil != nil {
		return []views.SortCell{figure(w.Count(r.Totals.Count)), killed, figure(w.Figure(r.Totals.Civilians.Sum)),
			figure(w.Count(r.Totals.WithoutBest)), figure(w.Count(r.Totals.WithoutFigure)),
			figure(wording.Figure{Text: w.District(r.District)})}
	}
	if a.pair != nil {
		r.Totals.Count = r.change.After // without what lies in a gap of the collection
	}
	count, rate, line := a.onMap(r, r.Totals.Count, q), figure(w.Rate(r.Per100k)), views.SortCell{Picture: a.lines.draw(a, r)}
	if a.pair == nil {
		return []views.SortCell{count, killed, rate, line, figure(w.Figure(r.Totals.Civilians.Sum)),
			figure(w.Count(r.Totals.WithoutBest)), figure(w.Count(r.Totals.WithoutFigure)), figure(w.Count(r.District.Population2023))}
	}
	list := []views.SortCell{a.change(r.change), count, a.onMap(r, r.change.Before, q.Within(a.pair.Before))}
	if a.byRate() {
		list = append(list, figure(wording.Figure{Text: w.Text("compare.from_to", "before", w.Decimal(r.change.RateBefore, 1),
			"after", w.Decimal(r.change.RateAfter, 1))}))
	}
	return append(list, line, killed, rate, a.share(r))
}

// onMap is a count that leads to the map of what it counts.
func (a *Areas) onMap(r areaRow, n int, filter incident.Query) views.SortCell {
	c := views.SortCell{Figure: a.w.Count(n)}
	if n > 0 {
		c.Href = a.q.PathOnMap(filter.OfDistrict(r.District.ID))
		c.About = a.w.Text("compare.on_map", "name", r.name)
	}
	return c
}

// change is a difference with its sign and what can be said of it: of the rates where those are compared.
func (a *Areas) change(c compare.Change) views.SortCell {
	key := "compare." + string(c.Verdict)
	if c.Verdict == compare.More || c.Verdict == compare.Fewer {
		key = a.keyed(key)
	}
	cell := views.SortCell{Figure: wording.Figure{Under: a.w.Text(key)}, Class: "change-" + string(c.Verdict)}
	switch {
	case c.Verdict == compare.NotCollected:
		cell.Text = a.w.Text("compare.no_change")
	case a.byRate():
		cell.Text = signed(a.w, c.By(), a.w.Decimal(math.Abs(c.By()), 1))
	default:
		cell.Text = signed(a.w, c.By(), a.w.Number(max(c.Difference, -c.Difference)))
	}
	return cell
}

// signed is a difference as it is read.
func signed(w wording.Wording, by float64, number string) string {
	switch {
	case by > 0:
		return w.Text("compare.plus", "number", number)
	case by < 0:
		return w.Text("compare.minus", "number", number)
	}
	return number
}

// share is how much the dataset holds of what others counted around a district in both periods.
func (a *Areas) share(r areaRow) views.SortCell {
	c := views.SortCell{Class: "shares"}
	for _, days := range []incident.Days{a.pair.After, a.pair.Before} {
		period := a.named(days)
		s, ok := a.shares.Nearest(r.District, days)
		if !ok {
			c.Lines = append(c.Lines, views.ShareLine{Text: a.w.Text("compare.no_count", "period", period)})
			continue
		}
		if s.Days != days {
			period = a.w.Period(s.Days)
		}
		c.Lines = append(c.Lines, views.ShareLine{Thin: s.Thin(), Text: a.w.Text("compare.share_in", "period", period,
			"share", percents(a.w, s), "count", theirs(a.w, s), "area", around(a.w, s.Area))})
	}
	return c
}

// around is area for what stands beside a district, which the province is only as a whole.
func around(w wording.Wording, name string) string {
	if name == incident.KP {
		return w.Text("compare.area.whole")
	}
	return area(w, name)
}

// area is the short name of an area that others count.
func area(w wording.Wording, name string) string {
	_, half, ok := strings.Cut(name, incident.KP+", ")
	switch {
	case ok:
		return w.Text("compare.area." + strings.ReplaceAll(half, " ", "_"))
	case name == incident.KP:
		return w.Text("compare.area.province")
	}
	return name
}
