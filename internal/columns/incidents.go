package columns

import (
	"slices"

	"khyberatlas/internal/incident"
)

// featureID describes the id of a layer's features. It stands among the columns too: many programs read properties only,
// and MapLibre makes a number of a feature's own id, which is the year for all incidents of one.
const featureID = "The id of the feature, which it also has as its own."

// Incidents are the columns of incidents and strike sites.
var Incidents = slices.Concat(common, derived(slices.Concat(List[*record]{
	textColumn("origin", "The record that the row is of.", func(r *record) Value { return text(r.Origin) }),
}, coding)...), derived(
	countColumn("sources_count", "How many reports are cited.", func(r *record) Value { return count(len(r.Sources)) }),
	countColumn("claims_count", "How many claims are recorded.", func(r *record) Value { return count(len(r.Claims)) }),
))

// Imported are the columns of the incidents of an origin that is not ours, as its file has them.
var Imported = slices.Concat(common, coding)

// common are what the rows of every origin have.
var common = List[*record]{
	textColumn("id", featureID, func(r *record) Value { return text(r.ID) }),
	dayColumn("date", "The day, or the first day.", func(r *record) Value { return day(r.Date) }),
	dayColumn("end_date", "The last day, where it took several.", func(r *record) Value { return day(r.EndDate) }).orBlank(),
	wordColumn("date_precision", incident.IncidentDatePrecisions,
		"What of the date holds: week stands for the date and the six days "+
			"after it, month for its calendar month.", func(r *record) Value { return text(r.DatePrecision) }),
	wordColumn("type", incident.Types, "The kind of incident.", func(r *record) Value { return text(r.Type) }),
	textColumn("title", "What happened, in a line.", func(r *record) Value { return text(r.Title) }),
	textColumn("summary", "What happened, in a sentence or two.", func(r *record) Value { return text(r.Summary) }).orBlank(),
	textColumn("place", "Where, as the sources say.", func(r *record) Value { return text(r.Place) }).orBlank(),
	textColumn("district", "The district that is stated.", func(r *record) Value { return text(r.District) }).orBlank(),
	textColumn("admin1", "The province.", func(r *record) Value { return text(r.Admin1) }).orBlank(),
	textColumn("country", "The country in which it happened, by its code of ISO 3166-1.",
		func(r *record) Value { return text(r.Country) }),
	columnOf("lat", KindDegrees, "The latitude.", func(r *record) Value { return degrees(r, 1) }).orBlank(),
	columnOf("lon", KindDegrees, "The longitude.", func(r *record) Value { return degrees(r, 0) }).orBlank(),
	wordColumn("geo_precision", incident.GeoPrecisions,
		"How precisely the place is known; at district and province the point "+
			"stands for the whole of it, and a country has none.", func(r *record) Value { return text(r.GeoPrecision) }),
	wordColumn("actor", incident.Actors, "Who is reported responsible; where type is state_based or non_state, UCDP "+
		"doesn't say who is, and it is the armed group among the sides.", func(r *record) Value { return text(r.Actor) }),
	textColumn("target", "Whom or what it was aimed at.", func(r *record) Value { return text(r.Target) }).orBlank(),
	figureColumn("killed", "People killed: the latest, most authoritative figure.",
		func(r *record) Value { return figure(r.Killed.Best) }),
	figureColumn("killed_low", "The lowest figure of the sources.", func(r *record) Value { return figure(r.Killed.Low) }),
	figureColumn("killed_high", "The highest figure of the sources.", func(r *record) Value { return figure(r.Killed.High) }),
	figureColumn("civilians_killed", "Civilians among them.", func(r *record) Value { return figure(r.Civilians) }),
	figureColumn("forces_killed", "Members of any state force among them.", func(r *record) Value { return figure(r.Forces) }),
	figureColumn("militants_killed", "Militants among them.", func(r *record) Value { return figure(r.Militants) }),
	figureColumn("injured", "People hurt.", func(r *record) Value { return figure(r.Injured) }),
	wordColumn("confidence", incident.Confidences,
		"confirmed: two or more independent sources; reported: one; contested: the sides "+
			"disagree about what happened.", func(r *record) Value { return text(r.Confidence) }),
}

