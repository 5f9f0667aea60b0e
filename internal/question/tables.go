package question

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"khyberatlas/internal/incident"
)

// Records are the incidents that are asked for, in the order that is asked for.
func (q *Question) Records() iter.Seq[*incident.Record] {
	return q.Each(q.Asked.Query, q.Asked.Page.Sort)
}

// Sources are the citations of the incidents that are asked for, in their order.
func (q *Question) Sources() iter.Seq[incident.Source] {
	return ofRecords(q, func(r *incident.Record) []incident.Source { return r.Sources })
}

// Claims are the claims about the incidents that are asked for, in their order.
func (q *Question) Claims() iter.Seq[incident.Claim] {
	return ofRecords(q, func(r *incident.Record) []incident.Claim { return r.Claims })
}

func ofRecords[T any](q *Question, of func(*incident.Record) []T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for r := range q.Records() {
			for _, row := range of(r) {
				if !yield(row) {
					return
				}
			}
		}
	}
}

// States are the crossings in the box that is asked for as of the last day of the period.
func (q *Question) States() []incident.CrossingState { return q.OnlyCrossings(q.Asked.Query) }

// Spells are those of the crossings in the box that meet the period.
func (q *Question) Spells() []incident.Spell {
	var rows []incident.Spell
	for _, x := range q.States() {
		for _, s := range x.Spells {
			if !q.Asked.Query.Never && s.Days().Meets(q.Asked.Query.Days) {
				rows = append(rows, s)
			}
		}
	}
	return rows
}

// Events are the events of the timeline that meet the period.
func (q *Question) Events() []incident.ContextEvent {
	return meeting(q, q.Atlas.Data().Context, (*incident.ContextEvent).Span)
}

// Reported are the totals of others whose period meets the one that is asked for.
func (q *Question) Reported() []incident.ReportedTotal {
	return meeting(q, q.Atlas.Data().Reported, (*incident.ReportedTotal).Days)
}

// Changes are the changes of districts that meet the period.
func (q *Question) Changes() []incident.DistrictChange {
	return meeting(q, q.Atlas.Data().Changes, (*incident.DistrictChange).Span)
}

// meeting are the rows whose days meet the period; none where the filter asks for what can't be.
func meeting[T any](q *Question, rows []T, days func(*T) incident.Days) []T {
	var out []T
	for i := range rows {
		if !q.Asked.Query.Never && days(&rows[i]).Meets(q.Asked.Query.Days) {
			out = append(out, rows[i])
		}
	}
	return out
}

// Actors are the code book of actors: like towns, landmarks and routes of no day and no incident, and so always whole.
func (q *Question) Actors() []incident.ActorInfo { return q.Atlas.Data().Actors }

// Towns are those that the map labels.
func (q *Question) Towns() []incident.TownPlace { return q.Atlas.Data().Towns }

// Landmarks are the passes and peaks that the map labels.
func (q *Question) Landmarks() []incident.Landmark { return q.Atlas.Data().Landmarks }

// Routes are the main roads.
func (q *Question) Routes() []incident.Route { return q.Atlas.Data().Routes }

// Origins are the records that incidents come from.
func (q *Question) Origins() []incident.Origin { return q.Atlas.Data().AllOrigins() }

// Periods are what the records have collected.
func (q *Question) Periods() []incident.Period { return q.Atlas.Data().AllPeriods() }

// Pairs are those of which an incident matches, whichever record leads, where the records of both may be passed on. A person
// may have judged an incident that isn't held now.
func (q *Question) Pairs() (out []incident.Pair) {
	all := q.Atlas.Pairs()
	if len(all) == 0 {
		return nil
	}
	ids := make([]string, 0, 2*len(all))
	for _, p := range all {
		ids = append(ids, p.A, p.B)
	}
	there := map[string]bool{}
	for _, id := range ask(q, "find pairs", func(ctx context.Context) ([]string, error) {
		return q.answerer.Among(ctx, q.found(q.Asked.Query.AllTold()), ids)
	}) {
		there[id] = true
	}
	for _, p := range all {
		if (there[p.A] || there[p.B]) && q.passedOn(p.A) && q.passedOn(p.B) {
			out = append(out, p)
		}
	}
	return out
}

// passedOn reports whether the record of an incident may be passed on; ids of other records begin with theirs.
func (q *Question) passedOn(id string) bool {
	for _, o := range q.Atlas.Data().AllOrigins() {
		if !o.Redistribute && strings.HasPrefix(id, o.ID+"-") {
			return false
		}
	}
	return true
}

// counts are how many rows there are of each table that is no layer.
var counts = map[string]func(*Question) int{
	"incident_sources": func(q *Question) int { return q.besides().sources },
	"claims":           func(q *Question) int { return q.besides().claims },
	"crossing_status":  lengthOf((*Question).Spells),
	"context_events":   lengthOf((*Question).Events),
	"reported_totals":  lengthOf((*Question).Reported),
	"district_changes": lengthOf((*Question).Changes),
	"actors":           lengthOf((*Question).Actors),
	"towns":            lengthOf((*Question).Towns),
	"passes_peaks":     lengthOf((*Question).Landmarks),
	"routes":           lengthOf((*Question).Routes),
	"origins":          lengthOf((*Question).Origins),
	"origin_periods":   lengthOf((*Question).Periods),
	"pairs":            lengthOf((*Question).Pairs),
}

// besides is how many citations and claims there are of what is asked for.
type besides struct{ sources, claims int }

func (q *Question) besides() besides {
	filter := q.found(q.Asked.Query)
	return once(&q.memory.besides, filter, func() besides {
		return ask(q, "citations", func(ctx context.Context) (n besides, err error) {
			n.sources, n.claims, err = q.answerer.Cited(ctx, filter)
			return n, err
		})
	})
}

func lengthOf[T any](rows func(*Question) []T) func(*Question) int {
	return func(q *Question) int { return len(rows(q)) }
}

// LengthOf counts rows as they go by.
func LengthOf[T any](rows iter.Seq[T]) (n int) {
	for range rows {
		n++
	}
	return n
}

// Count is how many rows a layer or a table has of what is asked for.
func (q *Question) Count(name string) int {
	count, ok := counts[name]
	if row, layer := layers[incident.Layer(name)]; layer {
		count, ok = row.count, true
	}
	if !ok {
		q.fail(fmt.Errorf("rows of %s: %w", name, ErrNoRow))
		return 0
	}
	return count(q)
}
