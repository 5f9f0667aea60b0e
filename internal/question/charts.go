package question

import (
	"context"
	"strconv"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// Chart is the chart that is asked for, searched for once; one of too many bins is a fault.
func (q *Question) Chart() (incident.Chart, error) {
	if q.divided == nil {
		q.divided = new(q.chart(q.Asked.Query, q.Asked.Interval, q.Asked.By))
	}
	c := *q.divided
	bins, series := c.Bins(), len(c.Series)
	switch {
	case bins > incident.MostBins:
		return c, incident.Faults{ogc.FaultOf("parameter interval", string(q.Asked.Interval), incident.Keys{
			Rule: "problem.bins", Mend: "problem.bins_mend",
			Args: []any{"most", strconv.Itoa(incident.MostBins), "bins", strconv.Itoa(bins)}})}
	case bins*series > incident.MostCells && series > 1:
		return c, incident.Faults{ogc.FaultOf("parameter by", string(q.Asked.By), incident.Keys{
			Rule: "problem.cells", Mend: "problem.cells_mend",
			Args: []any{"most", strconv.Itoa(incident.MostCells), "bins", strconv.Itoa(bins), "series", strconv.Itoa(series),
				"by", string(q.Asked.By)}})}
	}
	return c, q.err
}

func (q *Question) chart(filter incident.Query, every incident.Interval, by incident.By) incident.Chart {
	return ask(q, "chart", func(ctx context.Context) (incident.Chart, error) { return q.answerer.Chart(ctx, filter, every, by) })
}

// Bins are those of an undivided chart, for those who draw it; one that would have more than incident.MostBins has none
// rather than fill the memory with empty days.
func (q *Question) Bins(filter incident.Query, every incident.Interval) []incident.Bin {
	return q.counted(q.chart(filter, every, ""))
}

// counted are the bins of an undivided chart, unless there are too many.
func (q *Question) counted(c incident.Chart) []incident.Bin {
	if c.Bins() > incident.MostBins {
		return nil
	}
	h, err := c.Whole()
	switch {
	case err != nil:
		q.fail(err)
		return nil
	case len(h.Series) == 0:
		return nil
	}
	return h.Series[0].Bins
}

// mostBars are those of a chart for people that can be told apart: of more, three months share one, or a year does.
const mostBars = 220

// Bars are the bins of a chart for people: months, quarters or years. How many a chart has is known before one is counted.
func (q *Question) Bars(filter incident.Query) (bins []incident.Bin, every incident.Interval) {
	c, filter := q.months(filter)
	for _, longer := range []incident.Interval{"quarter", "year"} {
		if c.Bins() > mostBars && c.Bins() <= incident.MostBins {
			c.Interval = longer
		}
	}
	if c.Interval != "month" {
		c = q.chart(filter, c.Interval, "")
	}
	return q.counted(c), c.Interval
}

// months is a chart by month. Where the period reaches so far that it would have more than incident.MostBins, it begins and ends
// with the days of the matches; it has no bins to draw where even those are too far apart.
func (q *Question) months(filter incident.Query) (incident.Chart, incident.Query) {
	c := q.chart(filter, "month", "")
	if c.Bins() <= incident.MostBins {
		return c, filter
	}
	found := q.ExtentOf(filter).Days
	if found.All() {
		return c, filter
	}
	found, _ = found.Intersect(filter.Days)
	found, _ = found.WholeMonths().Intersect(filter.Days)
	return q.chart(filter.Within(found), "month", ""), filter.Within(found)
}

// Covered are the stretches of days that the records a filter asks for have collected, in order.
func (q *Question) Covered(filter incident.Query) []incident.Days {
	return q.Atlas.Data().CoveredBy(filter.Origins)
}

// Stretches are those days in words.
func (q *Question) Stretches(filter incident.Query) string {
	var names []string
	for _, d := range q.Covered(filter) {
		names = append(names, q.Wording.Period(d))
	}
	return q.Wording.Join(names)
}

// Axis are the whole months of a chart that stays as it is for every filter: those of the collection, and of whatever the
// version holds outside of it, unless that lies too far off.
func (q *Question) Axis() incident.Days {
	axis := q.Atlas.Days().WholeMonths()
	all := q.extentOfAll(incident.LayerIncidents).Days
	if all.All() {
		return axis
	}
	whole := incident.Days{From: min(axis.From, all.From), To: max(axis.To, all.To)}.WholeMonths()
	if whole.Len() > incident.MostBins*28 {
		return axis
	}
	return whole
}

// Divided are the bins of a chart by the values that occur; none where there would be too many.
func (q *Question) Divided(filter incident.Query, every incident.Interval, by incident.By) incident.Histogram {
	c := q.chart(filter, every, by)
	if c.Bins() > incident.MostBins || c.Bins()*len(c.Series) > incident.MostCells {
		return incident.Histogram{}
	}
	h, err := c.Whole()
	if err != nil {
		q.fail(err)
	}
	return h
}
