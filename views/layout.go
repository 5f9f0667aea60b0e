package views

import (
	"strings"

	"github.com/a-h/templ"
)

// An icon of the page's own: browsers ask for /favicon.ico where a page names none. %20 is a blank, which no address may
// have.
const favicon = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2016%2016'%3E" +
	"%3Cpath%20fill='%230b4f7d'%20d='M1%2014%206%203l3%206%202-3%204%208z'/%3E" +
	"%3Ccircle%20cx='11.5'%20cy='3.5'%20r='2'%20fill='%23d4481c'/%3E%3C/svg%3E"

func (f Frame) title() string {
	if f.Title == "" {
		return f.P.Text("site.name")
	}
	return f.P.Apart(f.Title) + " | " + f.P.Text("site.name")
}

// pinned is the address of the map as of this version of the dataset.
func (f Frame) pinned() string {
	pin := "/v/" + f.Version
	return strings.TrimSuffix(f.Prefix, pin) + pin + "/" + f.Query
}

// entry is a line of the navigation.
type entry struct {
	Href, Text string
	here       bool
}

func (e entry) current() templ.Attributes {
	if !e.here {
		return nil
	}
	return templ.Attributes{"aria-current": "page"}
}

func (f Frame) entries() []entry {
	all := []struct{ section, path string }{
		{"map", "/"},
		{"incidents", "/collections/incidents/items"},
		{"crossings", "/collections/crossings/items"},
		{"districts", "/collections/districts/items"},
		{"quarters", "/quarters"},
		{"coverage", "/coverage"},
		{"data", "/data"},
		{"about", "/about"},
	}
	list := make([]entry, 0, len(all))
	for _, a := range all {
		list = append(list, entry{Href: f.Prefix + a.path + f.Query, Text: f.P.Text("nav." + a.section), here: a.section == f.Section})
	}
	return list
}

// programs are the addresses that describe the site to programs and hold all of its data: every page leads to them.
func (f Frame) programs() []Link {
	var list []Link
	for _, l := range []struct{ path, key string }{{"/api", "api"}, {"/openapi.json", "openapi"}, {"/conformance", "conformance"},
		{"/collections", "layers"}, {"/tileMatrixSets", "tile_matrix_sets"},
		{"/totals" + f.Query, "totals"}, {"/histogram" + f.Query, "histogram"},
		{"/downloads/dataset.zip", "dataset"}} {
		list = append(list, Link{Href: f.Prefix + l.path, Text: f.P.Text("frame." + l.key)})
	}
	return list
}
