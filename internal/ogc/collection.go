package ogc

import (
	"slices"

	"khyberatlas/internal/incident"
)

// Collection is a layer of features as the API lists it.
type Collection struct {
	ID, Title, Description string
	Geometry               string // of its features
}

var collections = []Collection{
	{ID: "incidents", Title: "Incidents", Geometry: "Point",
		Description: "Every incident of the dataset: attacks, operations, strikes, clashes and abductions, with figures as " +
			"the sources give them. datetime chooses those whose span of days meets the period."},
	{ID: "strikes", Title: "Strike sites", Geometry: "Point",
		Description: "The incidents that are air strikes, drone strikes or shelling."},
	{ID: "crossings", Title: "Border crossings", Geometry: "Point",
		Description: "Crossings between Pakistan and Afghanistan with their state, by kind of traffic, as of the last day " +
			"of the period, and the days on which they were closed within it. All are returned for any datetime."},
	{ID: "districts", Title: "Districts of Khyber Pakhtunkhwa", Geometry: "Polygon",
		Description: "The districts with the incidents and the people killed within the period and the filter. bbox " +
			"chooses the districts returned and narrows no count."},
	{ID: "tehsils", Title: "Tehsils of Khyber Pakhtunkhwa", Geometry: "Polygon",
		Description: "The tehsils with the same figures, from incidents whose place is known precisely enough; too_coarse " +
			"counts those of the district that are not."},
}

// Collections are all layers; callers only read them.
func Collections() []Collection { return collections }

// CollectionOf finds a layer by its id.
func CollectionOf(id string) (Collection, bool) {
	i := slices.IndexFunc(collections, func(c Collection) bool { return c.ID == id })
	if i < 0 {
		return Collection{}, false
	}
	return collections[i], true
}

// CollectionIDs are the ids of all layers.
func CollectionIDs() []string {
	ids := make([]string, len(collections))
	for i, c := range collections {
		ids[i] = c.ID
	}
	return ids
}

// Download is a file that can be downloaded: a layer, a table of the dataset, all layers, or the whole dataset.
type Download struct {
	File       string
	Collection string // blank where it is not one layer
	Table      string // blank where it is not one table
	Form       Form
}

// AllLayers is the name, before its ending, of the file that holds every layer with its tables.
const AllLayers = "khyber-atlas"

// layerForms are those of a layer's features beside pages, the preferred first.
var layerForms = []Form{GeoJSON, CSV, GPKG, KML, GeoJSONL, GeoJSONSeq}

// tables are those of the dataset, in the order in which people look for them.
var tables = []string{"incidents", "incident_sources", "claims", "crossings", "crossing_status", "context_events", "reported_totals",
	"district_changes", "actors", "towns", "passes_peaks", "routes"}

var downloads = func() []Download {
	var out []Download
	for _, c := range collections {
		for _, f := range layerForms {
			out = append(out, Download{File: c.ID + "." + string(f), Collection: c.ID, Form: f})
		}
	}
	for _, t := range tables {
		if _, layer := CollectionOf(t); !layer { // as CSV, a layer and its table are one file
			out = append(out, Download{File: t + "." + string(CSV), Table: t, Form: CSV})
		}
		out = append(out, Download{File: t + "." + string(JSON), Table: t, Form: JSON})
	}
	return append(out, Download{File: AllLayers + ".gpkg", Form: GPKG}, Download{File: "dataset.zip", Form: Zip})
}()

// Tables are the names of the tables of the dataset that can be downloaded; callers only read them.
func Tables() []string { return tables }

// TableFiles are the files of a table: as CSV, a layer and its table are one.
func TableFiles(table string) []Download {
	var out []Download
	for _, f := range []Form{CSV, JSON} {
		if d, ok := DownloadOf(table + "." + string(f)); ok {
			out = append(out, d)
		}
	}
	return out
}

// Downloads are all files; callers only read them.
func Downloads() []Download { return downloads }

// DownloadOf finds a file by its name.
func DownloadOf(file string) (Download, bool) {
	i := slices.IndexFunc(downloads, func(d Download) bool { return d.File == file })
	if i < 0 {
		return Download{}, false
	}
	return downloads[i], true
}

// DownloadFiles are the names of all files.
func DownloadFiles() []string {
	names := make([]string, len(downloads))
	for i, d := range downloads {
		names[i] = d.File
	}
	return names
}

// Acts reports whether a parameter does anything to the features of a layer: of the filters, days and a box do to
// crossings, and the others are accepted there without effect. It does where no layer is named.
func Acts(collection, parameter string) bool {
	i := slices.IndexFunc(filters, func(p Param) bool { return p.Name == parameter })
	return i < 0 || collection != "crossings" || filters[i].OnCrossings
}

// QueryOf narrows a query to what a layer holds. never is true where the layer and the query have nothing in common.
func QueryOf(collection string, q incident.Query) incident.Query {
	if collection != "strikes" {
		return q
	}
	if len(q.Types) == 0 {
		q.Types = incident.StrikeTypes
		return q
	}
	var both []incident.Type
	for _, t := range q.Types {
		if t.Strike() {
			both = append(both, t)
		}
	}
	q.Types, q.Never = both, q.Never || len(both) == 0
	return q
}
