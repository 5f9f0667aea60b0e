package question

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/spot"
)

// Answerer answers queries about the incidents of one version of the dataset. An atlas is one, with all of them in memory;
// for a dataset that doesn't fit there, a database can be another. What a version is made of besides (its small tables, its
// vocabulary, its days) is no question for an answerer: those are the facts of an atlas.Atlas, which are few whatever the
// number of incidents, and a store of the second kind fills them from tables of its own. Two of them are
// reckoned from all incidents: Atlas.Badges, with each Record's Badge and At, by atlas.Build, and what Atlas.Coverage lays
// beside the counts of others, when it is asked for. Such a store reckons both once, when it takes in a version, and keeps
// them beside the rows: its answerer only reads a Record's Badge and At, as it reads the rest of the row.
//
// All methods of one Answerer answer from the same version, however long a reader takes over its questions, and may be
// called by any number of readers at once; what they return is only read. An error is that of the context where that has
// ended, incident.ErrNotFound where a record isn't there, and else a failure: there is no answer then, not an empty one.
//
// A page asks about ten times, so a call should take milliseconds. What it may cost in memory is said with each. Nothing
// is asked that would be cheap only for an atlas.
//
// The suite of package answertest holds an answerer to all of this.
type Answerer interface {
	// Search finds the records in a window on the matches, in its order: by date, date descending or figure descending,
	// records without a figure last, or by last change; ties by date and then by id. Matched counts all matches. It may
	// hold as many records as the window has, which is all matches where the window has no limit.
	Search(ctx context.Context, q incident.Query, window incident.Page) (incident.Hits, error)

	// Each goes over all matches in an order, one by one, and holds as many records as its reader does: what is written
	// from all of them is read so. When reading stops, so does the search, and an end of the context or a failure ends
	// it with that error.
	Each(ctx context.Context, q incident.Query, order incident.Sort) iter.Seq2[*incident.Record, error]

	// Around finds where a record stands among the matches in an order, with its neighbours. It costs no walk to it.
	Around(ctx context.Context, q incident.Query, order incident.Sort, id string) (incident.Around, error)

	// Record finds one record by its id, at the price of one look-up.
	Record(ctx context.Context, id string) (*incident.Record, error)

	// Incidents are all of an origin, each row by itself, in the order of their ids, in which the files of a dataset have them. It
	// holds as many as its reader does, and ends as Each does.
	Incidents(ctx context.Context, origin string) iter.Seq2[*incident.Incident, error]

	// Totals sums the matches, and holds one sum.
	Totals(ctx context.Context, q incident.Query) (incident.Totals, error)

	// Origins are the ids of the records that a query finds something of, each asked for by itself: those that tell of an event
	// which another one stands for are among them. It holds no row, and costs no search of its own beside one for the matches.
	Origins(ctx context.Context, q incident.Query) ([]string, error)

	// Straddling counts the matches of which no more than a week, a month or a year is known, and that not to lie within the
	// period.
	Straddling(ctx context.Context, q incident.Query) (int, error)

	// Claimants counts, for each who gives a figure of the civilians killed, the matches with an agreed figure of them that
	// they give one for: the most frequent first, then by name.
	Claimants(ctx context.Context, q incident.Query) ([]incident.Facet, error)

	// Cited counts the citations and the claims of the matches, and holds none of them.
	Cited(ctx context.Context, q incident.Query) (sources, claims int, err error)

	// Among are those of some ids whose incidents match, in their order. It costs a search and a look-up an id.
	Among(ctx context.Context, q incident.Query, ids []string) ([]string, error)

	// Extent holds the places and the days of the matches.
	Extent(ctx context.Context, q incident.Query) (incident.Extent, error)

	// Spots gathers the matches by where a map shows them, in cells that the grid says: it holds as many spots as cells and
	// areas with matches in them, and costs what lies within the grid's tile.
	Spots(ctx context.Context, q incident.Query, grid spot.Grid) (spot.Spots, error)

	// Survey sums the matches by the area that they lie in, and says where they are in the main: of those that have a place, so
	// far apart by date that no more than spot.Looked are looked at. It holds a sum an area.
	Survey(ctx context.Context, q incident.Query) (spot.Survey, error)

	// Regions counts the matches by the district or the province that a small map shows them in. It holds a count a region, and the
	// ids of what reaches out of the period.
	Regions(ctx context.Context, q incident.Query) (spot.Regions, error)

	// Marks are the matches that have a place, by date descending. It holds one a match, and is asked where those are few.
	Marks(ctx context.Context, q incident.Query) ([]spot.Mark, error)

	// Chart divides the matches by time, and by the values that occur. It says how many bins there are before it counts
	// any: one with too many is refused by who asked. The bins come one by one, in no more memory than a record's
	// place each, and are counted again for whoever reads them again; when reading stops, so does counting, and an end of
	// the context ends them with its error. The bins of all series sum to the count.
	Chart(ctx context.Context, q incident.Query, every incident.Interval, by incident.By) (incident.Chart, error)

	// Facets counts, for every value of a closed list, the matches that choosing it alone in that list would give: all
	// other filters are kept, the list's own is lifted. Values that nothing matches are there with 0; the districts are
	// those of the vocabulary, in its order. It costs as many searches as lists are filtered, and no record.
	Facets(ctx context.Context, q incident.Query) (incident.Facets, error)

	// Districts and Tehsils are those whose shape meets the query's boxes, in the dataset's order, each with the sums of
	// what the rest of the query chooses: a box narrows no count. They cost one sum an area.
	Districts(ctx context.Context, q incident.Query) ([]incident.Area, error)
	Tehsils(ctx context.Context, q incident.Query) ([]incident.Area, error)

	// Crossings are those in the query's boxes in their state on the last day of its period. No incident is looked at.
	Crossings(ctx context.Context, q incident.Query) ([]incident.CrossingState, error)
}

