package dataset

import "khyberatlas/internal/incident"

var contextFields = []field{
	dayField("date", "first day"),
	dayField("end_date", "last day; blank if one day").orBlank(),
	wordField("date_precision", "what of date holds", incident.ContextDatePrecisions),
	wordField("kind", "what sort of event", incident.ContextKinds),
	textField("title", "headline"),
	textField("summary", "what happened"),
	textField("publisher", "who published the report"),
	dayField("published", "day of publication").orBlank(),
	addressField("url", "address of the report").orBlank(),
}

var reportedFields = []field{
	dayField("from", "first day of the period"),
	dayField("to", "last day of the period"),
	textField("area", "a district of districts.geojson, or one of the areas that others count in"),
	textField("measure", "what is counted"),
	numberField("value", "the count"),
	numberField("value_high", "its high end, where a range is given").orBlank(),
	wordField("unit", "what the count is of", incident.ReportedUnits),
	textField("publisher", "who counts"),
	dayField("published", "day of publication").orBlank(),
	addressField("url", "address of the report").orBlank(),
	textField("note", "note").orBlank(),
}
