package format

import (
	"math"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

type area = incident.Area

// Districts writes districts with their figures.
var Districts = Layer[area]{
	columns: append(append([]column[area]{
		{name: "id", put: func(o *buffer, a area) { o.text(a.District.ID) }},
		{name: "name", put: func(o *buffer, a area) { o.text(a.District.Name) }},
		{name: "name_ur", put: func(o *buffer, a area) { o.text(a.District.NameUr) }},
		{name: "name_ps", put: func(o *buffer, a area) { o.text(a.District.NamePs) }},
		{name: "pcode", put: func(o *buffer, a area) { o.text(a.District.Pcode) }},
		{name: "division", put: func(o *buffer, a area) { o.text(a.District.Division) }},
		{name: "seat", put: func(o *buffer, a area) { o.text(a.District.Seat) }},
		{name: "merged_2018", put: func(o *buffer, a area) { o.truth(a.District.Merged2018) }},
		{name: "population_2017", put: func(o *buffer, a area) { o.people(a.District.Population2017) }},
		{name: "population_2023", put: func(o *buffer, a area) { o.people(a.District.Population2023) }},
	}, figureColumns...), column[area]{name: "killed_per_100k", put: func(o *buffer, a area) {
		if a.Per100k == nil {
			o.none()
			return
		}
		o.decimal(math.Round(*a.Per100k*100) / 100)
	}}),
	id:    func(a area) string { return a.District.ID },
	shape: func(o *buffer, a area) { o.area(a.District.Shape) },
	bound: func(a area) (orb.Bound, bool) { return a.District.Shape.Bound(), len(a.District.Shape) > 0 },
}

// Tehsils writes tehsils with theirs.
var Tehsils = Layer[area]{
	columns: append(append([]column[area]{
		{name: "id", put: func(o *buffer, a area) { o.text(a.Tehsil.ID) }},
		{name: "name", put: func(o *buffer, a area) { o.text(a.Tehsil.Name) }},
		{name: "pcode", put: func(o *buffer, a area) { o.text(a.Tehsil.Pcode) }},
		{name: "district_id", put: func(o *buffer, a area) { o.text(a.Tehsil.DistrictID) }},
	}, figureColumns...), column[area]{name: "too_coarse", put: func(o *buffer, a area) { o.number(a.TooCoarse) }}),
	id:    func(a area) string { return a.Tehsil.ID },
	shape: func(o *buffer, a area) { o.area(a.Tehsil.Shape) },
	bound: func(a area) (orb.Bound, bool) { return a.Tehsil.Shape.Bound(), len(a.Tehsil.Shape) > 0 },
}

var figureColumns = []column[area]{
	{name: "incidents", put: func(o *buffer, a area) { o.number(a.Totals.Count) }},
	{name: "killed_low", put: func(o *buffer, a area) { o.number(a.Totals.KilledLow) }},
	{name: "killed", put: func(o *buffer, a area) { o.figure(a.Totals.Killed) }},
	{name: "killed_high", put: func(o *buffer, a area) { o.number(a.Totals.KilledHigh) }},
	{name: "without_best", put: func(o *buffer, a area) { o.number(a.Totals.WithoutBest) }},
	{name: "without_figure", put: func(o *buffer, a area) { o.number(a.Totals.WithoutFigure) }},
}

// people writes a census figure; a district that was not counted has none.
func (o *buffer) people(n int) {
	if n == 0 {
		o.none()
		return
	}
	o.number(n)
}
