package tile

import "khyberatlas/internal/incident"

// Field is a property that features can have. Those that are a number of something are left out where it is not known, and
// where it goes without saying.
type Field struct{ Name, Type, About string }

// The types of fields, as JSON has them.
const (
	text   = "string"
	whole  = "integer"
	number = "number"
)

// Fields are what the features of a layer can say of themselves.
func Fields(layer incident.Layer) []Field {
	switch layer {
	case incident.LayerCrossings:
		return crossingFields
	case incident.LayerDistricts:
		return append(areaFields[:len(areaFields):len(areaFields)],
			Field{"killed_per_100k", number, "killed / population_2023 x 100,000, not annualised."})
	case incident.LayerTehsils:
		return append(areaFields[:len(areaFields):len(areaFields)],
			Field{"district_id", text, "The district that it belongs to."},
			Field{"too_coarse", whole, "Incidents of its district whose place is not known precisely enough for a tehsil."})
	}
	return incidentFields
}

var incidentFields = append([]Field{
	{"count", whole, "Incidents at this point; those of the tiles of a zoom add up to what matches and has a place."},
	{"killed", whole, "The sum of the best figures of people killed."},
	{"at_least", whole, "The sum of the best, else the low figures, where it is another one: what a sign is sized by."},
	{"type", text, "The kind of all of them; of several kinds, each says under its own name how many are of it."},
	{"id", text, "Of a single incident, its id: its page is /incidents/{id}."},
	{"date", text, "Of a single incident, its day."},
	{"date_precision", text, "Of a single incident, what of that day holds, where it is not exact."},
	{"actor", text, "Of a single incident, who is reported responsible."},
	{"confidence", text, "Of a single incident, on how much the account rests."},
	{"geo_precision", text, "How precisely a single incident's place is known; district or province for the sign of all that is " +
		"known to no more."},
	{"district", text, "Of such a sign, the district."},
	{"admin1", text, "Of such a sign, the province."},
	{"country", text, "Of such a sign, the country."},
	{"places", whole, "Of several, at how many points they are, where that is more than one."},
	{"contested", whole, "Of several, how many are contested."},
	{"vague", whole, "Of several, of how many the day is not known."},
	{"without_best", whole, "Of several, how many give no best figure."},
}, kindFields()...)

// kindFields are counts of each kind.
func kindFields() (all []Field) {
	for _, kind := range incident.Types {
		all = append(all, Field{string(kind), whole, "Of several kinds, how many are of this one."})
	}
	return all
}

var crossingFields = []Field{
	{"id", text, "The id of the crossing."},
	{"name", text, "Its usual English name."},
	{"category", text, "The kind of crossing."},
	{"state", text, "Its state on the last day of the period."},
	{"state_trade", text, "The state for trade."},
	{"state_pedestrian", text, "The state for people on foot."},
	{"state_deportees", text, "The state for deportees."},
	{"state_aid", text, "The state for aid."},
	{"days_closed", whole, "Days of the period on which trade or pedestrians were kept out."},
}

var areaFields = []Field{
	{"id", text, "The id of the area."},
	{"name", text, "Its usual English name."},
	{"incidents", whole, "Incidents that match the filter within the area."},
	{"killed_low", whole, "The sum of the lowest figures of people killed."},
	{"killed", whole, "The sum of the best figures, where any incident gives one."},
	{"killed_high", whole, "The sum of the highest figures."},
	{"without_best", whole, "Incidents that give a range and no best figure, or nothing."},
	{"without_figure", whole, "Incidents that give no figure of people killed."},
}
