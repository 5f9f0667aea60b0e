package ogc

import "khyberatlas/internal/incident"

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
