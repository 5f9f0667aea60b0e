package incident

import (
	"strconv"
	"strings"
)

// ContextColumns are those of the events that the timeline marks.
var ContextColumns = Columns[ContextEvent]{
	dayColumn("date", "The day, or the first day.", func(e ContextEvent) Value { return day(e.Date) }),
	dayColumn("end_date", "The last day.", func(e ContextEvent) Value { return day(e.EndDate) }).orBlank(),
	wordColumn("date_precision", ContextDatePrecisions, "What of the date holds.",
		func(e ContextEvent) Value { return text(e.DatePrecision) }),
	wordColumn("kind", ContextKinds, "What kind of event.", func(e ContextEvent) Value { return text(e.Kind) }),
	textColumn("title", "What happened, in a line.", func(e ContextEvent) Value { return text(e.Title) }),
	textColumn("summary", "What happened, in a sentence or two.", func(e ContextEvent) Value { return text(e.Summary) }),
	textColumn("publisher", "Who published it.", func(e ContextEvent) Value { return text(e.Publisher) }),
	dayColumn("published", "When.", func(e ContextEvent) Value { return day(e.Published) }).orBlank(),
	addressColumn("url", "Where it can be read.", func(e ContextEvent) Value { return text(e.URL) }),
}

// ReportedColumns are those of what others count.
var ReportedColumns = Columns[ReportedTotal]{
	dayColumn("from", "The first day of the period.", func(r ReportedTotal) Value { return day(r.From) }),
	dayColumn("to", "Its last day.", func(r ReportedTotal) Value { return day(r.To) }),
	textColumn("area", "A district, or one of the areas that others count in.",
		func(r ReportedTotal) Value { return text(r.Area) }),
	textColumn("measure", "What is counted, in the publisher's words.", func(r ReportedTotal) Value { return text(r.Measure) }),
	columnOf("value", KindRatio, "The count.", func(r ReportedTotal) Value { return number(r.Value) }),
	columnOf("value_high", KindRatio, "Its high end, where a range is given.", func(r ReportedTotal) Value {
		if r.ValueHigh == nil {
			return Value{}
		}
		return number(*r.ValueHigh)
	}).orBlank(),
	wordColumn("unit", ReportedUnits, "What the count is of.", func(r ReportedTotal) Value { return text(r.Unit) }),
	textColumn("publisher", "Who counts.", func(r ReportedTotal) Value { return text(r.Publisher) }),
	dayColumn("published", "When it was published.", func(r ReportedTotal) Value { return day(r.Published) }).orBlank(),
	addressColumn("url", "Where it can be read.", func(r ReportedTotal) Value { return text(r.URL) }),
	textColumn("note", "What must be known to compare it.", func(r ReportedTotal) Value { return text(r.Note) }).orBlank(),
}

// ChangeColumns are those of how districts came about.
var ChangeColumns = Columns[DistrictChange]{
	dayColumn("date", "The day of the change.", func(c DistrictChange) Value { return day(c.Date) }),
	wordColumn("date_precision", ChangeDatePrecisions, "What of that day holds.",
		func(c DistrictChange) Value { return text(c.DatePrecision) }),
	wordColumn("kind", ChangeKinds, "What sort of change.", func(c DistrictChange) Value { return text(c.Kind) }),
	textColumn("from_units", "The units before, with ; between.",
		func(c DistrictChange) Value { return text(strings.Join(c.FromUnits, ";")) }),
	textColumn("to_units", "The units after, with ; between.",
		func(c DistrictChange) Value { return text(strings.Join(c.ToUnits, ";")) }),
	columnOf("on_map", KindYesNo, "Whether the map has it; yes or no in CSV.",
		func(c DistrictChange) Value { return truth(c.OnMap) }),
	textColumn("note", "What else is known.", func(c DistrictChange) Value { return text(c.Note) }),
	textColumn("publisher", "Who published it.", func(c DistrictChange) Value { return text(c.Publisher) }),
	dayColumn("published", "When.", func(c DistrictChange) Value { return day(c.Published) }).orBlank(),
	addressColumn("url", "Where it can be read.", func(c DistrictChange) Value { return text(c.URL) }),
}

