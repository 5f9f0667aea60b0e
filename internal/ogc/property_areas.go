package ogc

import "slices"

var figureProperties = []Property{
	{Name: "incidents", Kind: Count, Doc: "Incidents that match the filter within the area."},
	{Name: "killed_low", Kind: Count, Doc: "The sum of the lowest figures of people killed."},
	{Name: "killed", Kind: Count, Blank: true, Doc: "The sum of the best figures; null where no incident gives one."},
	{Name: "killed_high", Kind: Count, Doc: "The sum of the highest figures."},
	{Name: "without_best", Kind: Count, Doc: "Incidents that give a range and no best figure, or nothing."},
	{Name: "without_figure", Kind: Count, Doc: "Incidents that give no figure of people killed."},
}

var districtProperties = slices.Concat([]Property{
	identity,
	{Name: "name", Kind: Text, Doc: "The district's usual English name."},
	{Name: "name_ur", Kind: Text, Blank: true, Doc: "Its name in Urdu."},
	{Name: "name_ps", Kind: Text, Blank: true, Doc: "Its name in Pashto."},
	{Name: "pcode", Kind: Text, Blank: true, Doc: "Its code in OCHA's list."},
	{Name: "division", Kind: Text, Blank: true, Doc: "The division that it belongs to."},
	{Name: "seat", Kind: Text, Blank: true, Doc: "The town that it is governed from."},
	{Name: "merged_2018", Kind: Truth, Doc: "Whether it was made of the former tribal areas."},
	{Name: "population_2017", Kind: Count, Blank: true, Doc: "People, by the census of 2017."},
	{Name: "population_2023", Kind: Count, Blank: true, Doc: "People, by the census of 2023."},
}, figureProperties, []Property{
	{Name: "killed_per_100k", Kind: Ratio, Blank: true, Doc: "killed / population_2023 x 100,000, not annualised."},
})

var tehsilProperties = slices.Concat([]Property{
	identity,
	{Name: "name", Kind: Text, Doc: "The tehsil's usual English name."},
	{Name: "pcode", Kind: Text, Blank: true, Doc: "Its code in OCHA's list."},
	{Name: "district_id", Kind: Text, Doc: "The district that it belongs to."},
}, figureProperties, []Property{
	{Name: "too_coarse", Kind: Count, Doc: "Incidents of its district whose place is not known precisely enough for a tehsil."},
})
