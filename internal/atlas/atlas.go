package atlas

import (
	"cmp"
	"errors"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// Atlas answers questions about one version of the dataset. It is immutable and safe for any number of readers.
type Atlas struct {
	data    *incident.Dataset
	records []incident.Record // by date, then id
	byID    map[string]*incident.Record
	badges  []incident.Badge
	vocab   incident.Vocabulary
	index   index
	areas   areas
	told    told

	frontier orb.MultiLineString
	past     string
	unlinked int
}

// Build works out everything that an answer needs from a dataset. It doesn't lean on the check of an import where what
// came by another way would do harm: addresses that are none are left out.
func Build(ds *incident.Dataset) (*Atlas, error) {
	if ds == nil {
		return nil, errors.New("build an atlas: no dataset")
	}
	ds, unlinked := ds.Followable()
	a := &Atlas{data: ds, records: inDateOrder(ds.Incidents), areas: newAreas(ds), unlinked: unlinked}
	a.areas.place(a.records)
	a.badges = setBadges(a.records, a.areas, ranks(ds))
	a.frontier, _ = geo.Frontier(ds.Land())
	measure(a.records, ds.Crossings, a.frontier)

	a.byID = make(map[string]*incident.Record, len(a.records))
	for i := range a.records {
		a.byID[a.records[i].ID] = &a.records[i]
	}
	a.tell()
	a.vocab = newVocabulary(a)
	a.index = newIndex(a.records)
	a.index.changed = permutation(a.records, lately(ds))
	a.past = pastOf(ds)
	return a, nil
}

func inDateOrder(rows []incident.Incident) []incident.Record {
	records := make([]incident.Record, len(rows))
	for i := range rows {
		records[i] = incident.Record{Incident: &rows[i], Badge: -1, Publishers: publishers(rows[i].Sources)}
	}
	slices.SortFunc(records, func(a, b incident.Record) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	return records
}

func publishers(sources []incident.Source) int {
	distinct := make(map[string]bool, len(sources))
	for _, s := range sources {
		distinct[s.Publisher] = true
	}
	return len(distinct)
}

// Version is the dataset's version.
func (a *Atlas) Version() string { return a.data.Version }

// Data is the dataset that the atlas answers from; callers only read it.
func (a *Atlas) Data() *incident.Dataset { return a.data }

// Unlinked is how many addresses the dataset held that are none.
func (a *Atlas) Unlinked() int { return a.unlinked }

// Days are those that were collected; the last of them stands in for "today".
func (a *Atlas) Days() incident.Days {
	return a.data.Collected()
}

// Vocabulary is what the parser of queries needs to know of this version.
func (a *Atlas) Vocabulary() incident.Vocabulary { return a.vocab }

// Badges are the coarse places of the whole version; Record.Badge points into it.
func (a *Atlas) Badges() []incident.Badge { return a.badges }

// Frontier is the line between Pakistan and Afghanistan; callers only read it.
func (a *Atlas) Frontier() orb.MultiLineString { return a.frontier }
