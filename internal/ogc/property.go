package ogc

import "khyberatlas/internal/incident"

// Properties are those that the features of a layer have, in the order in which they are written.
func Properties(collection string) []incident.Property {
	switch collection {
	case "incidents", "strikes":
		return incident.IncidentColumns.WithoutPlace().Properties()
	case "crossings":
		return incident.CrossingColumns.WithoutPlace().Properties()
	case "districts":
		return incident.DistrictColumns.Properties()
	case "tehsils":
		return incident.TehsilColumns.Properties()
	}
	return nil
}

// Columns are those of a table that can be downloaded; within a feature the first, which names the feature, is left out.
func Columns(table string) []incident.Property {
	return columns[table]
}

var columns = map[string][]incident.Property{
	"incidents":        incident.IncidentColumns.Properties(),
	"incident_sources": incident.SourceColumns.Properties(),
	"claims":           incident.ClaimColumns.Properties(),
	"crossings":        incident.CrossingColumns.Properties(),
	"crossing_status":  incident.SpellColumns.Properties(),
	"context_events":   incident.ContextColumns.Properties(),
	"reported_totals":  incident.ReportedColumns.Properties(),
	"district_changes": incident.ChangeColumns.Properties(),
	"actors":           incident.ActorColumns.Properties(),
	"towns":            incident.TownColumns.Properties(),
	"passes_peaks":     incident.LandmarkColumns.Properties(),
	"routes":           incident.RouteColumns.Properties(),
}

// Related are the tables whose rows the single feature has, by the name of the array.
func Related(collection string) map[string]string {
	switch collection {
	case "incidents", "strikes":
		return map[string]string{"sources": "incident_sources", "claims": "claims"}
	case "crossings":
		return map[string]string{"spells": "crossing_status"}
	}
	return nil
}
