package gpkg

import (
	"iter"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
)

type (
	record   = *incident.Record
	crossing = incident.CrossingState
	area     = incident.Area
)

// Incidents is the layer of incidents with their citations and claims.
func Incidents(rows iter.Seq[*incident.Record]) Layer {
	return records("incidents", "Incidents", rows, eventStyle(incident.Types))
}

// Strikes is the layer of strike sites likewise.
func Strikes(rows iter.Seq[*incident.Record]) Layer {
	return records("strikes", "Strike sites", rows, eventStyle(incident.StrikeTypes))
}

func records(name, title string, rows iter.Seq[record], style style) Layer {
	struck := func(r record) bool { return slices.Contains(incident.StrikeTypes, r.Type) }
	return recordShape.layerOf(name, title, rows, style,
		childOf("incident_sources", "Citations: the reports that were read", columns.Sources,
			func(r record) []incident.Source { return r.Sources }, struck),
		childOf("claims", "Claims: who says what about an incident", columns.Claims,
			func(r record) []incident.Claim { return r.Claims }, struck))
}

// Crossings is the layer of border crossings with their state and all the spells on record.
func Crossings(rows iter.Seq[incident.CrossingState]) Layer {
	return crossingShape.layerOf("crossings", "Border crossings", rows, gateStyle(),
		childOf("crossing_status", "Spells: when a crossing was reported open, closed or restricted, for which traffic",
			columns.Spells, func(c crossing) []incident.Spell { return c.Spells },
			func(crossing) bool { return false }))
}

// Districts is the layer of districts with their figures.
func Districts(rows iter.Seq[incident.Area]) Layer {
	return districtShape.layerOf("districts", "Districts of Khyber Pakhtunkhwa with the figures of the filter", rows,
		outlineStyle("0.5"))
}

// Tehsils is the layer of tehsils with theirs.
func Tehsils(rows iter.Seq[incident.Area]) Layer {
	return tehsilShape.layerOf("tehsils", "Tehsils of Khyber Pakhtunkhwa with the figures of the filter", rows,
		outlineStyle("0.26"))
}

var (
	recordShape = shape[record]{
		geometry: "POINT",
		columns:  columns.Incidents.WithoutPlace(),
		id:       func(r record) string { return r.ID },
		place: func(r record) orb.Geometry {
			if r.At == nil {
				return nil
			}
			return *r.At
		},
	}
	crossingShape = shape[crossing]{
		geometry: "POINT",
		columns:  columns.Crossings.WithoutPlace(),
		id:       func(c crossing) string { return c.ID },
		place:    func(c crossing) orb.Geometry { return c.At },
	}
	districtShape = shape[area]{
		geometry: "MULTIPOLYGON",
		columns:  columns.Districts,
		id:       func(a area) string { return a.District.ID },
		place:    func(a area) orb.Geometry { return placeOf(a.District.Shape) },
	}
	tehsilShape = shape[area]{
		geometry: "MULTIPOLYGON",
		columns:  columns.Tehsils,
		id:       func(a area) string { return a.Tehsil.ID },
		place:    func(a area) orb.Geometry { return placeOf(a.Tehsil.Shape) },
	}
)

func placeOf(m orb.MultiPolygon) orb.Geometry {
	if len(m) == 0 {
		return nil
	}
	return m
}
