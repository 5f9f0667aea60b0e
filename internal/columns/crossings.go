package columns

import (
	"khyberatlas/internal/incident"
	"slices"
	"strings"
)

// Crossings are the columns of border crossings with their state.
var Crossings = slices.Concat(List[crossing]{
	textColumn("id", featureID, func(c crossing) Value { return text(c.ID) }),
	textColumn("name", "The crossing's usual English name.", func(c crossing) Value { return text(c.Name) }),
	textColumn("name_ur", "Its name in Urdu.", func(c crossing) Value { return text(c.NameUr) }).orBlank(),
	textColumn("name_local_other", "Another name.", func(c crossing) Value { return text(c.NameLocalOther) }).orBlank(),
	columnOf("lat", KindDegrees, "The latitude.", func(c crossing) Value { return number(c.At.Lat()) }).orBlank(),
	columnOf("lon", KindDegrees, "The longitude.", func(c crossing) Value { return number(c.At.Lon()) }).orBlank(),
	wordColumn("geo_precision", incident.OwnGeoPrecisions, "How precisely the place is known.",
		func(c crossing) Value { return text(c.GeoPrecision) }),
	textColumn("pk_district", "The district on the side of Pakistan.",
		func(c crossing) Value { return text(c.PkDistrict) }).orBlank(),
	textColumn("pk_admin1", "The province on the side of Pakistan.", func(c crossing) Value { return text(c.PkAdmin1) }),
	textColumn("af_district", "The district on the side of Afghanistan.",
		func(c crossing) Value { return text(c.AfDistrict) }).orBlank(),
	textColumn("af_province", "The province on the side of Afghanistan.",
		func(c crossing) Value { return text(c.AfProvince) }),
	wordColumn("category", incident.CrossingCategories, "The kind of crossing.", func(c crossing) Value { return text(c.Category) }),
	textColumn("modes", "What it is used for: pedestrian, trade, transit, with ; between.",
		func(c crossing) Value { return text(strings.Join(c.Modes, ";")) }).orBlank(),
	textColumn("notes", "What else is known.", func(c crossing) Value { return text(c.Notes) }).orBlank(),
	addressColumn("source_url", "Where that is said.", func(c crossing) Value { return text(c.SourceURL) }),
}, derived(slices.Concat(stateColumns(), List[crossing]{
	countColumn("days_closed", "Days of the period, up to the end of the collection, on which trade or pedestrians were kept "+
		"out.", func(c crossing) Value { return count(c.DaysClosed) }),
	countColumn("days_closed_trade", "Days on which trade was.", func(c crossing) Value { return count(c.DaysClosedTrade) }),
	countColumn("days_closed_pedestrian", "Days on which pedestrians were.",
		func(c crossing) Value { return count(c.DaysClosedPedestrian) }),
	countColumn("days_closed_unconfirmed", "Days after the last report of a closure without a known end; they are in none of "+
		"the other counts.", func(c crossing) Value { return count(c.DaysClosedUnconfirmed) }),
	textColumn("last_record", "Where the state is unknown: what was last recorded.",
		func(c crossing) Value { return text(c.LastRecord) }).orBlank(),
})...))

// stateColumns are the state as a whole and that of each traffic.
func stateColumns() List[crossing] {
	out := List[crossing]{
		dayColumn("state_on", "The day that the state is of: the last of the period, else of the collection; null where the "+
			"period has no day.", func(c crossing) Value { return day(c.On) }).orBlank(),
		wordColumn("state", append(slices.Clone(incident.Statuses), incident.Partial, incident.Unknown),
			"partial: the kinds of traffic that are known "+
				"differ; unknown: no report on trade or pedestrians covers the day.",
			func(c crossing) Value { return text(c.State) }),
	}
	out = append(out, besideState("state", "the known kind of traffic whose report begins last", crossing.LatestScope)...)
	for i, s := range incident.Scopes {
		name := "state_" + string(s)
		of := func(c crossing) scopeState { return c.Scopes[i] }
		out = append(out, wordColumn(name, append(slices.Clone(incident.Statuses), incident.Unknown), "The state for "+string(s)+".",
			func(c crossing) Value { return text(of(c).Status) }))
		out = append(out, besideState(name, "the report that tells the state of "+string(s), of)...)
	}
	return out
}

// besideState are the columns beside the word for a state.
func besideState(name, row string, of func(crossing) scopeState) List[crossing] {
	return List[crossing]{
		dayColumn(name+"_since", "The first day of "+row+".", func(c crossing) Value { return day(of(c).Since) }).orBlank(),
		wordColumn(name+"_since_precision", incident.SpellDatePrecisions, "What of that day holds.",
			func(c crossing) Value { return text(of(c).SincePrecision) }).orBlank(),
		textColumn(name+"_source", "Its address, else publisher and date.",
			func(c crossing) Value { return text(of(c).Source) }).orBlank(),
		dayColumn(name+"_last_reported", "The last day to which it speaks, where no end is known.",
			func(c crossing) Value { return day(of(c).LastReported) }).orBlank(),
	}
}

// Spells are the columns of spells.
var Spells = List[spell]{
	textColumn("crossing_id", "The crossing.", func(s spell) Value { return text(s.CrossingID) }),
	dayColumn("from", "The first day.", func(s spell) Value { return day(s.From) }),
	wordColumn("from_precision", incident.SpellDatePrecisions, "What of that day holds.",
		func(s spell) Value { return text(s.FromPrecision) }),
	dayColumn("to", "The last day; blank where no end was reported.", func(s spell) Value { return day(s.To) }).orBlank(),
	dayColumn("last_reported", "The last day to which the source speaks.",
		func(s spell) Value { return day(s.LastReported) }).orBlank(),
	wordColumn("status", incident.Statuses, "What the crossing was.", func(s spell) Value { return text(s.Status) }),
	wordColumn("scope", incident.AllScopes, "For which traffic.", func(s spell) Value { return text(s.Scope) }),
	textColumn("reason", "Why, as reported.", func(s spell) Value { return text(s.Reason) }).orBlank(),
	textColumn("publisher", "Who published the report.", func(s spell) Value { return text(s.Publisher) }),
	dayColumn("published", "When.", func(s spell) Value { return day(s.Published) }).orBlank(),
	addressColumn("source_url", "Where it can be read.", func(s spell) Value { return text(s.SourceURL) }),
}
