package dataset

import "slices"

// The files of a dataset; all are required.
const (
	metaFile        = "dataset.json"
	incidentsFile   = "incidents.csv"
	sourcesFile     = "incident_sources.csv"
	claimsFile      = "claims.csv"
	crossingsFile   = "crossings.csv"
	spellsFile      = "crossing_status.csv"
	contextFile     = "context_events.csv"
	reportedFile    = "reported_totals.csv"
	actorsFile      = "actors.csv"
	changesFile     = "district_changes.csv"
	townsFile       = "basemap/towns.csv"
	districtsFile   = "districts.geojson"
	tehsilsFile     = "tehsils.geojson"
	provincesFile   = "provinces.geojson"
	afProvincesFile = "basemap/af_provinces.geojson"
)

// table says which columns a CSV file has, in canonical order.
type table struct {
	file    string
	columns []string
	byID    bool // rows are ordered by their first column, which is unique
}

var tables = []table{
	{incidentsFile, []string{"id", "date", "end_date", "date_precision", "type", "title", "summary", "place", "district",
		"admin1", "country", "lat", "lon", "geo_precision", "actor", "target", "killed", "killed_low", "killed_high",
		"civilians_killed", "forces_killed", "militants_killed", "injured", "confidence"}, true},
	{sourcesFile, []string{"incident_id", "publisher", "published", "url", "note"}, false},
	{claimsFile, []string{"incident_id", "claimant", "side", "subject", "killed_low", "killed_high", "injured_low",
		"injured_high", "statement", "publisher", "published", "url"}, false},
	{crossingsFile, []string{"id", "name", "name_ur", "name_local_other", "lat", "lon", "geo_precision", "pk_district",
		"pk_admin1", "af_district", "af_province", "category", "modes", "notes", "source_url"}, true},
	{spellsFile, []string{"crossing_id", "from", "from_precision", "to", "last_reported", "status", "scope", "reason",
		"publisher", "published", "source_url"}, false},
	{contextFile, []string{"date", "end_date", "date_precision", "kind", "title", "summary", "publisher", "published",
		"url"}, false},
	{reportedFile, []string{"from", "to", "area", "measure", "value", "value_high", "unit", "publisher", "published",
		"url", "note"}, false},
	{actorsFile, []string{"id", "name", "name_ur", "kind", "note"}, true},
	{changesFile, []string{"date", "date_precision", "kind", "from_units", "to_units", "on_map", "note", "publisher",
		"published", "url"}, false},
	{townsFile, []string{"id", "name", "name_ur", "name_ps", "lat", "lon", "country", "rank"}, true},
}

func tableOf(file string) table {
	return tables[slices.IndexFunc(tables, func(t table) bool { return t.file == file })]
}

// Names are the files of a dataset, sorted.
func Names() []string {
	names := []string{metaFile, districtsFile, tehsilsFile, provincesFile, afProvincesFile}
	for _, t := range tables {
		names = append(names, t.file)
	}
	slices.Sort(names)
	return names
}

// The longest texts, in characters.
const (
	titleMost   = 90
	summaryMost = 300
	noteMost    = 150
)

// outsideKm is how far a point may lie outside its stated district before it is worth a warning: the borders are
// generalised.
const outsideKm = 5

// areasOfTotals are what others count in, besides the districts.
var areasOfTotals = []string{"Pakistan", "Khyber Pakhtunkhwa", "Khyber Pakhtunkhwa, mainland",
	"Khyber Pakhtunkhwa, tribal districts", "Bannu division", "Afghanistan", "Frontier"}

const timeZone = "Asia/Karachi"
