package ogc

import (
	"slices"

	"khyberatlas/internal/incident"
)

var stateWords = append(texts(incident.Statuses), string(incident.Partial), string(incident.Unknown))

var crossingProperties = func() []Property {
	out := []Property{
		identity,
		{Name: "name", Kind: Text, Doc: "The crossing's usual English name."},
		{Name: "name_ur", Kind: Text, Blank: true, Doc: "Its name in Urdu."},
		{Name: "name_local_other", Kind: Text, Blank: true, Doc: "Another name."},
		{Name: "geo_precision", Kind: Text, Enum: texts(incident.GeoPrecisions), Doc: "How precisely the place is known."},
		{Name: "pk_district", Kind: Text, Blank: true, Doc: "The district on the side of Pakistan."},
		{Name: "pk_admin1", Kind: Text, Doc: "The province on the side of Pakistan."},
		{Name: "af_district", Kind: Text, Blank: true, Doc: "The district on the side of Afghanistan."},
		{Name: "af_province", Kind: Text, Doc: "The province on the side of Afghanistan."},
		{Name: "category", Kind: Text, Enum: incident.CrossingCategories, Doc: "The kind of crossing."},
		{Name: "modes", Kind: Text, Blank: true, Doc: "What it is used for: pedestrian, trade, transit, with ; between."},
		{Name: "notes", Kind: Text, Blank: true, Doc: "What else is known."},
		{Name: "source_url", Kind: Address, Blank: true, Doc: "Where that is said."},
		{Name: "state_on", Kind: Day, Blank: true, Doc: "The day that the state is of: the last of the period, else of the " +
			"collection; null where the period has no day."},
		{Name: "state", Kind: Text, Enum: stateWords, Doc: "partial: the kinds of traffic that are known differ; unknown: no " +
			"report on trade or pedestrians covers the day."},
	}
	out = append(out, stateProperties("state", "the crossing", true)...)
	for _, s := range incident.Scopes {
		name := "state_" + string(s)
		words := slices.DeleteFunc(slices.Clone(stateWords), func(w string) bool { return w == string(incident.Partial) })
		out = append(out, Property{Name: name, Kind: Text, Enum: words, Doc: "The state for " + string(s) + "."})
		out = append(out, stateProperties(name, string(s), false)...)
	}
	return append(out,
		Property{Name: "days_closed", Kind: Count, Doc: "Days of the period, up to the end of the collection, on which trade or " +
			"pedestrians were kept out."},
		Property{Name: "days_closed_trade", Kind: Count, Doc: "Days on which trade was."},
		Property{Name: "days_closed_pedestrian", Kind: Count, Doc: "Days on which pedestrians were."},
		Property{Name: "days_closed_unconfirmed", Kind: Count, Doc: "Days after the last report of a closure without a known end; " +
			"they are in none of the other counts."},
		Property{Name: "last_record", Kind: Text, Blank: true, Doc: "Where the state is unknown: what was last recorded."})
}()

// stateProperties are what is said beside the word for a state.
func stateProperties(name, of string, latest bool) []Property {
	row := "the report that tells the state of " + of
	if latest {
		row = "the known kind of traffic whose report begins last"
	}
	return []Property{
		{Name: name + "_since", Kind: Day, Blank: true, Doc: "The first day of " + row + "."},
		{Name: name + "_since_precision", Kind: Text, Blank: true, Enum: texts(incident.SpellDatePrecisions),
			Doc: "What of that day holds."},
		{Name: name + "_source", Kind: Text, Blank: true, Doc: "Its address, else publisher and date."},
		{Name: name + "_last_reported", Kind: Day, Blank: true, Doc: "The last day to which it speaks, where no end is known."},
	}
}

var spellColumns = []Property{
	{Name: "crossing_id", Kind: Text, Doc: "The crossing."},
	{Name: "from", Kind: Day, Doc: "The first day."},
	{Name: "from_precision", Kind: Text, Enum: texts(incident.SpellDatePrecisions), Doc: "What of that day holds."},
	{Name: "to", Kind: Day, Blank: true, Doc: "The last day; blank where no end was reported."},
	{Name: "last_reported", Kind: Day, Blank: true, Doc: "The last day to which the source speaks."},
	{Name: "status", Kind: Text, Enum: texts(incident.Statuses), Doc: "What the crossing was."},
	{Name: "scope", Kind: Text, Enum: texts(incident.AllScopes), Doc: "For which traffic."},
	{Name: "reason", Kind: Text, Blank: true, Doc: "Why, as reported."},
	{Name: "publisher", Kind: Text, Doc: "Who published the report."},
	{Name: "published", Kind: Day, Blank: true, Doc: "When."},
	{Name: "source_url", Kind: Address, Blank: true, Doc: "Where it can be read."},
}