// About makes the question one about a version of the dataset, whose incidents an answerer knows.
func (q *Question) About(version *atlas.Atlas, answerer Answerer) {
	q.Atlas, q.answerer, q.memory = version, answerer, memory{}
}

// Err is the first failure of a search. What was found after it is nothing, so the writer of an answer writes nothing of
// it; who makes something that isn't written there asks before it is passed on.
func (q *Question) Err() error { return q.err }

// ask puts one question to the answerer and keeps its failure.
func ask[T any](q *Question, what string, answer func(context.Context) (T, error)) T {
	found, err := answer(q.ctx)
	if err != nil {
		q.fail(fmt.Errorf("%s: %w", what, err))
	}
	return found
}

func (q *Question) fail(err error) {
	if q.err == nil {
		q.err = err
	}
}

// Window finds the records that match and lie in a window.
func (q *Question) Window(filter incident.Query, window incident.Page) incident.Hits {
	hits := ask(q, "search", func(ctx context.Context) (incident.Hits, error) {
		return q.answerer.Search(ctx, q.found(filter), window)
	})
	hits.Records = q.named(hits.Records)
	return hits
}

// Search finds all records that match, in an order.
func (q *Question) Search(filter incident.Query, order incident.Sort) []*incident.Record {
	return q.Window(filter, incident.Page{Sort: order}).Records
}

// Each goes over all records that match, in an order, as the question names them. A failure ends it, and is Err.
func (q *Question) Each(filter incident.Query, order incident.Sort) iter.Seq[*incident.Record] {
	return func(yield func(*incident.Record) bool) {
		for r, err := range q.answerer.Each(q.ctx, q.found(filter), order) {
			if err != nil {
				q.fail(fmt.Errorf("search: %w", err))
				return
			}
			if !yield(q.namedOne(r)) {
				return
			}
		}
	}
}

// Incidents are all of an origin in the order of their ids, as files of the dataset have them. An end of the reading is theirs.
func (q *Question) Incidents(origin string) iter.Seq2[*incident.Incident, error] {
	return q.answerer.Incidents(q.ctx, origin)
}

// Record finds an incident by its id; a blank one is none.
func (q *Question) Record(id string) (*incident.Record, bool) {
	if id == "" {
		return nil, false
	}
	if r := q.memory.record; r != nil && r.ID == id {
		return q.onTerms(r)
	}
	r, err := q.answerer.Record(q.ctx, id)
	if err != nil && !errors.Is(err, incident.ErrNotFound) {
		q.fail(fmt.Errorf("find an incident: %w", err))
	}
	if err != nil {
		return nil, false
	}
	q.memory.record = r
	return q.onTerms(r)
}

