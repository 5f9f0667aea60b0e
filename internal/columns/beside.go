package columns

import (
	"khyberatlas/internal/incident"
	"strconv"
	"strings"
)

// Context are the columns of the events that the timeline marks.
var Context = List[event]{
	dayColumn("date", "The day, or the first day.", func(e event) Value { return day(e.Date) }),
	dayColumn("end_date", "The last day.", func(e event) Value { return day(e.EndDate) }).orBlank(),
	wordColumn("date_precision", incident.ContextDatePrecisions, "What of the date holds.",
		func(e event) Value { return text(e.DatePrecision) }),
	wordColumn("kind", incident.ContextKinds, "What kind of event.", func(e event) Value { return text(e.Kind) }),
	textColumn("title", "What happened, in a line.", func(e event) Value { return text(e.Title) }),
	textColumn("summary", "What happened, in a sentence or two.", func(e event) Value { return text(e.Summary) }),
	textColumn("publisher", "Who published it.", func(e event) Value { return text(e.Publisher) }),
	dayColumn("published", "When.", func(e event) Value { return day(e.Published) }).orBlank(),
	addressColumn("url", "Where it can be read.", func(e event) Value { return text(e.URL) }),
}

// Reported are the columns of what others count.
var Reported = List[total]{
	dayColumn("from", "The first day of the period.", func(r total) Value { return day(r.From) }),
	dayColumn("to", "Its last day.", func(r total) Value { return day(r.To) }),
	textColumn("area", "A district, or one of the areas that others count in.",
		func(r total) Value { return text(r.Area) }),
	textColumn("measure", "What is counted, in the publisher's words.", func(r total) Value { return text(r.Measure) }),
	columnOf("value", KindRatio, "The count.", func(r total) Value { return number(r.Value) }),
	columnOf("value_high", KindRatio, "Its high end, where a range is given.", func(r total) Value {
		if r.ValueHigh == nil {
			return Value{}
		}
		return number(*r.ValueHigh)
	}).orBlank(),
	wordColumn("unit", incident.ReportedUnits, "What the count is of.", func(r total) Value { return text(r.Unit) }),
	textColumn("publisher", "Who counts.", func(r total) Value { return text(r.Publisher) }),
	dayColumn("published", "When it was published.", func(r total) Value { return day(r.Published) }).orBlank(),
	addressColumn("url", "Where it can be read.", func(r total) Value { return text(r.URL) }),
	textColumn("note", "What must be known to compare it.", func(r total) Value { return text(r.Note) }).orBlank(),
}

// Changes are the columns of how districts came about.
var Changes = List[change]{
	dayColumn("date", "The day of the change.", func(c change) Value { return day(c.Date) }),
	wordColumn("date_precision", incident.ChangeDatePrecisions, "What of that day holds.",
		func(c change) Value { return text(c.DatePrecision) }),
	wordColumn("kind", incident.ChangeKinds, "What sort of change.", func(c change) Value { return text(c.Kind) }),
	textColumn("from_units", "The units before, with ; between.",
		func(c change) Value { return text(strings.Join(c.FromUnits, ";")) }),
	textColumn("to_units", "The units after, with ; between.",
		func(c change) Value { return text(strings.Join(c.ToUnits, ";")) }),
	columnOf("on_map", KindYesNo, "Whether the map has it; yes or no in CSV.",
		func(c change) Value { return truth(c.OnMap) }),
	textColumn("note", "What else is known.", func(c change) Value { return text(c.Note) }),
	textColumn("publisher", "Who published it.", func(c change) Value { return text(c.Publisher) }),
	dayColumn("published", "When.", func(c change) Value { return day(c.Published) }).orBlank(),
	addressColumn("url", "Where it can be read.", func(c change) Value { return text(c.URL) }),
}

// Actors are the columns of the code book of actors.
var Actors = List[actor]{
	wordColumn("id", incident.Actors, "The word that incidents use.", func(a actor) Value { return text(a.ID) }),
	textColumn("name", "The name.", func(a actor) Value { return text(a.Name) }),
	textColumn("name_ur", "The name in Urdu.", func(a actor) Value { return text(a.NameUr) }).orBlank(),
	wordColumn("kind", incident.ActorKinds, "What sort of actor.", func(a actor) Value { return text(a.Kind) }),
	textColumn("note", "Who is meant.", func(a actor) Value { return text(a.Note) }).orBlank(),
}

// Towns are the columns of towns.
var Towns = List[town]{
	textColumn("id", "The id of the town.", func(t town) Value { return text(t.ID) }),
	textColumn("name", "The name.", func(t town) Value { return text(t.Name) }),
	textColumn("name_ur", "The name in Urdu.", func(t town) Value { return text(t.NameUr) }).orBlank(),
	textColumn("name_ps", "The name in Pashto.", func(t town) Value { return text(t.NamePs) }).orBlank(),
	columnOf("lat", KindDegrees, "The latitude.", func(t town) Value { return number(t.At.Lat()) }),
	columnOf("lon", KindDegrees, "The longitude.", func(t town) Value { return number(t.At.Lon()) }),
	wordColumn("country", incident.Countries, "In which country.", func(t town) Value { return text(t.Country) }),
	countColumn("rank", "1 is drawn first, 3 last.", func(t town) Value { return count(t.Rank) }),
}

// Landmarks are the columns of passes and peaks.
var Landmarks = List[landmark]{
	textColumn("id", "The id of the pass or peak.", func(l landmark) Value { return text(l.ID) }),
	wordColumn("kind", incident.LandmarkKinds, "What it is.", func(l landmark) Value { return text(l.Kind) }),
	textColumn("name", "The name.", func(l landmark) Value { return text(l.Name) }),
	textColumn("name_ur", "The name in Urdu.", func(l landmark) Value { return text(l.NameUr) }).orBlank(),
	textColumn("name_ps", "The name in Pashto.", func(l landmark) Value { return text(l.NamePs) }).orBlank(),
	columnOf("lat", KindDegrees, "The latitude.", func(l landmark) Value { return number(l.At.Lat()) }),
	columnOf("lon", KindDegrees, "The longitude.", func(l landmark) Value { return number(l.At.Lon()) }),
	figureColumn("elev_m", "Metres above the sea; blank where doubtful.", func(l landmark) Value { return figure(l.Elevation) }),
	countColumn("rank", "1 is drawn first, 3 last.", func(l landmark) Value { return count(l.Rank) }),
}

// Routes are the columns of main roads.
var Routes = List[route]{
	textColumn("id", "The id of the road.", func(r route) Value { return text(r.ID) }),
	textColumn("name", "The name.", func(r route) Value { return text(r.Name) }),
	textColumn("name_ur", "The name in Urdu.", func(r route) Value { return text(r.NameUr) }).orBlank(),
	textColumn("name_ps", "The name in Pashto.", func(r route) Value { return text(r.NamePs) }).orBlank(),
	textColumn("via", "The places that it joins, each lon,lat with a blank between; not where it runs.",
		func(r route) Value { return text(via(r)) }),
}

func via(r route) string {
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
