package gpkg

import (
	"math"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

type area = incident.Area

// Districts is the layer of districts with their figures.
func Districts(rows []incident.Area) Layer {
	return districtShape.layer("districts", "Districts of Khyber Pakhtunkhwa with the figures of the filter", rows,
		outlineStyle("0.5"))
}

// Tehsils is the layer of tehsils with theirs.
func Tehsils(rows []incident.Area) Layer {
	return tehsilShape.layer("tehsils", "Tehsils of Khyber Pakhtunkhwa with the figures of the filter", rows,
		outlineStyle("0.26"))
}

var districtShape = shape[area]{
	geometry: "MULTIPOLYGON",
	id:       func(a area) string { return a.District.ID },
	place:    func(a area) orb.Geometry { return placeOf(a.District.Shape) },
	columns: append(append([]column[area]{
		{"id", words, func(a area) any { return text(a.District.ID) }},
		{"name", words, func(a area) any { return text(a.District.Name) }},
		{"name_ur", words, func(a area) any { return text(a.District.NameUr) }},
		{"name_ps", words, func(a area) any { return text(a.District.NamePs) }},
		{"pcode", words, func(a area) any { return text(a.District.Pcode) }},
		{"division", words, func(a area) any { return text(a.District.Division) }},
		{"seat", words, func(a area) any { return text(a.District.Seat) }},
		{"merged_2018", truth, func(a area) any { return a.District.Merged2018 }},
		{"population_2017", whole, func(a area) any { return people(a.District.Population2017) }},
		{"population_2023", whole, func(a area) any { return people(a.District.Population2023) }},
	}, figureColumns...), column[area]{"killed_per_100k", number, func(a area) any {
		if a.Per100k == nil {
			return nil
		}
		return math.Round(*a.Per100k*100) / 100
	}}),
}

var tehsilShape = shape[area]{
	geometry: "MULTIPOLYGON",
	id:       func(a area) string { return a.Tehsil.ID },
	place:    func(a area) orb.Geometry { return placeOf(a.Tehsil.Shape) },
	columns: append(append([]column[area]{
		{"id", words, func(a area) any { return text(a.Tehsil.ID) }},
		{"name", words, func(a area) any { return text(a.Tehsil.Name) }},
		{"pcode", words, func(a area) any { return text(a.Tehsil.Pcode) }},
		{"district_id", words, func(a area) any { return text(a.Tehsil.DistrictID) }},
	}, figureColumns...), column[area]{"too_coarse", whole, func(a area) any { return count(a.TooCoarse) }}),
}

var figureColumns = []column[area]{
	{"incidents", whole, func(a area) any { return count(a.Totals.Count) }},
	{"killed_low", whole, func(a area) any { return count(a.Totals.KilledLow) }},
	{"killed", whole, func(a area) any { return figure(a.Totals.Killed) }},
	{"killed_high", whole, func(a area) any { return count(a.Totals.KilledHigh) }},
	{"without_best", whole, func(a area) any { return count(a.Totals.WithoutBest) }},
	{"without_figure", whole, func(a area) any { return count(a.Totals.WithoutFigure) }},
}

func placeOf(m orb.MultiPolygon) orb.Geometry {
	if len(m) == 0 {
		return nil
	}
	return m
}

// people is a census figure; a district that was not counted has none.
func people(n int) any {
	if n == 0 {
		return nil
	}
	return count(n)
}
