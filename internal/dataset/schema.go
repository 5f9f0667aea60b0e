package dataset

import "slices"

// The files of a dataset. All are required but those of the ground: rivers, passes and peaks, routes.
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
	landmarksFile   = "basemap/passes_peaks.csv"
	routesFile      = "basemap/routes.csv"
	riversFile      = "basemap/rivers.geojson"
	districtsFile   = "districts.geojson"
	tehsilsFile     = "tehsils.geojson"
	provincesFile   = "provinces.geojson"
	afProvincesFile = "basemap/af_provinces.geojson"
)

// table says what a CSV file holds, its columns in canonical order.
type table struct {
	file, about string
	fields      []field
	byID        bool      // rows are ordered by their first column, which is unique
	owner       belongsTo // of rows that belong to one of another table
}

// belongsTo names the column that holds the id of a row of another file.
type belongsTo struct{ column, file string }

var tables = []table{
	{incidentsFile, "Incidents with their figures.", incidentFields, true, belongsTo{"actor", actorsFile}},
	{sourcesFile, "Citations: the reports that were read of each incident.", sourceFields, false, belongsTo{"incident_id", incidentsFile}},
	{claimsFile, "Claims: who says what about an incident.", claimFields, false, belongsTo{"incident_id", incidentsFile}},
	{crossingsFile, "Border crossings.", crossingFields, true, belongsTo{}},
	{spellsFile, "Spells: when a crossing was reported open, closed or restricted, for which traffic.", spellFields, false,
		belongsTo{"crossing_id", crossingsFile}},
	{contextFile, "Events that the timeline marks.", contextFields, false, belongsTo{}},
	{reportedFile, "What others count, to lay beside what the dataset holds.", reportedFields, false, belongsTo{}},
	{actorsFile, "The code book of the column actor.", actorFields, true, belongsTo{}},
	{changesFile, "How districts came about.", changeFields, false, belongsTo{}},
	{townsFile, "Towns of the basemap.", townFields, true, belongsTo{}},
	{landmarksFile, "Passes and peaks of the basemap.", landmarkFields, true, belongsTo{}},
	{routesFile, "Main routes: which places each joins, not where it runs.", routeFields, true, belongsTo{}},
}

func (t table) columns() []string {
	names := make([]string, len(t.fields))
	for i, f := range t.fields {
		names[i] = f.name
	}
	return names
}

func tableOf(file string) table {
	return tables[slices.IndexFunc(tables, func(t table) bool { return t.file == file })]
}

// Names are the files of a dataset, sorted.
func Names() []string {
	names := []string{metaFile, districtsFile, tehsilsFile, provincesFile, afProvincesFile, riversFile}
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
