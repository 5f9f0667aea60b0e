package pairing

import (
	"iter"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// Event is what the rule knows of one event of one record.
type Event struct {
	ID string
	// Origin is the place of the event's record in the list of records, from 0. The first of a pair is of the earlier one.
	Origin int
	Days   incident.Days // closed at both ends
	Day    bool          // the day itself is known, or the days that it took
	// Country and Admin1 are compared as they are written. District is the id of the one that is stated or that holds the
	// point, the same in all records; blank where it is not known.
	Country, Admin1, District string
	At                        *orb.Point // nil without a place
	Coarse                    bool       // the point stands for a province or more: no distance from it says anything
	Killed                    incident.Toll
	Civilians                 *int
	Forces, Militants         *int
}

// Pair is two events of different records that are taken for one, or may be.
type Pair struct {
	A, B string
	// Sure pairs are the rule's; the others are for a person to judge.
	Sure  bool
	Why   string
	Score int // how much speaks for it, only to compare the pairs of one event
}

// Find is the pairs among the events: each event at most once with an event of one other record, each group of sure pairs
// with at most one event of a record, whatever the order in which the events come. An event that has two partners as good as
// each other gets neither. Ids are unique in all records together. The rule doesn't speak on two events that a person has
// decided on, and an event that is the same as one of another record, or a part of it, is no other one of that record.
func Find(events iter.Seq[Event], decided []incident.Pair) []Pair {
	t := newTable(events, decided)
	var found []match
	for i := range t.records {
		for j := range i {
			found = append(found, t.pairs(t.records[j], t.records[i])...)
		}
	}
	return t.grouped(found)
}

// Of is what the rule knows of a record of the atlas.
func Of(r *incident.Record, origin int) Event {
	return Event{ID: r.ID, Origin: origin, Days: r.Span(), Day: !r.Vague(),
		Country: string(r.Country), Admin1: r.Admin1, District: r.InDistrict(),
		At: r.At, Coarse: r.NoDistrict(),
		Killed: r.Killed, Civilians: r.Civilians, Forces: r.Forces, Militants: r.Militants}
}
