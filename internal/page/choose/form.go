package choose

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/views"
)

// form makes the form of one question.
type form struct {
	*question.Question
	path   string
	usual  incident.Days // the period of the page without a filter
	facets incident.Facets
}

// Form is the form for the filter of a question; it leads to another filter of the page at a path, which shows the usual
// period where an address names none.
func Form(q *question.Question, path string, usual incident.Days) views.FilterForm {
	c := form{q, path, usual, q.Facets(q.Asked.Query)}
	w, f := q.Wording, q.Asked.Query
	v := views.FilterForm{
		P:       w.Printer,
		Action:  q.Prefix + path,
		From:    f.Days.From.String(),
		To:      f.Days.To.String(),
		Words:   strings.Join(f.Words, " "),
		Presets: c.presets(),
		Earlier: c.earlier(),
		Regions: c.regions(),
		Clear:   q.Prefix + path,
		Note:    w.Text("map.filter.collected", "day", w.Day(q.Atlas.Days().To)),
		Groups: []views.FilterGroup{
			group(c, "type", "map.filter.type", incident.Types, f.Types, c.facets.Types),
			group(c, "actor", "map.filter.actor", incident.Actors, f.Actors, c.facets.Actors),
			c.districts(),
			c.named("admin1", "map.filter.admin1", q.Atlas.Vocabulary().Admin1, f.Admin1),
			c.named("district", "map.filter.stated", f.Districts, f.Districts),
			group(c, "country", "map.filter.country", q.Atlas.Vocabulary().Countries, f.Countries, c.facets.Countries),
			group(c, "confidence", "map.filter.confidence", incident.Confidences, f.Confidences, c.facets.Confidences),
			group(c, "geo_precision", "map.filter.geo_precision", incident.GeoPrecisions, f.Precisions, c.facets.Precisions),
			group(c, "date_precision", "map.filter.date_precision", incident.IncidentDatePrecisions, f.DatePrecisions, nil),
			c.origins(),
			c.pairs(),
		},
		Bbox:   c.parameter("bbox"),
		Near:   c.parameter("near"),
		Hidden: Fields(q, func(p *ogc.Param) bool { return p.Input == ogc.Hidden }),
	}
	v.EarlierOpen = slices.ContainsFunc(slices.Concat(v.Earlier...), func(p views.FilterPreset) bool { return p.Chosen })
	v.Groups = slices.DeleteFunc(v.Groups, func(g views.FilterGroup) bool { return len(g.Options) == 0 })
	for i := range v.Groups[0].Options {
		v.Groups[0].Options[i].Icon = draw.Glyph(incident.Types[i])
	}
	if len(q.Atlas.Vocabulary().Origins) > 1 {
		v.Groups[1].Note = w.Text("record.parties_found")
	}
	for _, m := range minima {
		field := views.FilterNumber{Name: m.name, Text: w.Text("map.filter." + m.name)}
		if n := m.of(f); n != nil {
			field.Value = strconv.Itoa(*n)
		}
		v.Minima = append(v.Minima, field)
	}
	if f.Near != nil {
		v.NearPlace = placeAt(q, f.Near.At)
		v.NearText = w.Text("map.filter.near_set", "part", Near(q, *f.Near))
	}
	more := len(Parts(q, f))
	if more > 0 {
		v.MoreChosen = c.chosen(more)
	}
	v.Any = more > 0 || f.Days != usual || f.Never
	return v
}

// Chips are the parts of the filter, each with the address of this page without it, and the period where it isn't the
// one that the page has without a filter.
func Chips(q *question.Question, usual incident.Days, to func(ogc.Resource) string) []views.FilterChip {
	w, f := q.Wording, q.Asked.Query
	without := func(rest incident.Query) string {
		asked := q.Asked
		asked.Query = rest
		return to(asked)
	}
	var chips []views.FilterChip
	for _, p := range Parts(q, f) {
		rest := p.Without
		if rest.Days == usual && !rest.Never {
			rest = rest.Within(incident.Days{})
		}
		chips = append(chips, views.FilterChip{Name: p.Name, Text: p.Text, Href: without(rest)})
	}
	if q.Asked.Only != nil { // which no address of a filter alone has
		text := w.Text("map.part.said", "expression", q.Expression())
		all := q.Asked
		all.Only = nil
		chips = append(chips, views.FilterChip{Name: "filter", Text: text, Href: to(all)})
	}
	if f.Never || f.Days != usual {
		chips = append(chips, views.FilterChip{Name: "datetime", Text: q.Period(f), Href: without(f.Within(incident.Days{}))})
	}
	for i := range chips {
		chips[i].Off = w.Text("map.part.off", "part", chips[i].Text)
	}
	return chips
}

