package ogc

import (
	"slices"

	"khyberatlas/internal/incident"
)

// besideColumns are those of the tables that stand beside incidents and crossings.
var besideColumns = map[string][]Property{
	"reported_totals": {
		{Name: "from", Kind: Day, Doc: "The first day of the period."},
		{Name: "to", Kind: Day, Doc: "Its last day."},
		{Name: "area", Kind: Text, Doc: "A district, or one of the areas that others count in."},
		{Name: "measure", Kind: Text, Doc: "What is counted, in the publisher's words."},
		{Name: "value", Kind: Ratio, Doc: "The count."},
		{Name: "value_high", Kind: Ratio, Blank: true, Doc: "Its high end, where a range is given."},
		{Name: "unit", Kind: Text, Enum: incident.ReportedUnits, Doc: "What the count is of."},
		{Name: "publisher", Kind: Text, Doc: "Who counts."},
		{Name: "published", Kind: Day, Blank: true, Doc: "When it was published."},
		{Name: "url", Kind: Address, Blank: true, Doc: "Where it can be read."},
		{Name: "note", Kind: Text, Blank: true, Doc: "What must be known to compare it."},
	},
	"district_changes": {
		{Name: "date", Kind: Day, Doc: "The day of the change."},
		{Name: "date_precision", Kind: Text, Enum: texts(incident.ChangeDatePrecisions), Doc: "What of that day holds."},
		{Name: "kind", Kind: Text, Enum: incident.ChangeKinds, Doc: "What sort of change."},
		{Name: "from_units", Kind: Text, Doc: "The units before, with ; between."},
		{Name: "to_units", Kind: Text, Doc: "The units after, with ; between."},
		{Name: "on_map", Kind: Truth, Doc: "Whether the map has it; yes or no in CSV."},
		{Name: "note", Kind: Text, Doc: "What else is known."},
		{Name: "publisher", Kind: Text, Doc: "Who published it."},
		{Name: "published", Kind: Day, Blank: true, Doc: "When."},
		{Name: "url", Kind: Address, Blank: true, Doc: "Where it can be read."},
	},
	"actors": {
		{Name: "id", Kind: Text, Enum: texts(incident.Actors), Doc: "The word that incidents use."},
		{Name: "name", Kind: Text, Doc: "The name."},
		{Name: "name_ur", Kind: Text, Blank: true, Doc: "The name in Urdu."},
		{Name: "kind", Kind: Text, Enum: incident.ActorKinds, Doc: "What sort of actor."},
		{Name: "note", Kind: Text, Blank: true, Doc: "Who is meant."},
	},
	"towns": append(onGround("town"),
		Property{Name: "country", Kind: Text, Enum: texts(incident.Countries), Doc: "In which country."},
		Property{Name: "rank", Kind: Count, Doc: "1 is drawn first, 3 last."}),
	"passes_peaks": slices.Concat(onGround("pass or peak")[:1],
		[]Property{{Name: "kind", Kind: Text, Enum: incident.LandmarkKinds, Doc: "What it is."}}, onGround("pass or peak")[1:],
		[]Property{{Name: "elev_m", Kind: Count, Blank: true, Doc: "Metres above the sea; blank where doubtful."},
			{Name: "rank", Kind: Count, Doc: "1 is drawn first, 3 last."}}),
	"routes": append(onGround("road")[:4:4],
		Property{Name: "via", Kind: Text, Doc: "The places that it joins, each lon,lat with a blank between; not where it runs."}),
}

// onGround are the columns of a thing of the ground with its point.
func onGround(thing string) []Property {
	return []Property{
		{Name: "id", Kind: Text, Doc: "The id of the " + thing + "."},
		{Name: "name", Kind: Text, Doc: "The name."},
		{Name: "name_ur", Kind: Text, Blank: true, Doc: "The name in Urdu."},
		{Name: "name_ps", Kind: Text, Blank: true, Doc: "The name in Pashto."},
		{Name: "lat", Kind: Degrees, Doc: "The latitude."},
		{Name: "lon", Kind: Degrees, Doc: "The longitude."},
	}
}

// withPlace are the columns of a layer as a table: its point stands after a column.
func withPlace(properties []Property, after string) []Property {
	at := slices.IndexFunc(properties, func(p Property) bool { return p.Name == after }) + 1
	return slices.Insert(slices.Clone(properties), at,
		Property{Name: "lat", Kind: Degrees, Blank: true, Doc: "The latitude."}, Property{Name: "lon", Kind: Degrees, Blank: true, Doc: "The longitude."})
}
