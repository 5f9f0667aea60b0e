package page

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/views"
)

// filterForm is the form for the filter of this request; it leads to another filter of the same page.
func (c *call) filterForm(path string) views.FilterForm {
	w, q, facets := c.Wording, c.Asked.Query, c.Facets(c.Asked.Query)
	f := views.FilterForm{
		P:       w.Printer,
		Action:  c.Prefix + path,
		From:    q.Days.From.String(),
		To:      q.Days.To.String(),
		Words:   strings.Join(q.Words, " "),
		Presets: c.presets(path),
		Clear:   c.Prefix + path,
		Note:    w.Text("map.filter.collected", "day", w.Day(c.Atlas.Days().To)),
		Groups: []views.FilterGroup{
			group(c, "type", incident.Types, q.Types, facets.Types),
			group(c, "actor", incident.Actors, q.Actors, facets.Actors),
			c.districtGroup(facets.InDistricts),
			group(c, "confidence", incident.Confidences, q.Confidences, facets.Confidences),
		},
		Hidden: c.fields(func(p *ogc.Param) bool { return p.Input == ogc.Hidden }),
	}
	for i := range f.Groups[0].Options {
		f.Groups[0].Options[i].Icon = draw.Glyph(incident.Types[i])
	}
	if len(q.Boxes) > 0 {
		f.Bbox, f.Box = c.parameter("bbox"), w.Text("map.filter.box_set")
	}
	more := len(q.Types) + len(q.Actors) + len(q.InDistricts) + len(q.Confidences) + len(f.Hidden) +
		min(len(q.Boxes), 1) + min(len(q.Words), 1)
	if more > 0 {
		f.More, f.MoreChosen = true, c.chosenCount(more)
	}
	f.Any = more > 0 || !q.Days.All() || q.Never
	return f
}

// fields pass on what the request has of some filters when a form is sent.
func (c *call) fields(of func(*ogc.Param) bool) (out []views.FilterField) {
	for _, p := range ogc.Filters() {
		if v := c.parameter(p.Name); v != "" && of(&p) {
			out = append(out, views.FilterField{Name: p.Name, Value: v})
		}
	}
	return out
}

// parameter is a parameter of the canonical query string, decoded.
func (c *call) parameter(name string) string {
	values, err := url.ParseQuery(c.Asked.Filter())
	if err != nil {
		return ""
	}
	return values.Get(name)
}

func group[T ~string](c *call, name string, values, chosen []T, facets []incident.Facet) views.FilterGroup {
	g := c.newGroup(name, c.Wording.Text("map.filter."+name), len(chosen))
	for i, v := range values {
		text, about := c.Wording.Label(name, string(v)), c.Wording.About(name, string(v))
		g.Options = append(g.Options, c.option(string(v), text, about, facets[i].Count, slices.Contains(chosen, v)))
	}
	return g
}

func (c *call) districtGroup(facets []incident.Facet) views.FilterGroup {
	chosen := c.Asked.Query.InDistricts
	g := c.newGroup("in_district", c.Wording.Text("map.filter.district"), len(chosen))
	for i, d := range c.Atlas.Vocabulary().Districts {
		g.Options = append(g.Options, c.option(d.ID, d.Name, "", facets[i].Count, slices.Contains(chosen, d.ID)))
	}
	return g
}

func (c *call) newGroup(name, text string, chosen int) views.FilterGroup {
	return views.FilterGroup{Name: name, Text: text, Chosen: c.chosenCount(chosen), Open: chosen > 0}
}

func (c *call) option(value, text, about string, count int, chosen bool) views.FilterOption {
	return views.FilterOption{Value: value, Text: text, About: about, CountText: c.Wording.Number(count), Chosen: chosen}
}

// chosenCount says how many options are chosen.
func (c *call) chosenCount(n int) string {
	if n == 0 {
		return c.Wording.Text("map.filter.any")
	}
	return c.Wording.Text("map.filter.chosen", "count", n)
}

// presets are the periods that one click chooses. The last days are those of the collection: no clock is read.
func (c *call) presets(path string) []views.FilterPreset {
	w, collected := c.Wording, c.Atlas.Days()
	preset := func(text string, days incident.Days) views.FilterPreset {
		q := c.Asked.Query.Within(days)
		return views.FilterPreset{Href: c.Path(path, q), Text: text, From: days.From.String(), To: days.To.String(),
			Chosen: days == c.Asked.Query.Days}
	}
	list := []views.FilterPreset{preset(w.Text("map.filter.all_time"), incident.Days{})}
	for _, n := range []int{30, 90} {
		days := incident.Days{From: collected.To - incident.Day(n) + 1, To: collected.To}
		last := preset(w.Text("map.filter.last", "count", n), days)
		last.Last = true
		list = append(list, last)
	}
	first, _, _ := collected.From.Date()
	last, _, _ := collected.To.Date()
	for y := last; y >= first; y-- {
		list = append(list, preset(strconv.Itoa(y), incident.Days{From: incident.DayOf(y, 1, 1), To: incident.DayOf(y, 12, 31)}))
	}
	return list
}
