package ogc

import (
	"slices"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
)

// Download is a file that can be downloaded: a layer, a table of the dataset, all layers, or the whole dataset.
type Download struct {
	File       string
	Collection incident.Layer // blank where it is not one layer
	Table      string         // blank where it is not one table
	Form       Form
}

// AllLayers is the name, before its ending, of the file that holds every layer with its tables.
const AllLayers = "khyber-atlas"

// layerForms are those of a layer's features beside pages, the preferred first.
var layerForms = []Form{GeoJSON, CSV, GPKG, KML, GeoJSONL, GeoJSONSeq}

// tables are those of the dataset with their columns, in the order in which people look for them.
var tables = []struct {
	name    string
	columns []columns.Property
}{
	{"incidents", columns.Incidents.Properties()},
	{"incident_sources", columns.Sources.Properties()},
	{"claims", columns.Claims.Properties()},
	{"crossings", columns.Crossings.Properties()},
	{"crossing_status", columns.Spells.Properties()},
	{"context_events", columns.Context.Properties()},
	{"reported_totals", columns.Reported.Properties()},
	{"district_changes", columns.Changes.Properties()},
	{"actors", columns.Actors.Properties()},
	{"towns", columns.Towns.Properties()},
	{"passes_peaks", columns.Landmarks.Properties()},
	{"routes", columns.Routes.Properties()},
	{"origins", columns.Origins.Properties()},
	{"origin_periods", columns.Periods.Properties()},
	{"pairs", columns.Pairs.Properties()},
}

var downloads = func() []Download {
	var out []Download
	for _, c := range collections {
		for _, f := range layerForms {
			out = append(out, Download{File: string(c.ID) + "." + string(f), Collection: c.ID, Form: f})
		}
	}
	for _, t := range Tables() {
		if _, layer := CollectionOf(incident.Layer(t)); !layer { // as CSV, a layer and its table are one file
			out = append(out, Download{File: t + "." + string(CSV), Table: t, Form: CSV})
		}
		out = append(out, Download{File: t + "." + string(JSON), Table: t, Form: JSON})
	}
	return append(out, Download{File: AllLayers + ".gpkg", Form: GPKG}, Download{File: "dataset.zip", Form: Zip})
}()

// Tables are the names of the tables of the dataset that can be downloaded.
func Tables() []string {
	names := make([]string, len(tables))
	for i, t := range tables {
		names[i] = t.name
	}
	return names
}

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

// Columns are those of a table that can be downloaded, or of the records that only a feature has; within a feature the first,
// which names the feature, is left out.
func Columns(table string) []columns.Property {
	if table == "records" {
		return columns.Others.Properties()
	}
	for _, t := range tables {
		if t.name == table {
			return t.columns
		}
	}
	return nil
}
