package question

import (
	"strconv"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// Search finds the records that match, in an order.
func (q *Question) Search(filter incident.Query, order incident.Sort) []*incident.Record {
	return q.Atlas.Search(filter, order).All()
}

// CountLater counts the matches that begin after the collection.
func (q *Question) CountLater(filter incident.Query) int {
	last := q.Atlas.Days().To
	if filter.Days.To != 0 && filter.Days.To <= last {
		return 0
	}
	filter.Days.From = max(filter.Days.From, last+1)
	n := 0
	for _, r := range q.Search(filter, incident.SortDate) {
		if r.Span().From > last {
			n++
		}
	}
	return n
}

// Chart is the chart that is asked for, searched for once; one of too many bins is a fault.
func (q *Question) Chart() (atlas.Chart, error) {
	if q.divided == nil {
		found := q.Atlas.Chart(q.Asked.Query, q.Asked.Interval, q.Asked.By)
		q.divided = &found
	}
	c := *q.divided
	bins := c.Bins()
	switch {
	case bins > atlas.MostBins:
		return c, incident.Faults{ogc.FaultOf("parameter interval", string(q.Asked.Interval), incident.Keys{
			Rule: "problem.bins", Mend: "problem.bins_mend",
			Args: []any{"most", strconv.Itoa(atlas.MostBins), "bins", strconv.Itoa(bins)}})}
	case bins*c.Len() > atlas.MostCells && c.Len() > 1:
		return c, incident.Faults{ogc.FaultOf("parameter by", string(q.Asked.By), incident.Keys{
			Rule: "problem.cells", Mend: "problem.cells_mend",
			Args: []any{"most", strconv.Itoa(atlas.MostCells), "bins", strconv.Itoa(bins), "series", strconv.Itoa(c.Len()),
				"by", string(q.Asked.By)}})}
	}
	return c, nil
}

// Districts are the districts that the filter's box touches, with what matches in each.
func (q *Question) Districts(filter incident.Query) []incident.Area { return q.Atlas.Districts(filter) }

// District is one district with what matches in it; no box narrows that.
func (q *Question) District(id string) (incident.Area, bool) {
	return q.Atlas.District(id, q.Asked.Query)
}

// Tehsils are the tehsils that the filter's box touches, with what matches in each.
func (q *Question) Tehsils(filter incident.Query) []incident.Area { return q.Atlas.Tehsils(filter) }

// Tehsil is one tehsil with what matches in it; no box narrows that.
func (q *Question) Tehsil(id string) (incident.Area, bool) { return q.Atlas.Tehsil(id, q.Asked.Query) }

// Crossings are the crossings in the filter's box as of the last day of its period.
func (q *Question) Crossings(filter incident.Query) []incident.CrossingState {
	return q.Atlas.Crossings(filter)
}

// Crossing is one crossing as of the last day of the period that is asked for.
func (q *Question) Crossing(id string) (incident.CrossingState, bool) {
	return q.Atlas.Crossing(id, q.Asked.Query)
}

// Totals sums what matches.
func (q *Question) Totals(filter incident.Query) incident.Totals { return q.Atlas.Totals(filter) }
