package dataset

import "khyberatlas/internal/incident"

var incidentFields = []field{
	idField("YYYY-MM-DD-place-slug; the day is that of the first entry and need not be date", incidentID),
	dayField("date", "first day, of Asia/Karachi").inCollection(),
	dayField("end_date", "last day; blank if one day").inCollection().orBlank(),
	wordField("date_precision", "what of date holds: week is date and the six days after it, month the calendar month of date",
		incident.IncidentDatePrecisions),
	wordField("type", "kind of incident", incident.Types),
	textField("title", "headline, in words of our own").upTo(titleMost),
	textField("summary", "one or two sentences of our own").upTo(summaryMost),
	textField("place", "the place's name"),
	textField("district", "district; in Khyber Pakhtunkhwa one of districts.geojson, elsewhere its usual English name").orBlank(),
	textField("admin1", "province"),
	wordField("country", "on whose ground", incident.Countries),
	degreesField("lat", "latitude, WGS 84; both or neither of lat and lon", 90).orBlank(),
	degreesField("lon", "longitude, WGS 84", 180).orBlank(),
	wordField("geo_precision", "how precisely the point is known", incident.GeoPrecisions),
	wordField("actor", "who is reported responsible", incident.Actors),
	textField("target", "who or what was hit"),
	countField("killed", "people killed: the best figure"),
	countField("killed_low", "people killed: the low end of the range over the sources"),
	countField("killed_high", "people killed: its high end"),
	countField("civilians_killed", "civilians among them"),
	countField("forces_killed", "members of any state force among them"),
	countField("militants_killed", "militants among them"),
	countField("injured", "people injured"),
	wordField("confidence", "confirmed by two or more independent sources, reported by one, or contested: the sides disagree",
		incident.Confidences),
}

var sourceFields = []field{
	textField("incident_id", "the incident"),
	textField("publisher", "who published the report"),
	dayField("published", "day of publication").orBlank(),
	addressField("url", "address of the report; where blank, publisher and day are the citation").orBlank(),
	textField("note", "which figures or claim this source gives").upTo(noteMost),
}

var claimFields = []field{
	textField("incident_id", "the incident"),
	textField("claimant", "who says it"),
	wordField("side", "on whose side the claimant stands", incident.Sides),
	wordField("subject", "what the claim is about", incident.Subjects),
	countField("killed_low", "killed, by the claim: at least"),
	countField("killed_high", "killed, by the claim: at most"),
	countField("injured_low", "injured, by the claim: at least"),
	countField("injured_high", "injured, by the claim: at most"),
	textField("statement", "the claim in words of our own"),
	textField("publisher", "who published it"),
	dayField("published", "day of publication").orBlank(),
	addressField("url", "address of the report").orBlank(),
}

var actorFields = []field{
	wordField("id", "the word in the column actor of incidents", incident.Actors),
	textField("name", "name"),
	textField("name_ur", "name in Urdu"),
	wordField("kind", "what sort of actor", incident.ActorKinds),
	textField("note", "note").orBlank(),
}
