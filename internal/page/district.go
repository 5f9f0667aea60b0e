package page

import (
	"slices"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// latestMost is how many incidents the page of an area lists.
const latestMost = 12

// The censuses that the populations are from.
const census2017, census2023 = 2017, 2023

// districtPage is the page of one district.
func districtPage(c *call) (templ.Component, error) {
	w, q := c.Wording, c.Asked.Query
	a, ok := c.Atlas.District(c.Asked.ID, q)
	if !ok {
		return nil, incident.ErrNotFound
	}
	d := a.District
	mine := ofDistrict(withoutBox(q), d.ID)
	v := c.areaView(w.District(d), a.Totals, mine)
	v.Kicker = w.Text("area.kicker", "division", d.Division)
	v.Names = localNames(d.NameUr, d.NamePs)
	v.Figures = append(v.Figures, views.Fact{Name: w.Text("area.per100k"), Text: w.Rate(a.Per100k).Text, Note: w.Text("area.per100k_note", "year", year(census2023))})
	if a.Per100k == nil {
		v.Figures[len(v.Figures)-1].Text = w.Text("words.not_reported")
	}
	v.Facts = c.districtFacts(d)
	hits := c.Search(mine, incident.SortDateDesc)
	v.Rows = c.latest(hits)
	v.Map = c.areaMap(v.Title, d.ID, hits)
	var parts []incident.Area
	for _, t := range c.Atlas.Tehsils(withoutBox(q)) {
		if t.Tehsil.DistrictID == d.ID {
			parts = append(parts, t)
			v.PartsNote = w.Text("area.too_coarse", "count", t.TooCoarse)
		}
	}
	if parts != nil {
		t := c.areaTable(w.Text("area.parts", "name", v.Title), parts)
		t.Columns = t.Columns[:len(t.Columns)-1]
		for i := range t.Rows {
			t.Rows[i].Data = t.Rows[i].Data[:len(t.Columns)-1]
		}
		v.Parts = &t
	}
	v.Changes = c.changes(d.Name)
	return views.AreaPage(v), nil
}

// tehsilPage is the page of one tehsil.
func tehsilPage(c *call) (templ.Component, error) {
	w := c.Wording
	q := c.Asked.Query
	a, ok := c.Atlas.Tehsil(c.Asked.ID, q)
	if !ok {
		return nil, incident.ErrNotFound
	}
	t := a.Tehsil
	mine := ofDistrict(withoutBox(q), t.DistrictID)
	var hits []*incident.Record
	for _, r := range c.Search(mine, incident.SortDateDesc) {
		if r.TehsilID == t.ID {
			hits = append(hits, r)
		}
	}
	v := c.areaView(t.Name, a.Totals, mine)
	v.Kicker = w.Text("area.tehsil_of", "district", w.District(a.District))
	v.Facts = []views.Fact{{Name: w.Text("area.district"), Text: w.District(a.District), Href: c.Path("/collections/districts/items/"+t.DistrictID, q)}}
	if t.Pcode != "" {
		v.Facts = append(v.Facts, views.Fact{Name: w.Text("area.pcode"), Text: t.Pcode})
	}
	v.Facts = append(v.Facts, views.Fact{Name: w.Text("area.too_coarse_name"), Text: w.Number(a.TooCoarse), Note: w.Text("area.too_coarse", "count", a.TooCoarse)})
	v.Chart, v.Months = views.Drawing{}, views.Table{}
	v.Rows = c.latest(hits)
	v.Map = c.areaMap(v.Title, t.ID, hits)
	v.All.Text = w.Text("area.all", "name", w.District(a.District))
	return views.AreaPage(v), nil
}

// areaView is what the pages of districts and tehsils have in common.
func (c *call) areaView(name string, t incident.Totals, mine incident.Query) views.AreaView {
	w := c.Wording
	words := w.Summary(mine.Days, t, c.CountLater(mine))
	bins := c.Atlas.Months(mine)
	v := views.AreaView{Frame: c.frame("districts", name, w.Text("area.about", "name", name)), Title: name, Count: words.Count, Lead: words.Lead(),
		Period: words.Period, Figures: c.totalsFacts(t), Forms: c.otherForms(),
		All: views.Link{Href: c.Path("/collections/incidents/items", mine), Text: w.Text("area.all", "name", name)}}
	if len(bins) > 0 {
		v.Chart = views.Drawing{SVG: c.bars("months", mine, bins, incident.Days{}).Draw(), Signs: c.barSigns(), Note: w.Text("chart.note")}
		v.Months = c.binTable(w.Text("chart.table"), bins, mine)
	}
	return v
}

// ofDistrict narrows a query to one district.
func ofDistrict(q incident.Query, id string) incident.Query {
	q.Never = q.Never || (len(q.InDistricts) > 0 && !slices.Contains(q.InDistricts, id))
	q.InDistricts = []string{id}
	return q
}

func localNames(ur, ps string) []views.Name {
	var out []views.Name
	if ur != "" {
		out = append(out, views.Name{Text: ur, Lang: "ur", Dir: "rtl"})
	}
	if ps != "" && ps != ur {
		out = append(out, views.Name{Text: ps, Lang: "ps", Dir: "rtl"})
	}
	return out
}

func (c *call) districtFacts(d *incident.District) []views.Fact {
	w := c.Wording
	facts := []views.Fact{{Name: w.Text("area.division"), Text: d.Division}, {Name: w.Text("area.seat"), Text: d.Seat}}
	if d.Population2023 > 0 {
		facts = append(facts, views.Fact{Name: w.Text("area.census", "year", year(census2023)), Text: w.Number(d.Population2023)})
	}
	if d.Population2017 > 0 {
		facts = append(facts, views.Fact{Name: w.Text("area.census", "year", year(census2017)), Text: w.Number(d.Population2017)})
	}
	if d.Merged2018 {
		facts = append(facts, views.Fact{Name: w.Text("area.merged"), Text: w.Text("area.merged_yes")})
	}
	return append(facts, views.Fact{Name: w.Text("area.pcode"), Text: d.Pcode})
}

func (c *call) areaMap(name, id string, hits []*incident.Record) views.Drawing {
	w := c.Wording
	marks, rings := c.marks(hits, c.Asked.Query, "/collections/incidents/items")
	coarse := 0
	for _, r := range rings {
		coarse += r.Count
	}
	s := draw.Spot{ID: "spot", Title: w.Text("area.map", "name", name), Area: id, Marks: marks,
		Desc: w.Text("area.map_about", "count", len(marks), "coarse", w.Text("area.map_coarse", "count", coarse))}
	for _, st := range c.Atlas.Crossings(periodOf(c.Asked.Query)) {
		s.Gates = append(s.Gates, c.gate(st, c.Asked.Query))
	}
	return views.Drawing{SVG: c.drawn().Spot(s), Note: s.Desc}
}

func (c *call) latest(hits []*incident.Record) []views.NearRow {
	w := c.Wording
	var out []views.NearRow
	for _, r := range hits[:min(latestMost, len(hits))] {
		out = append(out, views.NearRow{Href: c.Prefix + "/collections/incidents/items/" + r.ID, Title: r.Title, Icon: draw.Glyph(r.Type),
			Type: w.Label("type", string(r.Type)), When: w.When(r.Incident), Where: w.Where(r.Incident), Toll: w.Toll(r)})
	}
	return out
}

// changes are the lines of the history that name the district.
func (c *call) changes(name string) []views.ChangeLine {
	w := c.Wording
	var out []views.ChangeLine
	for _, ch := range c.Atlas.Data().Changes {
		if !slices.Contains(ch.FromUnits, name) && !slices.Contains(ch.ToUnits, name) {
			continue
		}
		what := w.Text("area.change", "kind", w.Label("change", ch.Kind), "from", w.Join(ch.FromUnits), "to", w.Join(ch.ToUnits))
		note := ch.Note
		if !ch.OnMap {
			what = w.Text("area.change_off", "what", what)
		}
		out = append(out, views.ChangeLine{When: w.DayAs(ch.Date, ch.DatePrecision), What: what, Note: note,
			Source: w.Cite(ch.Publisher, ch.Published, ch.URL)})
	}
	return out
}
