package atlas

import (
	"context"
	"slices"

	"khyberatlas/internal/chart"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/set"
)

// Chart divides the matches by time; by is blank for a single series, else there is one series for every value that
// occurs, the value "" standing for records of no known district.
func (a *Atlas) Chart(ctx context.Context, q incident.Query, every incident.Interval, by incident.By) (incident.Chart, error) {
	if err := ctx.Err(); err != nil {
		return incident.Chart{}, err
	}
	c := incident.Chart{Interval: every, By: by, Period: q.Days, Days: q.Days}
	list, values := a.split(by)
	l, chosen, plain := a.rows.Plain(&q)
	if plain && (by == "" || l < 0 || l == list) {
		if c.Days.From == 0 || c.Days.To == 0 {
			c.Days = a.charted(q, a.match(q))
		}
		c.Series = a.summed(chart.On(ctx, a.rows, c), q, l, chosen, by)
		return c, nil
	}
	found := a.match(q)
	c.Days = a.charted(q, found)
	axis := chart.On(ctx, a.rows, c)
	if by == "" {
		c.Series = []incident.ChartSeries{{Bins: axis.Counted(found)}}
		return c, nil
	}
	g := a.rows.Groups[list]
	counts := g.Counts(found)
	for _, v := range values {
		if code := g.Code(v); code >= 0 && counts[code] > 0 {
			c.Series = append(c.Series, incident.ChartSeries{Value: v, Bins: axis.Counted(found.Both(g.Of(v)))})
		}
	}
	return c, nil
}

// summed are the series of a plain query, which asks for no list or for values of the one that the chart is divided by.
func (a *Atlas) summed(axis *chart.Axis, q incident.Query, l index.List, chosen []string, by incident.By) []incident.ChartSeries {
	var twice []int
	a.twice(q, func(i int) { twice = append(twice, i) })
	if by == "" {
		bins, _ := axis.Summed(a.rows.Summed(l, chosen), twice)
		return []incident.ChartSeries{{Bins: bins}}
	}
	var series []incident.ChartSeries
	list, values := a.split(by)
	g := a.rows.Groups[list]
	for _, v := range values {
		code := g.Code(v)
		if code < 0 || l >= 0 && !slices.Contains(chosen, v) {
			continue
		}
		without := slices.DeleteFunc(slices.Clone(twice), func(i int) bool { return g.CodeOf(i) != code })
		if bins, any := axis.Summed(a.rows.SummedCode(list, code), without); any {
			series = append(series, incident.ChartSeries{Value: v, Bins: bins})
		}
	}
	return series
}

// charted is the stretch of days that a chart of the matches covers: the period, an open end of it closed by the first
// or last day of the matches' spans. It is all of time, and then has no bins, where there is nothing to close it with.
func (a *Atlas) charted(q incident.Query, members set.Rows) incident.Days {
	period := q.Days
	if q.Never {
		return incident.Days{}
	}
	if period.From != 0 && period.To != 0 {
		return period
	}
	spanned := a.rows.Spanned(members)
	if spanned.All() {
		return incident.Days{}
	}
	return incident.CloseEnds(period, spanned)
}

// split is the list of a split and its values in the order of the series; -1 for a chart of one series.
func (a *Atlas) split(by incident.By) (index.List, []string) {
	switch by {
	case "":
		return -1, nil
	case "type":
		return index.Type, incident.Texts(incident.Types)
	case "actor":
		return index.Actor, incident.Texts(incident.Actors)
	case "confidence":
		return index.Confidence, incident.Texts(incident.Confidences)
	case "origin":
		return index.Origin, ids(a.vocab.Origins)
	}
	return index.InDistrict, append(ids(a.vocab.Districts), "")
}