// ActorColumns are those of the code book of actors.
var ActorColumns = Columns[ActorInfo]{
	wordColumn("id", Actors, "The word that incidents use.", func(a ActorInfo) Value { return text(a.ID) }),
	textColumn("name", "The name.", func(a ActorInfo) Value { return text(a.Name) }),
	textColumn("name_ur", "The name in Urdu.", func(a ActorInfo) Value { return text(a.NameUr) }).orBlank(),
	wordColumn("kind", ActorKinds, "What sort of actor.", func(a ActorInfo) Value { return text(a.Kind) }),
	textColumn("note", "Who is meant.", func(a ActorInfo) Value { return text(a.Note) }).orBlank(),
}

// TownColumns are those of towns.
var TownColumns = Columns[TownPlace]{
	textColumn("id", "The id of the town.", func(t TownPlace) Value { return text(t.ID) }),
	textColumn("name", "The name.", func(t TownPlace) Value { return text(t.Name) }),
	textColumn("name_ur", "The name in Urdu.", func(t TownPlace) Value { return text(t.NameUr) }).orBlank(),
	textColumn("name_ps", "The name in Pashto.", func(t TownPlace) Value { return text(t.NamePs) }).orBlank(),
	columnOf("lat", KindDegrees, "The latitude.", func(t TownPlace) Value { return number(t.At.Lat()) }),
	columnOf("lon", KindDegrees, "The longitude.", func(t TownPlace) Value { return number(t.At.Lon()) }),
	wordColumn("country", Countries, "In which country.", func(t TownPlace) Value { return text(t.Country) }),
	countColumn("rank", "1 is drawn first, 3 last.", func(t TownPlace) Value { return count(t.Rank) }),
}

// LandmarkColumns are those of passes and peaks.
var LandmarkColumns = Columns[Landmark]{
	textColumn("id", "The id of the pass or peak.", func(l Landmark) Value { return text(l.ID) }),
	wordColumn("kind", LandmarkKinds, "What it is.", func(l Landmark) Value { return text(l.Kind) }),
	textColumn("name", "The name.", func(l Landmark) Value { return text(l.Name) }),
	textColumn("name_ur", "The name in Urdu.", func(l Landmark) Value { return text(l.NameUr) }).orBlank(),
	textColumn("name_ps", "The name in Pashto.", func(l Landmark) Value { return text(l.NamePs) }).orBlank(),
	columnOf("lat", KindDegrees, "The latitude.", func(l Landmark) Value { return number(l.At.Lat()) }),
	columnOf("lon", KindDegrees, "The longitude.", func(l Landmark) Value { return number(l.At.Lon()) }),
	figureColumn("elev_m", "Metres above the sea; blank where doubtful.", func(l Landmark) Value { return figure(l.Elevation) }),
	countColumn("rank", "1 is drawn first, 3 last.", func(l Landmark) Value { return count(l.Rank) }),
}

// RouteColumns are those of main roads.
var RouteColumns = Columns[Route]{
	textColumn("id", "The id of the road.", func(r Route) Value { return text(r.ID) }),
	textColumn("name", "The name.", func(r Route) Value { return text(r.Name) }),
	textColumn("name_ur", "The name in Urdu.", func(r Route) Value { return text(r.NameUr) }).orBlank(),
	textColumn("name_ps", "The name in Pashto.", func(r Route) Value { return text(r.NamePs) }).orBlank(),
	textColumn("via", "The places that it joins, each lon,lat with a blank between; not where it runs.",
		func(r Route) Value { return text(r.via()) }),
}

func (r Route) via() string {
	var b []byte
	for i, p := range r.Via {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendFloat(b, p.Lon(), 'f', -1, 64)
		b = append(b, ',')
		b = strconv.AppendFloat(b, p.Lat(), 'f', -1, 64)
	}
	return string(b)
}
