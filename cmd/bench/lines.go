package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"khyberatlas/internal/bench/reports"
)

// line is one line of the table: what is asked, by how many, and which goal it is held to.
type line struct {
	key, name string
	head      string // of the request, beside Host
	coding    string // that the head asks for
	ask       func(reports.Asked) []string
	clients   int
	status    int  // of its answers; 0: 200
	files     bool // nginx sends the same answers from files
	goals     []goal
}

// goal is how a line should stand to another server in the same run.
type goal struct {
	against peer
	by      figure
	least   float64 // of the other's answers or megabytes, or at most so many times its time of processors
}

// peer is what a line is compared with.
type peer string

const (
	atFiles   peer = "nginx"
	atMap     peer = "MapServer"
	atNode    peer = "Node over PostGIS"
	atShipped peer = "the shipped data"
	atSmall   peer = "10,000 rows"
)

// figure is what is compared.
type figure string

const (
	byAnswers   figure = "answers/s"
	byMegabytes figure = "MB/s"
	byCPU       figure = "CPU"
)

// once is how many different questions a line has where no answer may lie ready from the same question before.
const once = 3000

const (
	items     = "/collections/incidents/items?f=json&"
	totals    = "/totals?f=json&"
	histogram = "/histogram?f=json&"
	districts = "/collections/districts/items?f=json&"
)

var asPage = "Accept: text/html\r\n"

func coded(coding string) string { return "Accept-Encoding: " + coding + "\r\n" }

// under puts a path before what is asked.
func under(path string, what func(reports.Asked, int) []string, n int) func(reports.Asked) []string {
	return func(a reports.Asked) []string {
		out := what(a, n)
		for i, q := range out {
			out[i] = path + q
		}
		return out
	}
}

func only(path string) func(reports.Asked) []string {
	return func(reports.Asked) []string { return []string{path} }
}

// lines are all that is measured, in the order of the document.
func lines() []line {
	third, quarter := nginx(1.0/3), nginx(1.0/4)
	all := []line{
		{key: "box", name: "box and period, limit 1,000", ask: under(items+"limit=1000&", reports.Asked.Boxes, once), clients: 8,
			files: true, goals: third},
	}
	for _, coding := range []string{"gzip", "zstd", "br"} {
		all = append(all, line{key: "box-" + coding, name: "the same, " + coding, head: coded(coding), coding: coding,
			ask: under(items+"limit=1000&", reports.Asked.Boxes, once), clients: 8, files: true,
			goals: []goal{{atMap, byAnswers, 30}, {atNode, byAnswers, 30}}})
	}
	all = append(all,
		line{key: "month", name: "one month, limit 10,000", ask: under(items+"limit=10000&", reports.Asked.Months, once), clients: 4,
			files: true, goals: third},
		line{key: "id", name: "one by id", ask: under("/collections/incidents/items/", single, 100_000), clients: 8, files: true,
			goals: third},
		line{key: "districts", name: "districts with counts of a period", ask: under(districts, reports.Asked.Periods, once),
			clients: 8, files: true, goals: third},
		line{key: "crossings", name: "crossings of a day",
			ask: under("/collections/crossings/items?f=json&", reports.Asked.Days, once), clients: 8, files: true, goals: third},
		line{key: "totals", name: "totals of a period", ask: under(totals, reports.Asked.Periods, once), clients: 8, files: true,
			goals: quarter},
	)
	for _, by := range []struct{ key, name, query string }{
		{"months", "counts by month of a period", "interval=month&"},
		{"by-district", "counts by district of a period", "interval=year&by=district&"},
		{"by-type", "counts by type of a period", "interval=year&by=type&"},
	} {
		all = append(all, line{key: by.key, name: by.name, ask: under(histogram+by.query, reports.Asked.Periods, once), clients: 8,
			files: true, goals: quarter})
	}
	for zoom, least := range map[int]float64{6: 1.0 / 5, 8: 1.0 / 5, 10: 1.0 / 4} {
		all = append(all, line{key: fmt.Sprintf("tile-%d", zoom), name: fmt.Sprintf("tile at zoom %d of a period", zoom),
			ask: under("/tiles/incidents/", func(a reports.Asked, n int) []string { return a.Tiles(zoom, n) }, once), clients: 8,
			files: true, goals: nginx(least)})
	}
	slices.SortStableFunc(all[len(all)-3:], func(a, b line) int { return len(a.key) - len(b.key) + strings.Compare(a.key, b.key) })
	return append(append(all, pages()...), rest()...)
}

func nginx(least float64) []goal { return []goal{{atFiles, byAnswers, least}} }

func single(a reports.Asked, n int) []string {
	ids := a.IDs(n)
	for i := range ids {
		ids[i] += "?f=json"
	}
	return ids
}

// pages are what people see: each of a box that holds every place, as a map seen from far out asks for, of a period, and as most
// come to it.
func pages() []line {
	as := func(most float64) []goal { return []goal{{atShipped, byCPU, most}} }
	page := func(key, name, path, head string) []line {
		return []line{
			{key: key, name: name + ", of a box that holds all", head: head, ask: under(path+"?", reports.Asked.All, once), clients: 2,
				goals: as(1.5)},
			{key: key + "-period", name: name + ", of a period", head: head, ask: under(path+"?", reports.Asked.Periods, once),
				clients: 2, goals: as(1.5)},
			{key: key + "-plain", name: name + ", without a filter", head: head, ask: only(path), clients: 2, goals: as(1.5)},
		}
	}
	return slices.Concat(page("map", "map page", "/", asPage), page("table", "table page", "/collections/incidents/items", asPage),
		page("picture", "`/embed.svg`", "/embed.svg", ""),
		[]line{{key: "collections", name: "`/collections`", ask: only("/collections?f=json"), clients: 2, goals: as(1.5)},
			{key: "sitemap", name: "sitemap", ask: only("/sitemap.xml"), clients: 1}})
}

// rest are whole layers, and the answers that should cost the same however many rows lie beside what they hold.
func rest() []line {
	grows := []goal{{atSmall, byCPU, 1.5}}
	return []line{
		{key: "whole-geojson", name: "whole layer as GeoJSON", ask: only("/downloads/incidents.geojson"), clients: 1, files: true,
			goals: []goal{{atFiles, byMegabytes, 0.5}}},
		{key: "whole-csv", name: "whole layer as CSV", ask: only("/downloads/incidents.csv"), clients: 1, files: true,
			goals: []goal{{atFiles, byMegabytes, 0.5}}},
		{key: "grow-id", name: "growth: one by id", ask: under("/collections/incidents/items/", single, 100_000), clients: 8,
			goals: grows},
		{key: "grow-box", name: "growth: 100 of a box", ask: under(items, reports.Asked.Places, once), clients: 8, goals: grows},
		{key: "grow-totals", name: "growth: totals of a period", ask: under(totals, reports.Asked.Periods, once), clients: 8,
			goals: grows},
		{key: "grow-months", name: "growth: counts by month of a period", ask: under(histogram, reports.Asked.Periods, once),
			clients: 8, goals: grows},
		{key: "grow-districts", name: "growth: districts with counts of a period", ask: under(districts, reports.Asked.Periods, once),
			clients: 8, goals: grows},
	}
}

// peers are those that a line is measured beside.
func (l line) peers() []peer {
	var out []peer
	if l.files {
		out = append(out, atFiles)
	}
	for _, g := range l.goals {
		if !slices.Contains(out, g.against) {
			out = append(out, g.against)
		}
	}
	return out
}

// longest is how long each line is asked in each round where nothing else is said.
const longest = 2 * time.Second
