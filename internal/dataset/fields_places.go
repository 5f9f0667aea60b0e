package dataset

import "khyberatlas/internal/incident"

var crossingFields = []field{
	idField("id of the crossing", slug),
	textField("name", "name"),
	textField("name_ur", "name in Urdu"),
	textField("name_local_other", "name in other local languages"),
	degreesField("lat", "latitude, WGS 84", 90),
	degreesField("lon", "longitude, WGS 84", 180),
	wordField("geo_precision", "how precisely the point is known", incident.GeoPrecisions),
	textField("pk_district", "district on the Pakistani side").orBlank(),
	textField("pk_admin1", "province on the Pakistani side"),
	textField("af_district", "district on the Afghan side").orBlank(),
	textField("af_province", "province on the Afghan side"),
	wordField("category", "what sort of crossing", incident.CrossingCategories),
	listField("modes", "the traffic it takes: pedestrian, trade, transit"),
	textField("notes", "notes"),
	addressField("source_url", "address of the source"),
}

var spellFields = []field{
	textField("crossing_id", "the crossing"),
	dayField("from", "first day of the spell"),
	wordField("from_precision", "what of from holds", incident.SpellDatePrecisions),
	dayField("to", "last day of the spell, included; blank where no end was reported").orBlank(),
	dayField("last_reported", "last day to which the source speaks, where there is no end").orBlank(),
	wordField("status", "what was reported", incident.Statuses),
	wordField("scope", "of which traffic", incident.AllScopes),
	textField("reason", "why"),
	textField("publisher", "who published the report"),
	dayField("published", "day of publication").orBlank(),
	addressField("source_url", "address of the report").orBlank(),
}

var changeFields = []field{
	dayField("date", "day of the change"),
	wordField("date_precision", "what of date holds", incident.ChangeDatePrecisions),
	wordField("kind", "what sort of change", incident.ChangeKinds),
	listField("from_units", "the units before"),
	listField("to_units", "the units after"),
	{name: "on_map", about: "whether districts.geojson has it", kind: "boolean"},
	textField("note", "note"),
	textField("publisher", "who published it"),
	dayField("published", "day of publication").orBlank(),
	addressField("url", "address of the report"),
}

var landmarkFields = []field{
	idField("id of the pass or peak", slug),
	wordField("kind", "what it is", incident.LandmarkKinds),
	textField("name", "name"),
	textField("name_ur", "name in Urdu").orBlank(),
	textField("name_ps", "name in Pashto").orBlank(),
	degreesField("lat", "latitude, WGS 84", 90),
	degreesField("lon", "longitude, WGS 84", 180),
	countField("elev_m", "height above the sea in metres, blank where doubtful"),
	{name: "rank", about: "1 is drawn first, 3 last", kind: "integer", least: new(1.0), greatest: new(3.0)},
}

var routeFields = []field{
	idField("id of the route", slug),
	textField("name", "name"),
	textField("name_ur", "name in Urdu").orBlank(),
	textField("name_ps", "name in Pashto").orBlank(),
	{name: "via", about: `the places that it joins, each "lon,lat", a blank between them`, kind: "string", shape: viaForm},
}

var townFields = []field{
	idField("id of the town", slug),
	textField("name", "name"),
	textField("name_ur", "name in Urdu"),
	textField("name_ps", "name in Pashto"),
	degreesField("lat", "latitude, WGS 84", 90),
	degreesField("lon", "longitude, WGS 84", 180),
	wordField("country", "in which country", incident.Countries),
	{name: "rank", about: "1 is drawn first, 3 last", kind: "integer", least: new(1.0), greatest: new(3.0)},
}
