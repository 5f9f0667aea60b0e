package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/beside"
	"khyberatlas/internal/page/choose"
	"khyberatlas/internal/page/laid"
	"khyberatlas/internal/page/legend"
	"khyberatlas/internal/page/recorded"
	"khyberatlas/views"
)

// rowsOfMap is how many incidents the map's list has before a script takes it over.
const rowsOfMap = 50

// mapPage is the map: picture, list and form for every reader, and what the script needs to take their place.
func mapPage(c *call) (templ.Component, error) {
	usual := c.usualPeriod()
	w, q := c.Wording, c.Asked.Query
	hits, summary := c.Window(q, incident.Page{Limit: rowsOfMap, Sort: incident.SortDateDesc}), c.Summary(q)
	rows, shown, head := hits.Records, c.look(), choose.NewHead(c.Question, usual)
	shown.laid = true
	drawn := c.picture(q, "incidents", shown)
	v := views.MapView{
		Frame:      c.frame("map", head.Heading, w.Text("site.about")),
		Count:      summary.Count,
		Head:       head,
		NoPlace:    summary.NoPlace,
		Sample:     c.Sample(),
		Later:      summary.Later,
		Filter:     choose.Form(c.Question, "/", usual),
		Layers:     c.switches("map.layers.", layersOfMap, shown.has),
		Readings:   c.switches("map.reading.", readings, is(shown.reading)),
		Sizes:      c.switches("map.size.", sizes, is(shown.size)),
		ByDistrict: shown.reading == "districts",
		Shades:     c.switches("map.shade.", shades, is(shown.shade)),
		Legend:     c.legend(shown, w.Text("map.legend.states", "day", summary.On), drawn.scale),
		Tiles:      c.site.Tiles.URL != "",
		Credits:    laid.Credits(c.Atlas.Data().Ground),
		Roads:      laid.Has(c.Atlas.Data().Ground, "roads"),
		Picture:    drawn.svg,
		Card:       c.mapCard(),
		Chart:      c.mapChart(),
		Tracks:     beside.Tracks(c.Question),
		Events:     c.mapEvents(),
		Shown:      w.Text("map.list.shown", "shown", len(rows), "count", hits.Matched),
		Table:      c.Path(incidentsPath, q),
		Downloads: []views.Link{c.form(c.Path("/downloads/incidents.csv", q), ogc.CSV),
			c.form(c.Path("/downloads/incidents.geojson", q), ogc.GeoJSON), c.form(c.Path("/downloads/incidents.gpkg", q), ogc.GPKG)},
		Boot: mapdata.NewBoot(c.Question, c.site.Assets.Address, mapdata.Tiles(c.site.Tiles)),
	}
	v.Frame.Jumps = []string{"list", "map", "time"}
	v.Look = choose.Fields(c.Question, func(p *ogc.Param) bool { return true })
	v.Frame.Styles = c.site.Assets.Present("main.css", "map.css")
	if len(v.Tracks.Rows) > 0 {
		v.Frame.Styles = append(v.Frame.Styles, c.site.Assets.Present("tracks.css")...)
	}
	v.Frame.Scripts = append(v.Frame.Scripts, c.site.Assets.Present("map.js")...)
	under := c.Under(q)
	for _, r := range rows {
		_, _, known := r.Killed.Bounds()
		v.Rows = append(v.Rows, views.MapRow{IncidentRow: c.incidentRow(r, under), ID: r.ID, Toll: w.Toll(r), NoToll: !known,
			Record: recorded.Beside(c.Atlas.Data(), r.Origin)})
	}
	return views.MapPage(v), nil
}

// usualPeriod is the period of the map without a filter, which ends where the collection ends: what was found of later days
// are single finds. A question without a period asks for it from here on, and so do all links of its page.
func (c *call) usualPeriod() incident.Days {
	usual := incident.Days{To: c.Atlas.Days().To}
	if q := c.Asked.Query; q.Days.All() && !q.Never {
		c.Asked.Query = q.Within(usual)
	}
	return usual
}

