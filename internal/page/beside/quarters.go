package beside

import (
	"cmp"
	"slices"
	"strconv"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/draw/carto"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// Quarters are small maps of what matches, one for every quarter or every year.
type Quarters struct {
	q      *question.Question
	w      wording.Wording
	each   ogc.Each
	killed bool // discs by killed, not by count
	chart  incident.Chart
	maps   []quarter
	most   int
	Filter incident.Query // of what the maps can show: its period is closed, and ends with what the version holds
	left   int            // so many earlier ones are left out
	empty  incident.Days  // before the first map: nothing that matches lies there
}

type quarter struct {
	days   incident.Days
	totals incident.Totals
	signs  []carto.AreaSign
	// The events that reach out of it, which may stand on another map too.
	lasting []string
}

// The most quarters that are drawn where none is asked for by name, and the most maps of one page.
const (
	mostQuarters = 40
	mostMaps     = 60
)

// QuartersOf divides the period that is asked for, as far as the version holds anything; an open end of it is that of the
// collection.
func QuartersOf(q *question.Question) *Quarters {
	x := &Quarters{q: q, w: q.Wording, each: q.Asked.Each, killed: q.Asked.View.Size == "killed"}
	filter := q.Asked.Query
	days := incident.CloseEnds(filter.Days, q.Atlas.Days())
	x.Filter = filter
	if filter.Never || days.From > days.To {
		return x
	}
	if x.each == "" {
		x.each = "quarter"
		if x.chartOf(days).Bins() > mostQuarters {
			x.each = "year"
		}
	}
	x.chart = x.chartOf(days)
	n := x.chart.Bins()
	if n == 0 {
		x.Filter = filter.Within(days)
		return x
	}
	x.Filter = filter.Within(x.chart.Days)
	x.left = max(n-mostMaps, 0)
	for i := x.left; i < n; i++ {
		part := x.chart.BinDays(i)
		x.maps = append(x.maps, x.count(part, filter.Within(part)))
	}
	if filter.Days.From == 0 {
		x.begin()
	}
	for _, m := range x.maps {
		for _, s := range m.signs {
			x.most = max(x.most, s.Value)
		}
	}
	return x
}

// begin leaves out the first maps as long as nothing is on them, where no first day is asked for.
func (x *Quarters) begin() {
	first := slices.IndexFunc(x.maps, func(m quarter) bool { return m.totals.Count > 0 })
	if first > 0 {
		x.empty = incident.Days{From: x.maps[0].days.From, To: x.maps[first-1].days.To}
		x.maps = x.maps[first:]
	}
}

// chartOf divides those days of a period that lie in a quarter or a year of the axis; none where none does.
func (x *Quarters) chartOf(days incident.Days) incident.Chart {
	every := incident.Interval(x.each)
	axis := incident.Chart{Interval: every, Days: x.q.Axis()}
	days, ok := days.Intersect(incident.Days{From: axis.BinDays(0).From, To: axis.BinDays(axis.Bins() - 1).To})
	if !ok {
		return incident.Chart{Interval: every}
	}
	return incident.Chart{Interval: every, Period: days, Days: days}
}

// Lead says what the maps show, and how many events stand on more than one of them.
func (x *Quarters) Lead() string {
	summary := x.q.Summary(x.Filter)
	text := x.w.Text("quarters.lead", "count", summary.Count, "period", summary.Period)
	if n := x.repeated(); n > 0 {
		text += " " + x.w.Text("quarters.repeated", "count", n)
	}
	return text
}

// repeated is how many of the events that the maps show stand on more than one.
func (x *Quarters) repeated() int {
	seen, n := map[string]int{}, 0
	for _, m := range x.maps {
		for _, id := range m.lasting {
			if seen[id]++; seen[id] == 2 {
				n++
			}
		}
	}
	return n
}

// Notes say how the maps are read and what isn't on them.
func (x *Quarters) Notes() []string {
	if len(x.maps) == 0 {
		return []string{x.w.Text("quarters.none")}
	}
	notes := []string{x.w.Text("quarters.note")}
	if x.left > 0 {
		notes = append(notes, x.w.Text("quarters.left", "count", x.left))
	}
	if !x.empty.All() {
		notes = append(notes, x.w.Text("quarters.empty", "period", x.w.Period(x.empty)))
	}
	return notes
}

// Title is what the page is called.
func (x *Quarters) Title() string {
	return x.w.Text("quarters.title." + string(cmp.Or(x.each, ogc.Eaches[0])))
}

// count is what matches in one of them, by area.
func (x *Quarters) count(days incident.Days, filter incident.Query) quarter {
	regions := x.q.Regions(filter)
	m := quarter{days: days, totals: x.q.Totals(filter), lasting: regions.Lasting}
	for _, r := range regions.Each {
		n := r.Count
		if x.killed {
			n = r.AtLeast
		}
		if n > 0 {
			m.signs = append(m.signs, carto.AreaSign{District: r.District, Admin1: r.Admin1, Value: n, Coarse: r.Admin1 == incident.KP,
				Title: x.w.Text("quarters.sign", "name", x.name(r.District, r.Admin1), "count", n)})
		}
	}
	slices.SortFunc(m.signs, func(a, b carto.AreaSign) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.District, b.District), cmp.Compare(a.Admin1, b.Admin1))
	})
	return m
}

