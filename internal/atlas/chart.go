package atlas

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"khyberatlas/internal/incident"
)

// Chart divides the matches by time; by is blank for a single series, else there is one series for every value that
// occurs, the value "" standing for records of no known district.
func (a *Atlas) Chart(ctx context.Context, q incident.Query, every incident.Interval, by incident.By) (incident.Chart, error) {
	if err := ctx.Err(); err != nil {
		return incident.Chart{}, err
	}
	all := a.match(q)
	c := incident.Chart{Interval: every, By: by, Period: q.Days, Days: a.charted(q, all)}
	if by == "" {
		c.Series = []incident.ChartSeries{{Bins: a.bins(ctx, c, all)}}
		return c, nil
	}
	column, values := a.split(by)
	for _, v := range values {
		if members := all.both(column[v]); members.count() > 0 {
			c.Series = append(c.Series, incident.ChartSeries{Value: v, Bins: a.bins(ctx, c, members)})
		}
	}
	return c, nil
}

// bins counts the members bin by bin.
func (a *Atlas) bins(ctx context.Context, c incident.Chart, members set) iter.Seq2[incident.Bin, error] {
	return func(yield func(incident.Bin, error) bool) {
		type place struct{ bin, record int }
		places := make([]place, 0, members.count())
		members.each(func(i int) {
			places = append(places, place{c.BinOf(max(a.index.spans.days[i].From, c.Period.From)), i})
		})
		slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.bin, b.bin), cmp.Compare(a.record, b.record)) })
		for i := range c.Bins() {
			if i%100 == 0 && ctx.Err() != nil {
				yield(incident.Bin{}, ctx.Err())
				return
			}
			b := incident.Bin{Days: c.BinDays(i)}
			for ; len(places) > 0 && places[0].bin == i; places = places[1:] {
				b.Add(&a.records[places[0].record])
			}
			if !yield(b, nil) {
				return
			}
		}
	}
}

// charted is the stretch of days that a chart of the matches covers: the period, an open end of it closed by the first
// or last day of the matches' spans. It is all of time, and then has no bins, where there is nothing to close it with.
func (a *Atlas) charted(q incident.Query, members set) incident.Days {
	period := q.Days
	if q.Never {
		return incident.Days{}
	}
	if period.From != 0 && period.To != 0 {
		return period
	}
	var spanned incident.Extent
	members.each(func(i int) { spanned.AddDays(a.index.spans.days[i]) })
	if spanned.Days.All() {
		return incident.Days{}
	}
	return incident.CloseEnds(period, spanned.Days)
}

// split is the column of a split and its values in the order of the series.
func (a *Atlas) split(by incident.By) (column, []string) {
	switch by {
	case "type":
		return a.index.types, incident.Texts(incident.Types)
	case "actor":
		return a.index.actors, incident.Texts(incident.Actors)
	case "confidence":
		return a.index.confidences, incident.Texts(incident.Confidences)
	case "origin":
		return a.index.origins, ids(a.vocab.Origins)
	}
	return a.index.districts, append(ids(a.vocab.Districts), "")
}
