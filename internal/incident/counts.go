package incident

// Counts are the rows of the dataset by the name of their table.
func (d *Dataset) Counts() map[string]int {
	sources, claims, spells := 0, 0, 0
	for i := range d.Incidents {
		sources += len(d.Incidents[i].Sources)
		claims += len(d.Incidents[i].Claims)
	}
	for i := range d.Crossings {
		spells += len(d.Crossings[i].Spells)
	}
	return map[string]int{
		"incidents": len(d.Incidents), "incident_sources": sources, "claims": claims,
		"crossings": len(d.Crossings), "crossing_status": spells, "context_events": len(d.Context),
		"reported_totals": len(d.Reported), "actors": len(d.Actors), "district_changes": len(d.Changes),
		"districts": len(d.Districts), "tehsils": len(d.Tehsils), "provinces": len(d.Provinces),
		"af_provinces": len(d.AfProvinces), "towns": len(d.Towns), "rivers": len(d.Rivers),
		"passes_peaks": len(d.Landmarks), "routes": len(d.Routes),
		"origins": len(d.Origins), "origin_periods": len(d.Periods), "origin_digests": len(d.Digests), "pairs": len(d.Pairs),
	}
}
