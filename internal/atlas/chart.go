package atlas

import (
	"cmp"
	"iter"
	"slices"

	"khyberatlas/internal/incident"
)

// MostBins is the longest list of bins that a chart gets: eleven years of days.
const MostBins = 4000

// MostCells is how many bins the series of a divided chart get together: eleven years of weeks for seventy districts.
const MostCells = 40000

// Chart is a histogram that is counted while it is read: it holds which records fall into it, and none of its bins,
// of which there can be a hundred thousand. Every record stands in the bin of its first span day inside the period, so
// that the bins of all series sum to the count.
type Chart struct {
	atlas  *Atlas
	every  incident.Interval
	by     incident.By
	period incident.Days // that was chosen
	days   incident.Days // that the bins cover
	parts  []part
}

// part is what a series counts.
type part struct {
	value   string
	members set
}

// Chart divides the matches by time; by is blank for a single series, else there is one series for every value that
// occurs, the value "" standing for records of no known district.
func (a *Atlas) Chart(q incident.Query, every incident.Interval, by incident.By) Chart {
	all := a.match(q)
	c := Chart{atlas: a, every: every, by: by, period: q.Days, days: a.charted(q, all)}
	if by == "" {
		c.parts = []part{{"", all}}
		return c
	}
	column, values := a.split(by)
	for _, v := range values {
		if members := all.both(column[v]); members.count() > 0 {
			c.parts = append(c.parts, part{v, members})
		}
	}
	return c
}

// Interval is the width of the bins.
func (c Chart) Interval() incident.Interval { return c.every }

// By is what divides the chart; blank for nothing.
func (c Chart) By() incident.By { return c.by }

// Bins is the number of bins that each series has.
func (c Chart) Bins() int { return countBins(c.days, c.every) }

// Len is the number of series.
func (c Chart) Len() int { return len(c.parts) }

// Series are the series by value, each with its bins. A series can be read more than once; whoever stops reading stops
// the counting.
func (c Chart) Series() iter.Seq2[string, iter.Seq[incident.Bin]] {
	return func(yield func(string, iter.Seq[incident.Bin]) bool) {
		for _, p := range c.parts {
			if !yield(p.value, c.bins(p.members)) {
				return
			}
		}
	}
}

// bins counts the members bin by bin.
func (c Chart) bins(members set) iter.Seq[incident.Bin] {
	return func(yield func(incident.Bin) bool) {
		type place struct{ bin, record int }
		places := make([]place, 0, members.count())
		members.each(func(i int) {
			first := max(c.atlas.index.spans.days[i].From, c.period.From)
			places = append(places, place{binOf(c.days, first, c.every), i})
		})
		slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.bin, b.bin), cmp.Compare(a.record, b.record)) })
		for i := range c.Bins() {
			b := incident.Bin{Days: daysOf(c.days, c.period, c.every, i)}
			for ; len(places) > 0 && places[0].bin == i; places = places[1:] {
				b.Add(&c.atlas.records[places[0].record])
			}
			if !yield(b) {
				return
			}
		}
	}
}
