package canon

import (
	"path"
	"strings"
)

// The files of a dataset.
const (
	MetaFile        = "dataset.json"
	IncidentsFile   = "incidents.csv"
	SourcesFile     = "incident_sources.csv"
	ClaimsFile      = "claims.csv"
	CrossingsFile   = "crossings.csv"
	SpellsFile      = "crossing_status.csv"
	ContextFile     = "context_events.csv"
	ReportedFile    = "reported_totals.csv"
	ActorsFile      = "actors.csv"
	ChangesFile     = "district_changes.csv"
	OriginsFile     = "origins.csv"
	PeriodsFile     = "origin_periods.csv"
	PairsFile       = "pairs.csv"
	DigestsFile     = "origin_digests.csv"
	TownsFile       = "basemap/towns.csv"
	LandmarksFile   = "basemap/passes_peaks.csv"
	RoutesFile      = "basemap/routes.csv"
	RiversFile      = "basemap/rivers.geojson"
	DistrictsFile   = "districts.geojson"
	TehsilsFile     = "tehsils.geojson"
	ProvincesFile   = "provinces.geojson"
	AfProvincesFile = "basemap/af_provinces.geojson"
)

// OriginsFolder has a folder for each origin that is not ours, by its id, with the files IncidentsFile and SourcesFile.
const OriginsFolder = "origins"

// byID are the tables whose rows are ordered by their first column, which is unique.
var byID = map[string]bool{IncidentsFile: true, CrossingsFile: true, ActorsFile: true, TownsFile: true, LandmarksFile: true,
	RoutesFile: true, OriginsFile: true, DigestsFile: true}

// ByID reports whether a table's rows are ordered by their first column, which is unique.
func ByID(file string) bool {
	if strings.HasPrefix(file, OriginsFolder+"/") {
		file = path.Base(file) // as the files of our own record are
	}
	return byID[file]
}

// OfOrigins reports whether a file is one of OriginFiles.
func OfOrigins(file string) bool {
	return file == OriginsFile || file == PeriodsFile || file == PairsFile || file == DigestsFile
}
