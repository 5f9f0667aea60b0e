package columns

import "khyberatlas/internal/incident"

// Origins are the columns of the records that incidents come from.
var Origins = List[origin]{
	textColumn("id", "The word by which its incidents name it; atlas is our own.", func(o origin) Value { return text(o.ID) }),
	textColumn("name", "What the record is called.", func(o origin) Value { return text(o.Name) }),
	textColumn("publisher", "Who keeps it.", func(o origin) Value { return text(o.Publisher) }),
	textColumn("version", "Its version, as its publisher names it.", func(o origin) Value { return text(o.Version) }).orBlank(),
	dayColumn("released", "When that came out.", func(o origin) Value { return day(o.Released) }).orBlank(),
	textColumn("licence", "The terms under which it is given.", func(o origin) Value { return text(o.Licence) }),
	addressColumn("licence_url", "Where they can be read.", func(o origin) Value { return text(o.LicenceURL) }),
	textColumn("citation", "How it wants to be cited.", func(o origin) Value { return text(o.Citation) }),
	addressColumn("url", "Where it is published.", func(o origin) Value { return text(o.URL) }),
	columnOf("redistribute", KindYesNo, "Whether its rows may be passed on: those of a record that says no are on the map and "+
		"in no download; yes or no in CSV.", func(o origin) Value { return truth(o.Redistribute) }),
	textColumn("note", "What else must be known of it.", func(o origin) Value { return text(o.Note) }).orBlank(),
}

// Periods are the columns of what each record has collected.
var Periods = List[period]{
	textColumn("origin", "The record.", func(p period) Value { return text(p.Origin) }),
	dayColumn("from", "The first day that it has collected.", func(p period) Value { return day(p.From) }),
	dayColumn("to", "The last day.", func(p period) Value { return day(p.To) }),
	wordColumn("completeness", incident.PeriodCompleteness, "complete: by its own rules; sample: what was found; preliminary: "+
		"to be gone over again.", func(p period) Value { return text(p.Completeness) }),
	textColumn("note", "What else must be known of it.", func(p period) Value { return text(p.Note) }).orBlank(),
}

// Pairs are the columns of what is said of two incidents of different records.
var Pairs = List[pair]{
	textColumn("a", "The incident of the record that leads.", func(p pair) Value { return text(p.A) }),
	textColumn("b", "The incident of the other.", func(p pair) Value { return text(p.B) }),
	wordColumn("verdict", incident.Verdicts, "same: one event; part: one tells a part of the other; different: two events.",
		func(p pair) Value { return text(p.Verdict) }),
	wordColumn("by", incident.Judges, "Who says so; a person's word beats the rule's.", func(p pair) Value { return text(p.By) }),
	textColumn("why", "Why.", func(p pair) Value { return text(p.Why) }).orBlank(),
}

// Digests are the columns of what stands for the rows of a record in the version.
var Digests = List[digest]{
	textColumn("origin", "The record.", func(d digest) Value { return text(d.Origin) }),
	countColumn("rows", "How many incidents it has.", func(d digest) Value { return count(d.Rows) }),
	textColumn("sha256", "The SHA-256 of its incidents.csv.", func(d digest) Value { return text(d.Sum) }),
	textColumn("sources_sha256", "That of its incident_sources.csv.", func(d digest) Value { return text(d.SourcesSum) }),
}
