package incident

import (
	"cmp"
	"slices"
)

// Ours is the origin that the atlas itself reads together.
const Ours = "atlas"

// Origin is a record of incidents that somebody keeps: the atlas's own, or one that was imported.
type Origin struct {
	ID, Name, Publisher string
	Version             string // of the record, as its publisher names it; may be blank
	Released            Day    // 0 where it is not known
	Licence, LicenceURL string
	Citation, URL       string
	Redistribute        bool // its rows may be passed on
	Note                string
}

// Period is a stretch of days that an origin has collected, and how completely.
type Period struct {
	Origin string
	Days
	Completeness, Note string
}

// Digest stands for the rows of an origin in the version of a dataset: they may be too many to hold, or not to be passed on.
type Digest struct {
	Origin          string
	Rows            int
	Sum, SourcesSum string // SHA-256 of its canonical files of incidents and of citations, in hexadecimal digits
}

// Coding is what an origin says of an incident in its own words or codes; a zero is what it doesn't say.
type Coding struct {
	CodedAs      string // its own kind of event, as "Battles/Armed clash"
	Violence     string // UCDP's type of violence
	SideA, SideB string
	ActorName    string // who Actor means, in its words
	EventClarity int    // UCDP: 1 one clear event, 2 several lumped together
	WherePrec    int    // UCDP: 1 the place itself to 7 water or air
	DatePrec     int    // UCDP: 1 the day to 5 longer than a month
}

// Pair says that two incidents of different origins tell of the same event, or that they don't.
type Pair struct {
	A, B    string // ids; A is of the origin that leads
	Verdict Verdict
	By      Judge
	Why     string
}

// Of reports whether two pairs are of the same incidents.
func (p Pair) Of(o Pair) bool { return p.A == o.A && p.B == o.B || p.A == o.B && p.B == o.A }

// Verdict is what is said of a pair.
type Verdict string

// The verdicts: one event; one is part of what the other tells; two events.
const (
	Same      Verdict = "same"
	PartOf    Verdict = "part"
	Different Verdict = "different"
)

// Judge is who says it.
type Judge string

// The judges. A person's verdict beats the rule's.
const (
	ByRule   Judge = "rule"
	ByPerson Judge = "person"
)

// The words of pairs and periods.
var (
	Verdicts           = []Verdict{Same, PartOf, Different}
	Judges             = []Judge{ByRule, ByPerson}
	PeriodCompleteness = []string{"complete", "sample", "preliminary"}
)

// Withholds reports whether there is a record whose incidents may not be passed on.
func (d *Dataset) Withholds() bool {
	return slices.ContainsFunc(d.Origins, func(o Origin) bool { return !o.Redistribute })
}

// AllOrigins are those that the dataset knows, ours first. A dataset that lists no origins has ours alone, as its
// description tells it.
func (d *Dataset) AllOrigins() []Origin {
	if slices.ContainsFunc(d.Origins, func(o Origin) bool { return o.ID == Ours }) {
		return d.Origins
	}
	m := d.Meta
	return append([]Origin{{ID: Ours, Name: m.Title, Publisher: m.Title, Released: m.Released, Licence: m.Licence,
		LicenceURL: m.LicenceURL, Citation: m.Attribution, Redistribute: true}}, d.Origins...)
}

// OriginRanks are the places of origins among AllOrigins; that of an unknown one is behind all.
func (d *Dataset) OriginRanks() func(origin string) int {
	rank := map[string]int{"": 0}
	for i, o := range d.AllOrigins() {
		rank[o.ID] = i
	}
	return func(origin string) int {
		if i, known := rank[origin]; known {
			return i
		}
		return len(rank)
	}
}

// Origin finds an origin by its id.
func (d *Dataset) Origin(id string) (Origin, bool) {
	all := d.AllOrigins()
	i := slices.IndexFunc(all, func(o Origin) bool { return o.ID == id })
	if i < 0 {
		return Origin{}, false
	}
	return all[i], true
}

// OriginName is what a record is called, its id where the dataset doesn't know it.
func (d *Dataset) OriginName(id string) string {
	o, _ := d.Origin(id)
	return cmp.Or(o.Name, id)
}

// AllPeriods are those of every origin; that of ours is in the description where the dataset lists none of it.
func (d *Dataset) AllPeriods() []Period {
	if m := d.Meta; m.CollectedTo != 0 && !slices.ContainsFunc(d.Periods, func(p Period) bool { return p.Origin == Ours }) {
		return append([]Period{{Origin: Ours, Days: Days{From: m.CollectedFrom, To: m.CollectedTo},
			Completeness: m.Completeness, Note: m.CompletenessNote}}, d.Periods...)
	}
	return d.Periods
}

// Collected runs from the first day that any origin has collected to the last, which stands in for "today".
func (d *Dataset) Collected() Days {
	var all Days
	for _, p := range d.AllPeriods() {
		if all.From == 0 || p.From < all.From {
			all.From = p.From
		}
		all.To = max(all.To, p.To)
	}
	return all
}

// CoveredBy are the stretches of days that some origins have collected together, in order and apart from each other; all
// origins where none is named.
func (d *Dataset) CoveredBy(origins []string) []Days {
	var out []Days
	for _, p := range d.AllPeriods() {
		if len(origins) == 0 || slices.Contains(origins, p.Origin) {
			out = append(out, p.Days)
		}
	}
	slices.SortFunc(out, func(a, b Days) int { return int(a.From) - int(b.From) })
	merged := out[:0]
	for _, p := range out {
		if n := len(merged); n > 0 && p.From <= merged[n-1].To+1 {
			merged[n-1].To = max(merged[n-1].To, p.To)
			continue
		}
		merged = append(merged, p)
	}
	return merged
}
