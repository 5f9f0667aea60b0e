package ogc

import "khyberatlas/internal/incident"

var incidentProperties = []Property{
	identity,
	{Name: "date", Kind: Day, Doc: "The day, or the first day."},
	{Name: "end_date", Kind: Day, Blank: true, Doc: "The last day, where it took several."},
	{Name: "date_precision", Kind: Text, Enum: texts(incident.IncidentDatePrecisions),
		Doc: "What of the date holds: week stands for the date and the six days after it, month for its calendar month."},
	{Name: "type", Kind: Text, Enum: texts(incident.Types), Doc: "The kind of incident."},
	{Name: "title", Kind: Text, Doc: "What happened, in a line."},
	{Name: "summary", Kind: Text, Doc: "What happened, in a sentence or two."},
	{Name: "place", Kind: Text, Doc: "Where, as the sources say."},
	{Name: "district", Kind: Text, Blank: true, Doc: "The district that is stated."},
	{Name: "admin1", Kind: Text, Doc: "The province."},
	{Name: "country", Kind: Text, Enum: texts(incident.Countries), Doc: "On whose ground."},
	{Name: "geo_precision", Kind: Text, Enum: texts(incident.GeoPrecisions), Doc: "How precisely the place is known; at " +
		"district and province the point stands for the whole of it."},
	{Name: "actor", Kind: Text, Enum: texts(incident.Actors), Doc: "Who is reported responsible."},
	{Name: "target", Kind: Text, Doc: "Whom or what it was aimed at."},
	{Name: "killed", Kind: Count, Blank: true, Doc: "People killed: the latest, most authoritative figure."},
	{Name: "killed_low", Kind: Count, Blank: true, Doc: "The lowest figure of the sources."},
	{Name: "killed_high", Kind: Count, Blank: true, Doc: "The highest figure of the sources."},
	{Name: "civilians_killed", Kind: Count, Blank: true, Doc: "Civilians among them."},
	{Name: "forces_killed", Kind: Count, Blank: true, Doc: "Members of any state force among them."},
	{Name: "militants_killed", Kind: Count, Blank: true, Doc: "Militants among them."},
	{Name: "injured", Kind: Count, Blank: true, Doc: "People hurt."},
	{Name: "confidence", Kind: Text, Enum: texts(incident.Confidences), Doc: "confirmed: two or more independent sources; " +
		"reported: one; contested: the sides disagree about what happened."},
	{Name: "sources_count", Kind: Count, Doc: "How many reports are cited."},
	{Name: "claims_count", Kind: Count, Doc: "How many claims are recorded."},
}

var sourceColumns = []Property{
	{Name: "incident_id", Kind: Text, Doc: "The incident."},
	{Name: "publisher", Kind: Text, Doc: "Who published the report."},
	{Name: "published", Kind: Day, Blank: true, Doc: "When."},
	{Name: "url", Kind: Address, Blank: true, Doc: "Where it can be read."},
	{Name: "note", Kind: Text, Blank: true, Doc: "What it says, in our words."},
}

var claimColumns = []Property{
	{Name: "incident_id", Kind: Text, Doc: "The incident."},
	{Name: "claimant", Kind: Text, Doc: "Who says it."},
	{Name: "side", Kind: Text, Enum: texts(incident.Sides), Doc: "On whose side the claimant stands."},
	{Name: "subject", Kind: Text, Enum: texts(incident.Subjects), Doc: "What the claim is about."},
	{Name: "killed_low", Kind: Count, Blank: true, Doc: "Killed, at least."},
	{Name: "killed_high", Kind: Count, Blank: true, Doc: "Killed, at most."},
	{Name: "injured_low", Kind: Count, Blank: true, Doc: "Hurt, at least."},
	{Name: "injured_high", Kind: Count, Blank: true, Doc: "Hurt, at most."},
	{Name: "statement", Kind: Text, Blank: true, Doc: "What is said, in our words."},
	{Name: "publisher", Kind: Text, Doc: "Who published it."},
	{Name: "published", Kind: Day, Blank: true, Doc: "When."},
	{Name: "url", Kind: Address, Blank: true, Doc: "Where it can be read."},
}

var contextColumns = []Property{
	{Name: "date", Kind: Day, Doc: "The day, or the first day."},
	{Name: "end_date", Kind: Day, Blank: true, Doc: "The last day."},
	{Name: "date_precision", Kind: Text, Enum: texts(incident.ContextDatePrecisions), Doc: "What of the date holds."},
	{Name: "kind", Kind: Text, Enum: incident.ContextKinds, Doc: "What kind of event."},
	{Name: "title", Kind: Text, Doc: "What happened, in a line."},
	{Name: "summary", Kind: Text, Doc: "What happened, in a sentence or two."},
	{Name: "publisher", Kind: Text, Doc: "Who published it."},
	{Name: "published", Kind: Day, Blank: true, Doc: "When."},
	{Name: "url", Kind: Address, Blank: true, Doc: "Where it can be read."},
}
