package page

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/draw/carto"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/beside"
	"khyberatlas/internal/page/plot"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// latestMost is how many incidents the page of an area lists.
const latestMost = 12

// The censuses that the populations are from.
const census2017, census2023 = 2017, 2023

// districtPage is the page of one district.
func districtPage(c *call) (templ.Component, error) {
	w, q := c.Wording, c.Asked.Query
	a, ok := c.District(c.Asked.ID, c.Asked.Query)
	if !ok {
		return nil, incident.ErrNotFound
	}
	d := a.District
	mine := q.Anywhere().OfDistrict(d.ID)
	v := c.areaView(w.District(d), a.Totals, mine, c.CountLater(mine))
	if !atlas.Reaches(c.Asked.Query, d) {
		v.Count, v.Lead = wording.Upper(w.Text("area.outside")), w.Text("map.killed.none")
	}
	v.Kicker = w.Text("area.kicker", "division", d.Division)
	v.Names = localNames(d.NameUr, d.NamePs)
	rate := c.fact("area.per100k", w.Rate(a.Per100k).Text)
	if a.Per100k == nil {
		rate.Text = w.Text("words.not_reported")
	}
	rate.Note = w.Text("area.per100k_note", "year", strconv.Itoa(census2023), "period", v.Period)
	v.Figures = append(v.Figures, rate)
	v.Facts = c.districtFacts(d)
	v.Rows = c.latest(c.Window(mine, incident.Page{Limit: latestMost, Sort: incident.SortDateDesc}).Records, mine)
	v.Map = c.areaMap(v.Title, d.ID, c.plot(mine))
	v.Map.Link = views.Link{Href: c.PathOnMap(mine), Text: w.Text("incident.on_map")}
	var parts []incident.Area
	for _, t := range c.Tehsils(q.Anywhere()) {
		if t.Tehsil.DistrictID == d.ID {
			parts = append(parts, t)
			v.PartsNote = w.Text("area.too_coarse", "count", t.TooCoarse)
		}
	}
	if parts != nil {
		caption := w.Text("area.parts", "name", v.Title, "of", v.Period)
		v.Parts = new(beside.TehsilsOf(c.Question, parts).Parts(caption))
	}
	v.Changes = c.changes(d.Name)
	return views.AreaPage(v), nil
}

// tehsilPage is the page of one tehsil. No filter asks for a tehsil, so there is no chart: it would be the district's.
func tehsilPage(c *call) (templ.Component, error) {
	w, q := c.Wording, c.Asked.Query
	a, ok := c.Tehsil(c.Asked.ID, c.Asked.Query)
	if !ok {
		return nil, incident.ErrNotFound
	}
	t, district := a.Tehsil, w.District(a.District)
	mine := q.Anywhere().OfDistrict(t.DistrictID)
	hits := slices.DeleteFunc(slices.Clone(c.Search(mine, incident.SortDateDesc)),
		func(r *incident.Record) bool { return r.TehsilID != t.ID })
	later := 0
	for r := range c.Later(mine) {
		if r.TehsilID == t.ID {
			later++
		}
	}
	v := c.areaView(t.Name, a.Totals, mine, later)
	v.Kicker = w.Text("area.tehsil_of", "district", district)
	v.Facts = []views.Fact{{Name: w.Text("area.district"), Text: district, Href: c.Path(districtsPath+"/"+t.DistrictID, q)}}
	if t.Pcode != "" {
		v.Facts = append(v.Facts, c.fact("area.pcode", t.Pcode))
	}
	coarse := c.fact("area.too_coarse_name", w.Number(a.TooCoarse))
	coarse.Note = w.Text("area.too_coarse", "count", a.TooCoarse)
	v.Facts = append(v.Facts, coarse)
	v.Chart, v.Months = views.Drawing{}, views.Table{}
	v.Rows = c.latest(hits, mine)
	v.Map = c.areaMap(v.Title, t.ID, plot.Records(c.Question, hits, c.Asked.Query, incidentsPath))
	v.All.Text = w.Text("area.all", "name", district)
	return views.AreaPage(v), nil
}

// areaView is what the pages of districts and tehsils have in common; mine asks for what the district counts.
func (c *call) areaView(name string, t incident.Totals, mine incident.Query, later int) views.AreaView {
	w := c.Wording
	summary := w.Summary(mine.Days, t, later)
	asked := c.Asked.Query.Anywhere().Without(incident.ByInDistricts) // the page is of one whole, whatever a filter names
	v := views.AreaView{
		Frame:   c.frame("districts", c.titled(name, asked, summary.Period), w.Text("area.about", "name", name)),
		Title:   name,
		Count:   summary.Count,
		Lead:    summary.Lead(),
		Period:  c.of(asked, summary.Period),
		Chips:   c.chips(),
		Figures: c.totalsFacts(t),
		Forms:   c.otherForms(),
		All:     c.to(incidentsPath, mine, w.Text("area.all", "name", name)),
	}
	if bins, every := c.Bars(mine); len(bins) > 0 {
		chart := c.bars("months", bins)
		for i := range chart.Bins {
			chart.Bins[i].Href = c.Path("/", mine.Within(chart.Bins[i].Days))
		}
		v.Chart = c.barChart(chart, every)
		v.Months = c.binTable(w.Text("chart.table"), bins, mine)
	}
	return v
}

func (c *call) districtFacts(d *incident.District) []views.Fact {
	w := c.Wording
	facts := []views.Fact{c.fact("area.division", d.Division), c.fact("area.seat", d.Seat)}
	census := func(year, people int) {
		if people > 0 {
			facts = append(facts, views.Fact{Name: w.Text("area.census", "year", strconv.Itoa(year)), Text: w.Number(people)})
		}
	}
	census(census2023, d.Population2023)
	census(census2017, d.Population2017)
	if d.Merged2018 {
		facts = append(facts, c.fact("area.merged", w.Text("area.merged_yes")))
	}
	return append(facts, c.fact("area.pcode", d.Pcode))
}

// spotCells is how finely very many incidents of a district are gathered: about six pixels of its map.
const spotCells = 14

// plot is what the map of an area shows of its incidents.
func (c *call) plot(mine incident.Query) plot.Plot {
	return plot.Of(c.Question, mine, incidentsPath, func() int { return spotCells })
}

func (c *call) areaMap(name, id string, p plot.Plot) views.Drawing {
	w := c.Wording
	s := carto.Spot{ID: "spot", Title: w.Text("area.map", "name", name), Area: id, Marks: p.Dots(),
		Desc:  w.Text("area.map_about", "count", p.Placed(), "coarse", w.Text("area.map_coarse", "count", p.Coarse())),
		Gates: c.gates(c.Asked.Query.OnlyPeriod())}
	return views.Drawing{SVG: c.base().Spot(s), Note: s.Desc}
}

// latest are the first rows of a list, newest first.
func (c *call) latest(hits []*incident.Record, q incident.Query) []views.NearRow {
	var out []views.NearRow
	under := c.Under(q)
	for _, r := range hits[:min(latestMost, len(hits))] {
		out = append(out, views.NearRow{IncidentRow: c.incidentRow(r, under), Toll: c.Wording.Toll(r)})
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
		if !ch.OnMap {
			what = w.Text("area.change_off", "what", what)
		}
		out = append(out, views.ChangeLine{When: w.DayAs(ch.Date, ch.DatePrecision), What: what, Note: ch.Note,
			Source: w.Cite(ch.Publisher, ch.Published, ch.URL)})
	}
	return out
}
