package dataset

import (
	"khyberatlas/internal/canon"
	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
	"slices"
)

// The files of a dataset. All are required but those of the ground, rivers, passes and peaks, routes, and those of origins.
const (
	metaFile        = canon.MetaFile
	incidentsFile   = canon.IncidentsFile
	sourcesFile     = canon.SourcesFile
	claimsFile      = canon.ClaimsFile
	crossingsFile   = canon.CrossingsFile
	spellsFile      = canon.SpellsFile
	contextFile     = canon.ContextFile
	reportedFile    = canon.ReportedFile
	actorsFile      = canon.ActorsFile
	changesFile     = canon.ChangesFile
	townsFile       = canon.TownsFile
	landmarksFile   = canon.LandmarksFile
	routesFile      = canon.RoutesFile
	riversFile      = canon.RiversFile
	districtsFile   = canon.DistrictsFile
	tehsilsFile     = canon.TehsilsFile
	provincesFile   = canon.ProvincesFile
	afProvincesFile = canon.AfProvincesFile
	originsFile     = canon.OriginsFile
	periodsFile     = canon.PeriodsFile
	pairsFile       = canon.PairsFile
	digestsFile     = canon.DigestsFile
)

// table says what a CSV file holds, its columns in canonical order.
type table struct {
	file, about string
	fields      []field
	owner       belongsTo // of rows that belong to one of another table
}

// belongsTo names the column that holds the id of a row of another file.
type belongsTo struct{ column, file string }

var tables = []table{
	{incidentsFile, "Incidents with their figures.", fieldsOf(columns.Incidents, map[string]check{
		"id":       {shape: incidentID, rule: "YYYY-MM-DD-place-slug, the day that of the first entry, which need not be date."},
		"date":     collected,
		"end_date": collected,
		"title":    {most: incident.MostTitle},
		"summary":  {required: true, most: incident.MostSummary}, "place": required, "target": required,
		"district": {rule: "In Khyber Pakhtunkhwa one of districts.geojson, elsewhere its usual English name."},
		"lat":      {rule: "Both or neither of lat and lon."},
		"type":     {words: incident.Texts(incident.OwnTypes)}, "country": {words: incident.Texts(incident.Countries)},
		"geo_precision": {words: incident.Texts(incident.OwnGeoPrecisions)}, "admin1": required,
	}), belongsTo{"actor", actorsFile}},
	{sourcesFile, "Citations: the reports that were read of each incident.", fieldsOf(columns.Sources, map[string]check{
		"url":  {rule: "Where it is blank, publisher and day are the citation."},
		"note": {required: true, most: incident.MostNote},
	}), belongsTo{"incident_id", incidentsFile}},
	{claimsFile, "Claims: who says what about an incident.", fieldsOf(columns.Claims, map[string]check{
		"statement": required,
	}), belongsTo{"incident_id", incidentsFile}},
	{crossingsFile, "Border crossings.", fieldsOf(columns.Crossings, map[string]check{
		"id": {shape: slug}, "name_ur": required, "name_local_other": required, "lat": required, "lon": required,
		"modes": listed, "notes": required, "source_url": required,
	}), belongsTo{}},
	{spellsFile, "Spells: when a crossing was reported open, closed or restricted, for which traffic.",
		fieldsOf(columns.Spells, map[string]check{"reason": required}), belongsTo{"crossing_id", crossingsFile}},
	{contextFile, "Events that the timeline marks.", fieldsOf(columns.Context, nil), belongsTo{}},
	{reportedFile, "What others count, to lay beside what the dataset holds.", fieldsOf(columns.Reported, nil),
		belongsTo{}},
	{actorsFile, "The code book of the column actor.", fieldsOf(columns.Actors, map[string]check{"name_ur": required}),
		belongsTo{}},
	{originsFile, "The records that incidents come from.", fieldsOf(columns.Origins, map[string]check{
		"id": {shape: slug},
	}), belongsTo{}},
	{periodsFile, "What each record has collected.", fieldsOf(columns.Periods, nil), belongsTo{"origin", originsFile}},
	{pairsFile, "Which incidents of different records are one event.", fieldsOf(columns.Pairs, nil), belongsTo{}},
	{digestsFile, "What stands for the rows of other records in the version.", fieldsOf(columns.Digests, nil),
		belongsTo{"origin", originsFile}},
	{changesFile, "How districts came about.", fieldsOf(columns.Changes, map[string]check{
		"from_units": listed, "to_units": listed, "url": required,
	}), belongsTo{}},
	{townsFile, "Towns of the basemap.", fieldsOf(columns.Towns, map[string]check{
		"id": {shape: slug}, "name_ur": required, "name_ps": required, "rank": ranked,
	}), belongsTo{}},
	{landmarksFile, "Passes and peaks of the basemap.", fieldsOf(columns.Landmarks, map[string]check{
		"id": {shape: slug}, "rank": ranked,
	}), belongsTo{}},
	{routesFile, "Main routes: which places each joins, not where it runs.", fieldsOf(columns.Routes, map[string]check{
		"id": {shape: slug}, "via": {shape: viaForm},
	}), belongsTo{}},
}

// byID reports whether rows are ordered by their first column, which is unique.
func (t table) byID() bool { return canon.ByID(t.file) }

func (t table) columns() []string {
	names := make([]string, len(t.fields))
	for i, f := range t.fields {
		names[i] = f.Name
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

// outsideKm is how far a point may lie outside its stated district before it is worth a warning: the borders are
// generalised.
const outsideKm = 5

// areasOfTotals are what others count in, besides the districts.
var areasOfTotals = []string{"Pakistan", "Khyber Pakhtunkhwa", "Khyber Pakhtunkhwa, mainland",
	"Khyber Pakhtunkhwa, tribal districts", "Bannu division", "Afghanistan", "Frontier"}

const timeZone = "Asia/Karachi"