func (c *call) switches(keys string, ids []string, on func(id string) bool) []views.MapSwitch {
	var out []views.MapSwitch
	for _, id := range ids {
		out = append(out, views.MapSwitch{ID: id, Text: c.Wording.Text(keys + id), On: on(id)})
	}
	return out
}

func is(chosen string) func(id string) bool { return func(id string) bool { return id == chosen } }

// legend explains what the picture shows.
func (c *call) legend(shown look, day string, scale draw.Scale) views.MapLegend {
	q := c.Asked.Query
	var crossings []incident.CrossingState
	if shown.has("crossings") {
		crossings = c.Crossings(q.Anywhere())
	}
	return legend.Of(c.Wording, legend.Shown{Several: recorded.Several(c.Atlas.Data()),
		Crossings: crossings, States: crossingStates, Day: day, Chosen: q.Types, Scale: scale,
		Facets: c.Facets(q), To: func(types []incident.Type) string {
			asked := c.Asked
			asked.Query = asked.Query.Kinds(types)
			return c.PathOf(asked)
		}})
}

// mapCard is what the address chose, for readers of a shared link who have no script; nil for nothing.
func (c *call) mapCard() *views.MapCard {
	w, chosen := c.Wording, c.Asked.View.Sel
	if r, ok := c.Record(chosen); ok {
		row := c.incidentRow(r, c.Under(c.Asked.Query))
		return &views.MapCard{Icon: row.Icon, Kind: row.Type, Title: row.Title, Toll: w.Toll(r),
			Meta: w.Text("map.card.meta", "when", row.When, "where", row.Where),
			Note: recorded.By(w, c.Atlas.Data(), r.Origin), Link: views.Link{Href: row.Href, Text: w.Text("map.list.open")}}
	}
	id, isCrossing := strings.CutPrefix(chosen, "crossing:")
	if !isCrossing {
		return nil
	}
	period := c.Asked.Query.OnlyPeriod()
	s, ok := c.Crossing(id, period)
	if !ok {
		return nil
	}
	lines := w.Reports(s)
	for i := range lines { // a card has no room for them
		lines[i].Source.Host, lines[i].Source.None = "", ""
	}
	return &views.MapCard{Icon: draw.Door(s.State), Title: w.Place(s.Name, s.NameUr, ""), Toll: w.Closed(s), Note: w.NoRecord(s),
		Kind:  w.Text("map.card.meta", "when", w.CrossingState(s), "where", w.Day(s.On)),
		Lines: lines, Link: c.to(crossingsPath+"/"+s.ID, period, w.Text("map.list.gate"))}
}

// mapChart counts over all of time, on one axis for every filter: what lies outside the period is paler in it, and a bar
// leads to the map of its days.
func (c *call) mapChart() string {
	w, q := c.Wording, c.Asked.Query.Within(incident.Days{})
	bars := draw.Bars{ID: "months", Title: w.Text("map.time.title"), Desc: c.Sample(), Chosen: c.Asked.Query.Days,
		Days: c.Axis(), Covered: c.Covered(q), NotCollected: w.Text("map.time.later"), Height: 160, Number: w.Number,
		Lanes: w.Lanes(), Events: c.events("event-")}
	bins, _ := c.Bars(q)
	for _, b := range bins {
		bars.Bins = append(bars.Bins, draw.Bar{Days: b.Days, Count: b.Count, Vague: b.Vague,
			Href: c.Path("/", q.Within(b.Days)), Title: w.Bar(w.Period(b.WholeMonths()), b)})
	}
	return bars.Draw()
}

// mapEvents are what happened meanwhile, the last first.
func (c *call) mapEvents() []views.MapEvent {
	w := c.Wording
	var out []views.MapEvent
	for i, e := range slices.Backward(c.Atlas.Data().Context) {
		out = append(out, views.MapEvent{ID: "event-" + strconv.Itoa(i), When: w.EventWhen(e),
			Kind: w.Text("context." + e.Kind), Title: e.Title, Summary: e.Summary, Href: e.URL})
	}
	return out
}
