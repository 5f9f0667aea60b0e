package incident

import (
	"slices"
	"strings"
)

// CrossingColumns are those of border crossings with their state.
var CrossingColumns = slices.Concat(Columns[CrossingState]{
	textColumn("id", featureID, func(c CrossingState) Value { return text(c.ID) }),
	textColumn("name", "The crossing's usual English name.", func(c CrossingState) Value { return text(c.Name) }),
	textColumn("name_ur", "Its name in Urdu.", func(c CrossingState) Value { return text(c.NameUr) }).orBlank(),
	textColumn("name_local_other", "Another name.", func(c CrossingState) Value { return text(c.NameLocalOther) }).orBlank(),
	columnOf("lat", KindDegrees, "The latitude.", func(c CrossingState) Value { return number(c.At.Lat()) }).orBlank(),
	columnOf("lon", KindDegrees, "The longitude.", func(c CrossingState) Value { return number(c.At.Lon()) }).orBlank(),
	wordColumn("geo_precision", GeoPrecisions, "How precisely the place is known.",
		func(c CrossingState) Value { return text(c.GeoPrecision) }),
	textColumn("pk_district", "The district on the side of Pakistan.",
		func(c CrossingState) Value { return text(c.PkDistrict) }).orBlank(),
	textColumn("pk_admin1", "The province on the side of Pakistan.", func(c CrossingState) Value { return text(c.PkAdmin1) }),
	textColumn("af_district", "The district on the side of Afghanistan.",
		func(c CrossingState) Value { return text(c.AfDistrict) }).orBlank(),
	textColumn("af_province", "The province on the side of Afghanistan.",
		func(c CrossingState) Value { return text(c.AfProvince) }),
	wordColumn("category", CrossingCategories, "The kind of crossing.", func(c CrossingState) Value { return text(c.Category) }),
	textColumn("modes", "What it is used for: pedestrian, trade, transit, with ; between.",
		func(c CrossingState) Value { return text(strings.Join(c.Modes, ";")) }).orBlank(),
	textColumn("notes", "What else is known.", func(c CrossingState) Value { return text(c.Notes) }).orBlank(),
	addressColumn("source_url", "Where that is said.", func(c CrossingState) Value { return text(c.SourceURL) }),
}, derived(slices.Concat(stateColumns(), Columns[CrossingState]{
	countColumn("days_closed", "Days of the period, up to the end of the collection, on which trade or pedestrians were kept "+
		"out.", func(c CrossingState) Value { return count(c.DaysClosed) }),
	countColumn("days_closed_trade", "Days on which trade was.", func(c CrossingState) Value { return count(c.DaysClosedTrade) }),
	countColumn("days_closed_pedestrian", "Days on which pedestrians were.",
		func(c CrossingState) Value { return count(c.DaysClosedPedestrian) }),
	countColumn("days_closed_unconfirmed", "Days after the last report of a closure without a known end; they are in none of "+
		"the other counts.", func(c CrossingState) Value { return count(c.DaysClosedUnconfirmed) }),
	textColumn("last_record", "Where the state is unknown: what was last recorded.",
		func(c CrossingState) Value { return text(c.LastRecord) }).orBlank(),
})...))

// stateColumns are the state as a whole and that of each traffic.
func stateColumns() Columns[CrossingState] {
	out := Columns[CrossingState]{
		dayColumn("state_on", "The day that the state is of: the last of the period, else of the collection; null where the "+
			"period has no day.", func(c CrossingState) Value { return day(c.On) }).orBlank(),
		wordColumn("state", append(slices.Clone(Statuses), Partial, Unknown), "partial: the kinds of traffic that are known "+
			"differ; unknown: no report on trade or pedestrians covers the day.",
			func(c CrossingState) Value { return text(c.State) }),
	}
	out = append(out, besideState("state", "the known kind of traffic whose report begins last", CrossingState.latestScope)...)
	for i, s := range Scopes {
		name := "state_" + string(s)
		of := func(c CrossingState) ScopeState { return c.Scopes[i] }
		out = append(out, wordColumn(name, append(slices.Clone(Statuses), Unknown), "The state for "+string(s)+".",
			func(c CrossingState) Value { return text(of(c).Status) }))
		out = append(out, besideState(name, "the report that tells the state of "+string(s), of)...)
	}
	return out
}

// besideState are the columns beside the word for a state.
func besideState(name, row string, of func(CrossingState) ScopeState) Columns[CrossingState] {
	return Columns[CrossingState]{
		dayColumn(name+"_since", "The first day of "+row+".", func(c CrossingState) Value { return day(of(c).Since) }).orBlank(),
		wordColumn(name+"_since_precision", SpellDatePrecisions, "What of that day holds.",
			func(c CrossingState) Value { return text(of(c).SincePrecision) }).orBlank(),
		textColumn(name+"_source", "Its address, else publisher and date.",
			func(c CrossingState) Value { return text(of(c).Source) }).orBlank(),
		dayColumn(name+"_last_reported", "The last day to which it speaks, where no end is known.",
			func(c CrossingState) Value { return day(of(c).LastReported) }).orBlank(),
	}
}

// SpellColumns are those of spells.
var SpellColumns = Columns[Spell]{
	textColumn("crossing_id", "The crossing.", func(s Spell) Value { return text(s.CrossingID) }),
	dayColumn("from", "The first day.", func(s Spell) Value { return day(s.From) }),
	wordColumn("from_precision", SpellDatePrecisions, "What of that day holds.",
		func(s Spell) Value { return text(s.FromPrecision) }),
	dayColumn("to", "The last day; blank where no end was reported.", func(s Spell) Value { return day(s.To) }).orBlank(),
	dayColumn("last_reported", "The last day to which the source speaks.",
		func(s Spell) Value { return day(s.LastReported) }).orBlank(),
	wordColumn("status", Statuses, "What the crossing was.", func(s Spell) Value { return text(s.Status) }),
	wordColumn("scope", AllScopes, "For which traffic.", func(s Spell) Value { return text(s.Scope) }),
	textColumn("reason", "Why, as reported.", func(s Spell) Value { return text(s.Reason) }).orBlank(),
	textColumn("publisher", "Who published the report.", func(s Spell) Value { return text(s.Publisher) }),
	dayColumn("published", "When.", func(s Spell) Value { return day(s.Published) }).orBlank(),
	addressColumn("source_url", "Where it can be read.", func(s Spell) Value { return text(s.SourceURL) }),
}