// parameter is a parameter of the canonical query string, decoded.
func (c form) parameter(name string) string {
	values, err := url.ParseQuery(c.Asked.Filter())
	if err != nil {
		return ""
	}
	return values.Get(name)
}

func group[T ~string](c form, name, title string, values, chosen []T, facets []incident.Facet) views.FilterGroup {
	g := c.group(name, title, len(chosen))
	for i, v := range values {
		o := views.FilterOption{Value: string(v), Text: c.Wording.Label(name, string(v)), About: c.Wording.About(name, string(v)),
			Chosen: slices.Contains(chosen, v), At: i}
		c.count(&o, facets, i)
		g.Options = append(g.Options, o)
	}
	return g
}

// origins are the records to choose from, where there are several.
func (c form) origins() views.FilterGroup {
	known, chosen := c.Atlas.Vocabulary().Origins, c.Asked.Query.Origins
	g := c.group("origin", "map.filter.origin", len(chosen))
	for i, o := range known {
		option := views.FilterOption{Value: o.ID, Text: o.Name, Chosen: slices.Contains(chosen, o.ID), At: i}
		c.count(&option, c.facets.Origins, i)
		g.Options = append(g.Options, option)
	}
	if len(known) == 1 && len(chosen) == 0 {
		g.Options = nil // nothing to choose
	}
	return g
}

// pairs is the switch that shows the same event of several records apart, where there are several.
func (c form) pairs() views.FilterGroup {
	apart, w := c.Asked.Query.Apart, c.Wording
	if !apart && len(c.Atlas.Vocabulary().Origins) < 2 {
		return views.FilterGroup{}
	}
	g := c.group("pairs", "map.filter.pairs", 0)
	if apart {
		g = c.group("pairs", "map.filter.pairs", 1)
	} else {
		g.Chosen = w.Text("map.filter.pairs.once")
	}
	g.None, g.Note = w.Text("map.filter.pairs.once"), w.Text("map.filter.pairs.about")
	g.Options = []views.FilterOption{{Value: "apart", Text: w.Text("map.filter.pairs.apart"),
		Chosen: apart}}
	return g
}

// count says how many incidents an option would give; what would give none is left out unless it is chosen.
func (c form) count(o *views.FilterOption, facets []incident.Facet, i int) {
	if facets != nil {
		o.CountText, o.Empty = c.Wording.Number(facets[i].Count), facets[i].Count == 0 && !o.Chosen
	}
}

// named is a list of names.
func (c form) named(name, title string, values, chosen []string) views.FilterGroup {
	g := c.group(name, title, len(chosen))
	for i, v := range values {
		if v != "" {
			g.Options = append(g.Options, views.FilterOption{Value: v, Text: v, Chosen: slices.Contains(chosen, v), At: i})
		}
	}
	return g
}

// districts are those of the map under their divisions, then those that rows state elsewhere.
func (c form) districts() views.FilterGroup {
	chosen, w := c.Asked.Query.InDistricts, c.Wording
	g := c.group("in_district", "map.filter.district", len(chosen))
	division := map[string]string{}
	for _, d := range c.Atlas.Data().Districts {
		division[d.ID] = d.Division
	}
	for i, d := range c.Atlas.Vocabulary().Districts {
		o := views.FilterOption{Value: d.ID, Text: c.Value("district", d.ID), Chosen: slices.Contains(chosen, d.ID), At: i}
		var onMap bool
		switch o.Under, onMap = division[d.ID]; {
		case onMap:
		case strings.HasPrefix(d.ID, "af-"):
			o.Under = w.Text("map.filter.off_af")
		default:
			o.Under = w.Text("map.filter.off_pk")
		}
		c.count(&o, c.facets.InDistricts, i)
		g.Options = append(g.Options, o)
	}
	rank := func(o views.FilterOption) string {
		switch o.Under {
		case w.Text("map.filter.off_af"):
			return "\uffff1"
		case w.Text("map.filter.off_pk"):
			return "\uffff2"
		}
		return o.Under
	}
	slices.SortStableFunc(g.Options, func(a, b views.FilterOption) int { return strings.Compare(rank(a), rank(b)) })
	headed(g.Options)
	return g
}