// coding are what an origin says in its own words or codes, and ours never does.
var coding = List[*record]{
	textColumn("coded_as", "What the origin calls that kind of event.", func(r *record) Value { return text(r.CodedAs) }).orBlank(),
	textColumn("violence", "UCDP's type of violence.", func(r *record) Value { return text(r.Violence) }).orBlank(),
	textColumn("side_a", "UCDP's first side.", func(r *record) Value { return text(r.SideA) }).orBlank(),
	textColumn("side_b", "UCDP's second side.", func(r *record) Value { return text(r.SideB) }).orBlank(),
	textColumn("actor_name", "Who actor means, in the origin's words.",
		func(r *record) Value { return text(r.ActorName) }).orBlank(),
	countColumn("event_clarity", "UCDP: 1 one clear event, 2 several lumped together.",
		func(r *record) Value { return code(r.EventClarity) }).orBlank(),
	countColumn("where_prec", "UCDP: 1 the place itself, 2 near it, 3 district, 4 province, 5 a line or a wider area, 6 country, "+
		"7 water or air.", func(r *record) Value { return code(r.WherePrec) }).orBlank(),
	countColumn("date_prec", "UCDP: 1 the day, 2 within 2 to 6 days, 3 the week, 4 the month, 5 longer.",
		func(r *record) Value { return code(r.DatePrec) }).orBlank(),
}

// code is a number that stands for a word; 0 is none.
func code(n int) Value {
	if n == 0 {
		return Value{}
	}
	return count(n)
}

func degrees(r *record, axis int) Value {
	if r.At == nil {
		return Value{}
	}
	return number(r.At[axis])
}

// The first column of a table whose rows belong to a feature names the feature; within the feature it is left out.

// Others are the columns of what other records tell of an incident's event.
var Others = List[other]{
	textColumn("incident_id", "The incident.", func(o other) Value { return text(o.Of) }),
	textColumn("origin", "Whose record tells of it.", func(o other) Value { return text(o.Origin) }),
	textColumn("id", "The incident there.", func(o other) Value { return text(o.ID) }),
	dayColumn("date", "Its day, or its first day.", func(o other) Value { return day(o.Date) }),
	textColumn("title", "What happened, in a line.", func(o other) Value { return text(o.Title) }),
	figureColumn("killed", "People killed, as that record counts them.", func(o other) Value { return figure(o.Killed.Best) }),
	figureColumn("killed_low", "Its lowest figure.", func(o other) Value { return figure(o.Killed.Low) }),
	figureColumn("killed_high", "Its highest figure.", func(o other) Value { return figure(o.Killed.High) }),
	wordColumn("verdict", incident.Verdicts, "same: one event, counted once; part: one tells a part of the other.",
		func(o other) Value { return text(o.Verdict) }),
	wordColumn("by", incident.Judges, "Who says so: the rule, or a person.", func(o other) Value { return text(o.By) }),
	textColumn("why", "Why.", func(o other) Value { return text(o.Why) }).orBlank(),
}

// Sources are the columns of citations.
var Sources = List[source]{
	textColumn("incident_id", "The incident.", func(s source) Value { return text(s.IncidentID) }),
	textColumn("publisher", "Who published the report.", func(s source) Value { return text(s.Publisher) }),
	dayColumn("published", "When.", func(s source) Value { return day(s.Published) }).orBlank(),
	addressColumn("url", "Where it can be read.", func(s source) Value { return text(s.URL) }),
	textColumn("note", "What it says, in our words.", func(s source) Value { return text(s.Note) }).orBlank(),
}

// Claims are the columns of claims.
var Claims = List[claim]{
	textColumn("incident_id", "The incident.", func(c claim) Value { return text(c.IncidentID) }),
	textColumn("claimant", "Who says it.", func(c claim) Value { return text(c.Claimant) }),
	wordColumn("side", incident.Sides, "On whose side the claimant stands.", func(c claim) Value { return text(c.Side) }),
	wordColumn("subject", incident.Subjects, "What the claim is about.", func(c claim) Value { return text(c.Subject) }),
	figureColumn("killed_low", "Killed, at least.", func(c claim) Value { return figure(c.KilledLow) }),
	figureColumn("killed_high", "Killed, at most.", func(c claim) Value { return figure(c.KilledHigh) }),
	figureColumn("injured_low", "Hurt, at least.", func(c claim) Value { return figure(c.InjuredLow) }),
	figureColumn("injured_high", "Hurt, at most.", func(c claim) Value { return figure(c.InjuredHigh) }),
	textColumn("statement", "What is said, in our words.", func(c claim) Value { return text(c.Statement) }).orBlank(),
	textColumn("publisher", "Who published it.", func(c claim) Value { return text(c.Publisher) }),
	dayColumn("published", "When.", func(c claim) Value { return day(c.Published) }).orBlank(),
	addressColumn("url", "Where it can be read.", func(c claim) Value { return text(c.URL) }),
}
