package atlas

import (
	"sync"

	"github.com/paulmach/orb"

	"khyberatlas/internal/found"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
)

// Atlas answers questions about one version of the dataset. It is immutable and safe for any number of readers.
type Atlas struct {
	data  *incident.Dataset // without its incidents, which are rows
	rows  *index.Index      // nil where somebody else keeps them
	areas areas
	told  told
	kept  kept
	vocab incident.Vocabulary

	frontier orb.MultiLineString
	past     string
	coverage func() Coverage
	asked    *asked
	lately   *found.Lately    // nil where many ask
	sayers   map[int][]string // who gives a figure of the civilians killed, by row, where there is one that is agreed
}

// kept is what was worked out of all rows and is kept beside them.
type kept struct {
	Badges    []incident.Badge
	Stated    []string
	Admin1    []string
	Countries []incident.Country
	Others    []incident.Named // districts that rows off the map state, under made-up ids
	Told      tales
	History   string // a digest of when rows came and changed
	Unlinked  int    // addresses that are none
	// Sayers are those who give a figure of the civilians killed, by the id of a row with one.
	Sayers map[string][]string
	// Reckoned is what the rows come to; nil where they are at hand.
	Reckoned *reckoned `json:",omitempty"`
}

// assemble is an atlas of rows that are ready.
func assemble(facts *incident.Dataset, rows *index.Index, k kept) *Atlas {
	a := &Atlas{data: facts, rows: rows, areas: newAreas(facts), kept: k, past: pastOf(facts, k.History), asked: &asked{}}
	a.frontier, _ = geo.Frontier(facts.Land())
	a.vocab = newVocabulary(a)
	if rows == nil {
		a.coverage = sync.OnceValue(func() Coverage { return k.Reckoned.compare(a) })
		return a
	}
	a.sayers, a.told = sayersOf(rows, k.Sayers), k.Told.ready(rows)
	a.coverage = sync.OnceValue(func() Coverage { return a.compareAll(a.totals) })
	return a
}

// ForOne is the atlas for one reader, as long as an answer takes: what was searched for once isn't searched for again.
func (a *Atlas) ForOne() *Atlas {
	one := *a
	one.lately = &found.Lately{}
	return &one
}

// Version is the dataset's version.
func (a *Atlas) Version() string { return a.data.Version }

// Data is the dataset that the atlas answers from, without its incidents; callers only read it.
func (a *Atlas) Data() *incident.Dataset { return a.data }

// Len is how many incidents there are, each row of an event that several records tell of by itself.
func (a *Atlas) Len() int {
	if a.rows == nil {
		return a.kept.Reckoned.Rows
	}
	return a.rows.Len()
}

// Holds reports whether there are rows of an origin.
func (a *Atlas) Holds(origin string) bool {
	if a.rows == nil {
		return a.kept.Reckoned.Of[origin] > 0
	}
	return a.rows.Groups[index.Origin].Rows(origin) > 0
}

// Size is how many bytes the rows take, and mapped whether they are a file's, of which memory holds what is asked for.
func (a *Atlas) Size() (bytes int, mapped bool) {
	if a.rows == nil {
		return 0, false
	}
	return a.rows.Size()
}

// Unlinked is how many addresses the dataset held that are none.
func (a *Atlas) Unlinked() int { return a.kept.Unlinked }

// Days are those that were collected; the last of them stands in for "today".
func (a *Atlas) Days() incident.Days {
	return a.data.Collected()
}

// Vocabulary is what the parser of queries needs to know of this version.
func (a *Atlas) Vocabulary() incident.Vocabulary { return a.vocab }

// Badges are the coarse places of the whole version; Record.Badge points into it.
func (a *Atlas) Badges() []incident.Badge { return a.kept.Badges }

// Frontier is the line between Pakistan and Afghanistan; callers only read it.
func (a *Atlas) Frontier() orb.MultiLineString { return a.frontier }

// record is a row with what is known of it beside the others.
func (a *Atlas) record(i int) *incident.Record {
	r := a.rows.Record(i)
	t, ok := a.told.of[i]
	if !ok {
		return r
	}
	r.Event, r.Rank = t.Event, t.Rank
	for _, o := range t.Others {
		other := a.rows.Record(o.Row).Incident
		from, _ := a.data.Origin(other.Origin)
		r.Others = append(r.Others, incident.Other{Incident: other, Of: r.ID, Passed: from.Redistribute, Verdict: o.Verdict,
			By: o.By, Why: o.Why})
	}
	return r
}