// headed leaves each heading to the first option beneath it, and hides one beneath which nothing is shown.
func headed(options []views.FilterOption) {
	shown := false
	for i := len(options) - 1; i >= 0; i-- {
		o := &options[i]
		shown = shown || !o.Empty
		if i > 0 && o.Under == options[i-1].Under {
			o.Under = ""
			continue
		}
		o.Hollow, shown = !shown, false
	}
}

func (c form) group(name, title string, chosen int) views.FilterGroup {
	return views.FilterGroup{Name: name, Text: c.Wording.Text(title), Chosen: c.chosen(chosen), Some: chosen > 0}
}

// chosen says how many options are chosen.
func (c form) chosen(n int) string {
	if n == 0 {
		return c.Wording.Text("map.filter.any")
	}
	return c.Wording.Text("map.filter.chosen", "count", n)
}

// regions choose a part of the ground by one click, or lift that choice.
func (c form) regions() []views.FilterRegion {
	var out []views.FilterRegion
	for _, r := range regions(c.Question) {
		q := c.Asked.Query
		chosen := slices.Equal(r.admin1, q.Admin1) && slices.Equal(r.countries, q.Countries)
		q = q.OnGround(r.admin1, r.countries)
		if chosen {
			q = q.Without(incident.ByGround)
		}
		out = append(out, views.FilterRegion{ID: r.id, Text: c.Wording.Text("map.region." + r.id), Href: c.Path(c.path, q),
			Where: url.Values{"admin1": r.admin1, "country": incident.Texts(r.countries)}.Encode(), Chosen: chosen})
	}
	return out
}

// presets are the periods that one click chooses. The last days are those of the collection: no clock is read.
func (c form) presets() []views.FilterPreset {
	w, collected := c.Wording, c.Atlas.Days()
	list := []views.FilterPreset{c.preset(w.Text("map.filter.all_time"), c.usual)}
	for _, n := range []int{30, 90} {
		days := incident.Days{From: collected.To - incident.Day(n) + 1, To: collected.To}
		last := c.preset(w.Text("map.filter.last", "count", n), days)
		last.Last = true
		list = append(list, last)
	}
	first, last := c.years()
	for y := last; y >= first && y > last-mostYears; y-- {
		list = append(list, c.preset(strconv.Itoa(y), yearsOf(y, y)))
	}
	return list
}

// mostYears is how many years stand ready in one row, the latest first. The others are apart, each decade in a row of its own.
const mostYears = 9

// earlier are those others, after the decade itself where more than one year of it was collected.
func (c form) earlier() (decades [][]views.FilterPreset) {
	first, last := c.years()
	for y := last - mostYears; y >= first; y-- {
		if len(decades) == 0 || y%10 == 9 {
			var row []views.FilterPreset
			if from := y - y%10; y > first {
				row = append(row, c.preset(c.Wording.Text("map.filter.decade", "year", strconv.Itoa(from)), yearsOf(from, from+9)))
			}
			decades = append(decades, row)
		}
		row := &decades[len(decades)-1]
		*row = append(*row, c.preset(strconv.Itoa(y), yearsOf(y, y)))
	}
	return decades
}

// years are the first and the last of the collection.
func (c form) years() (first, last int) {
	collected := c.Atlas.Days()
	first, _, _ = collected.From.Date()
	last, _, _ = collected.To.Date()
	return first, last
}

// yearsOf are the days from one year to another, both whole.
func yearsOf(from, to int) incident.Days {
	return incident.Days{From: incident.DayOf(from, 1, 1), To: incident.DayOf(to, 12, 31)}
}

func (c form) preset(text string, days incident.Days) views.FilterPreset {
	return views.FilterPreset{Href: c.Path(c.path, c.Asked.Query.Within(days)), Text: text, From: days.From.String(),
		To: days.To.String(), Chosen: days == c.Asked.Query.Days}
}

// Fields pass on what a question has of some filters when another form is sent.
func Fields(q *question.Question, of func(*ogc.Param) bool) (out []views.FilterField) {
	c := form{Question: q}
	for _, p := range ogc.Filters() {
		if v := c.parameter(p.Name); v != "" && of(&p) {
			out = append(out, views.FilterField{Name: p.Name, Value: v})
		}
	}
	return out
}
