package columns

import (
	"math"
	"slices"
)

// Districts are the columns of districts with their figures.
var Districts = slices.Concat(List[area]{
	textColumn("id", featureID, func(a area) Value { return text(a.District.ID) }),
	textColumn("name", "The district's usual English name.", func(a area) Value { return text(a.District.Name) }),
	textColumn("name_ur", "Its name in Urdu.", func(a area) Value { return text(a.District.NameUr) }).orBlank(),
	textColumn("name_ps", "Its name in Pashto.", func(a area) Value { return text(a.District.NamePs) }).orBlank(),
	textColumn("pcode", "Its code in OCHA's list.", func(a area) Value { return text(a.District.Pcode) }).orBlank(),
	textColumn("division", "The division that it belongs to.", func(a area) Value { return text(a.District.Division) }).orBlank(),
	textColumn("seat", "The town that it is governed from.", func(a area) Value { return text(a.District.Seat) }).orBlank(),
	columnOf("merged_2018", KindTruth, "Whether it was made of the former tribal areas.",
		func(a area) Value { return truth(a.District.Merged2018) }),
	figureColumn("population_2017", "People, by the census of 2017.",
		func(a area) Value { return people(a.District.Population2017) }),
	figureColumn("population_2023", "People, by the census of 2023.",
		func(a area) Value { return people(a.District.Population2023) }),
}, figureColumns(), derived(
	columnOf("killed_per_100k", KindRatio, "killed / population_2023 x 100,000, not annualised.", func(a area) Value {
		if a.Per100k == nil {
			return Value{}
		}
		return number(math.Round(*a.Per100k*100) / 100)
	}).orBlank(),
))

// Tehsils are the columns of tehsils with theirs.
var Tehsils = slices.Concat(List[area]{
	textColumn("id", featureID, func(a area) Value { return text(a.Tehsil.ID) }),
	textColumn("name", "The tehsil's usual English name.", func(a area) Value { return text(a.Tehsil.Name) }),
	textColumn("pcode", "Its code in OCHA's list.", func(a area) Value { return text(a.Tehsil.Pcode) }).orBlank(),
	textColumn("district_id", "The district that it belongs to.", func(a area) Value { return text(a.Tehsil.DistrictID) }),
}, figureColumns(), derived(
	countColumn("too_coarse", "Incidents of its district whose place is not known precisely enough for a tehsil.",
		func(a area) Value { return count(a.TooCoarse) }),
))

func figureColumns() List[area] {
	return derived(
		countColumn("incidents", "Incidents that match the filter within the area.",
			func(a area) Value { return count(a.Totals.Count) }),
		countColumn("killed_low", "The sum of the lowest figures of people killed.",
			func(a area) Value { return count(a.Totals.KilledLow) }),
		figureColumn("killed", "The sum of the best figures; null where no incident gives one.",
			func(a area) Value { return figure(a.Totals.Killed) }),
		countColumn("killed_high", "The sum of the highest figures.", func(a area) Value { return count(a.Totals.KilledHigh) }),
		countColumn("without_best", "Incidents that give a range and no best figure, or nothing.",
			func(a area) Value { return count(a.Totals.WithoutBest) }),
		countColumn("without_figure", "Incidents that give no figure of people killed.",
			func(a area) Value { return count(a.Totals.WithoutFigure) }),
	)
}

// people is a census figure; a district that was not counted has none.
func people(n int) Value {
	if n == 0 {
		return Value{}
	}
	return count(n)
}