// Totals sums what matches.
func (q *Question) Totals(filter incident.Query) incident.Totals {
	return once(&q.memory.totals, filter, func() incident.Totals {
		return ask(q, "totals", func(ctx context.Context) (incident.Totals, error) { return q.answerer.Totals(ctx, filter) })
	})
}

// origins are the ids of the records that a filter finds something of.
func (q *Question) origins(filter incident.Query) []string {
	return once(&q.memory.origins, filter, func() []string {
		return ask(q, "origins", func(ctx context.Context) ([]string, error) { return q.answerer.Origins(ctx, filter) })
	})
}

// Around is where a record stands among what matches, in an order.
func (q *Question) Around(filter incident.Query, order incident.Sort, id string) incident.Around {
	x := ask(q, "neighbours", func(ctx context.Context) (incident.Around, error) {
		return q.answerer.Around(ctx, q.found(filter), order, id)
	})
	for _, r := range []**incident.Record{&x.Before, &x.After} {
		if *r != nil {
			*r = q.namedOne(*r)
		}
	}
	return x
}

// Straddling counts what matches and may lie outside the period.
func (q *Question) Straddling(filter incident.Query) int {
	return ask(q, "straddling", func(ctx context.Context) (int, error) { return q.answerer.Straddling(ctx, filter) })
}

// Claimants are those who give figures of the civilians killed in what matches, with how many they give one for.
func (q *Question) Claimants(filter incident.Query) []incident.Facet {
	return ask(q, "claimants", func(ctx context.Context) ([]incident.Facet, error) { return q.answerer.Claimants(ctx, filter) })
}

// Spots are what matches by where a map shows it.
func (q *Question) Spots(filter incident.Query, grid spot.Grid) spot.Spots {
	return ask(q, "spots", func(ctx context.Context) (spot.Spots, error) { return q.answerer.Spots(ctx, filter, grid) })
}

// Survey is where what matches is, by area.
func (q *Question) Survey(filter incident.Query) spot.Survey {
	return ask(q, "survey", func(ctx context.Context) (spot.Survey, error) { return q.answerer.Survey(ctx, filter) })
}

// Regions is what a small map shows of what matches.
func (q *Question) Regions(filter incident.Query) spot.Regions {
	return ask(q, "regions", func(ctx context.Context) (spot.Regions, error) { return q.answerer.Regions(ctx, q.found(filter)) })
}

// Marks are what matches and has a place, each as a map shows it.
func (q *Question) Marks(filter incident.Query) []spot.Mark {
	return ask(q, "marks", func(ctx context.Context) ([]spot.Mark, error) { return q.answerer.Marks(ctx, filter) })
}

// Facets counts what the options beside the filter would give.
func (q *Question) Facets(filter incident.Query) incident.Facets {
	return once(&q.memory.facets, filter, func() incident.Facets {
		return ask(q, "facets", func(ctx context.Context) (incident.Facets, error) { return q.answerer.Facets(ctx, filter) })
	})
}

// Districts are the districts that the filter's box touches, with what matches in each.
func (q *Question) Districts(filter incident.Query) []incident.Area {
	return once(&q.memory.districts, filter, func() []incident.Area {
		return ask(q, "districts", func(ctx context.Context) ([]incident.Area, error) { return q.answerer.Districts(ctx, filter) })
	})
}

// Tehsils are the tehsils that the filter's box touches, with what matches in each.
func (q *Question) Tehsils(filter incident.Query) []incident.Area {
	return once(&q.memory.tehsils, filter, func() []incident.Area {
		return ask(q, "tehsils", func(ctx context.Context) ([]incident.Area, error) { return q.answerer.Tehsils(ctx, filter) })
	})
}

// Crossings are the crossings in the filter's box as of the last day of its period.
func (q *Question) Crossings(filter incident.Query) []incident.CrossingState {
	return once(&q.memory.crossings, filter, func() []incident.CrossingState {
		return ask(q, "crossings", func(ctx context.Context) ([]incident.CrossingState, error) {
			return q.answerer.Crossings(ctx, filter)
		})
	})
}