// name is what an area is called.
func (x *Quarters) name(district, admin1 string) string {
	if district != "" {
		return x.q.Value("district", district)
	}
	data := x.q.Atlas.Data()
	for _, list := range [][]incident.Province{data.Provinces, data.AfProvinces} {
		for _, p := range list {
			if p.Name == admin1 {
				return x.w.Place(p.Name, p.NameUr, p.NamePs)
			}
		}
	}
	return admin1
}

// Maps are the small maps, each of which leads to the map of its period.
func (x *Quarters) Maps(base *carto.Base) []views.SmallMap {
	var out []views.SmallMap
	for _, m := range x.maps {
		whole := x.whole(m.days)
		v := views.SmallMap{Href: x.q.Path("/", x.q.Asked.Query.Within(m.days)), Name: x.called(m.days),
			Count: x.w.Text("map.count", "count", m.totals.Count), Hatched: !whole, Most: x.names(m.signs)}
		if m.totals.Count > 0 {
			killed := x.w.TollFigure(m.totals.Toll())
			if killed.Blank {
				killed.Text = x.w.Text("words.not_reported")
			}
			v.Killed = x.w.Text("quarters.killed", "figure", killed.Text)
			if killed.Under != "" {
				v.Killed = x.w.Text("quarters.killed_range", "figure", killed.Text, "range", killed.Under)
			}
		}
		picture, beyond := base.Multiple(carto.Multiple{Title: v.Name, Signs: m.signs, Most: x.most, Hollow: !whole})
		v.SVG = picture
		if beyond > 0 {
			v.Notes = append(v.Notes, x.w.Text("quarters.beyond", "count", beyond))
		}
		if !whole {
			key := "quarters.partly"
			if draw.Covered(x.q.Covered(x.Filter)).Bare(m.days) {
				key = "quarters.bare"
			}
			v.Notes = append(v.Notes, x.w.Text(key))
		}
		out = append(out, v)
	}
	return out
}

// whole reports whether all of a calendar's quarter or year was collected.
func (x *Quarters) whole(days incident.Days) bool {
	full := incident.Chart{Interval: x.chart.Interval, Days: days}.BinDays(0)
	return slices.ContainsFunc(x.q.Covered(x.Filter), func(c incident.Days) bool { return c.From <= full.From && full.To <= c.To })
}

// called is the name of a period: of a whole quarter by its months, shortly.
func (x *Quarters) called(days incident.Days) string {
	full := incident.Chart{Interval: "quarter", Days: days}.BinDays(0)
	if x.each == "quarter" && full == days {
		y, from, _ := days.From.Date()
		_, to, _ := days.To.Date()
		return x.w.Text("quarters.name", "from", x.w.Text("locale.mon."+strconv.Itoa(from)), "to",
			x.w.Text("locale.mon."+strconv.Itoa(to)), "year", strconv.Itoa(y))
	}
	return x.w.Period(days)
}

// named is how many areas a small map names.
const named = 2

func (x *Quarters) names(signs []carto.AreaSign) string {
	var list []string
	for _, s := range signs[:min(named, len(signs))] {
		list = append(list, s.Title)
	}
	return x.w.Join(list)
}

// Legend are the discs of a few values.
func (x *Quarters) Legend() []views.Sign {
	var out []views.Sign
	for _, n := range x.steps() {
		out = append(out, views.Sign{Icon: carto.DiscSign(n, x.most), Text: x.w.Number(n)})
	}
	return out
}

// steps are round values up to the greatest.
func (x *Quarters) steps() []int {
	steps := []int{1}
	for _, n := range []int{2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000} {
		if n <= x.most && n*12 > x.most {
			steps = append(steps, n)
		}
	}
	if x.most == 0 {
		return nil
	}
	return append(steps[:1], steps[max(len(steps)-2, 1):]...)
}

// Choices are what a map is drawn for and what its discs are sized by.
func (x *Quarters) Choices() (each, size []views.Choice) {
	for _, e := range ogc.Eaches {
		asked := x.q.Asked
		asked.Each = e
		each = append(each, views.Choice{Link: views.Link{Href: x.q.PathOf(asked), Text: x.w.Text("quarters.each." + string(e))},
			Chosen: e == x.each})
	}
	for _, killed := range []bool{false, true} {
		asked, key := x.q.Asked, "count"
		asked.View.Size = ""
		if killed {
			asked.View.Size, key = "killed", "killed"
		}
		size = append(size, views.Choice{Link: views.Link{Href: x.q.PathOf(asked), Text: x.w.Text("quarters.size." + key)},
			Chosen: killed == x.killed})
	}
	return each, size
}

// Chart is the same as figures for programs.
func (x *Quarters) Chart() views.Link {
	asked := ogc.Resource{Operation: ogc.OpHistogram, Query: x.q.Asked.Query, Interval: incident.Interval(x.each), By: "district",
		Form: ogc.JSON, Asked: true}
	return views.Link{Href: x.q.PathOf(asked), Text: x.w.Text("quarters.figures"), Type: ogc.JSON.Bare()}
}
