package page

import (
	"khyberatlas/internal/wording"
	"slices"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// rowsOfMap is how many incidents the map's list has before a script takes it over.
const rowsOfMap = 100

// mapPage is the map: picture, list and form for every reader, and what the script needs to take their place.
func mapPage(c *call) (templ.Component, error) {
	q, w := c.Asked.Query, c.Wording
	hits := c.Atlas.Search(q, incident.SortDateDesc)
	words := c.Summary(q)
	f := c.frame("map", "", w.Text("site.about"))
	f.Styles = append(f.Styles, c.site.Assets.Present("map.css")...)
	f.Scripts = c.site.Assets.Present("map.js")
	rows := hits.Page(incident.Page{Limit: rowsOfMap})
	v := views.MapView{
		Frame: f, Count: words.Count, Totals: words.Totals, Period: words.Period, NoPlace: words.NoPlace, Later: words.Later,
		Filter: c.filterForm("/"), Layers: c.mapLayers(), Shades: c.mapShades(), Legend: c.mapLegend(words),
		Tiles: c.site.Tiles.URL != "", Picture: c.picture(q, "incidents", c.layers()), Card: c.mapCard(), Chart: c.mapChart(), Events: c.mapEvents(),
		Shown: w.Text("map.list.shown", "shown", len(rows), "count", hits.Len()),
		Table: c.Path("/collections/incidents/items", q), Downloads: c.mapDownloads(), Boot: c.boot(),
	}
	for _, r := range rows {
		_, _, known := r.Killed.Bounds()
		v.Rows = append(v.Rows, views.MapRow{ID: r.ID, Href: c.Prefix + "/collections/incidents/items/" + r.ID, Title: r.Title,
			When: w.When(r.Incident), Where: w.Where(r.Incident), Toll: w.Toll(r),
			Type: w.Label("type", string(r.Type)), Icon: draw.Glyph(r.Type), NoToll: !known})
	}
	return views.MapPage(v), nil
}

func (c *call) mapShades() []views.MapShade {
	var out []views.MapShade
	for _, id := range []string{"plain", "incidents", "killed", "per100k"} {
		out = append(out, views.MapShade{ID: id, Text: c.Wording.Text("map.shade." + id), On: c.Asked.View.Shade == id})
	}
	return out
}

func (c *call) mapLegend(words wording.Summary) views.MapLegend {
	w := c.Wording
	l := views.MapLegend{On: w.Text("map.legend.states", "day", words.On)}
	for _, t := range incident.Types {
		l.Types = append(l.Types, views.MapSign{ID: string(t), Icon: draw.Glyph(t), Text: w.Label("type", string(t))})
	}
	for _, s := range []incident.Status{incident.Open, incident.Closed, incident.Restricted, incident.Partial, incident.Unknown} {
		l.States = append(l.States, views.MapSign{ID: string(s), Icon: draw.Door(s), Text: w.Label("status", string(s))})
	}
	for _, size := range []string{"n", "0", "1", "2", "3", "4"} {
		l.Sizes = append(l.Sizes, views.MapSign{ID: size, Icon: draw.Glyph("armed_attack"), Text: w.Text("map.legend.size." + size)})
	}
	return l
}

// mapChart counts by month over all of time: the period is marked in it.
func (c *call) mapChart() string {
	q, w := c.Asked.Query, c.Wording
	q.Days, q.Never = incident.Days{}, false
	bars := draw.Bars{ID: "months", Title: w.Text("map.time.title"), Desc: w.Text("map.sample"), Chosen: c.Asked.Query.Days,
		Collected: w.Collected.To, NotCollected: w.Text("map.time.later"), Height: 140, Number: w.Number, Events: c.events()}
	for _, s := range c.Atlas.Histogram(q, "month", "").Series {
		for _, b := range s.Bins {
			q.Days = b.Days
			y, m, _ := b.From.Date()
			title := w.Text("map.time.bin", "month", w.Month(y, m), "count", b.Count)
			if b.Vague > 0 {
				title = w.Text("map.time.vague", "bin", title, "vague", b.Vague)
			}
			bars.Bins = append(bars.Bins, draw.Bar{Days: b.Days, Count: b.Count, Vague: b.Vague, Href: c.Path("/", q), Title: title})
		}
	}
	return bars.Draw()
}

func (c *call) mapEvents() []views.MapEvent {
	w := c.Wording
	var out []views.MapEvent
	for _, e := range slices.Backward(c.Atlas.Data().Context) {
		out = append(out, views.MapEvent{When: w.EventWhen(e), Kind: w.Text("context." + e.Kind), Title: e.Title, Summary: e.Summary, Href: e.URL})
	}
	return out
}

func (c *call) mapDownloads() []views.Link {
	w := c.Wording
	return []views.Link{
		{Href: c.Path("/downloads/incidents.csv", c.Asked.Query), Text: w.Text("web.form.csv"), Type: "text/csv"},
		{Href: c.Path("/downloads/incidents.geojson", c.Asked.Query), Text: w.Text("web.form.geojson"), Type: "application/geo+json"},
	}
}
