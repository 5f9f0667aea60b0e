package atlas

import (
	"cmp"
	"context"
	"iter"
	"slices"

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
	found := a.found(q)
	var twice []int
	if !q.Apart {
		found = a.once(found, func(i int) { twice = append(twice, i) })
	}
	c := incident.Chart{Interval: every, By: by, Period: q.Days, Days: a.charted(q, found)}
	l, values := a.split(by)
	summed := a.summedBins(q, l, twice)
	if by == "" {
		c.Series = []incident.ChartSeries{{Bins: a.bins(ctx, c, found, summed)}}
		return c, nil
	}
	g := a.rows.Groups[l]
	counts := a.countsBy(l, found, q, twice)
	for _, v := range values {
		code := g.Code(v)
		if code < 0 || counts[code] == 0 {
			continue
		}
		s := incident.ChartSeries{Value: v}
		if summed == nil {
			s.Bins = a.bins(ctx, c, found.Both(g.Of(v)), nil)
		} else {
			s.Bins = a.bins(ctx, c, found, summed.of(l, v))
		}
		c.Series = append(c.Series, s)
	}
	return c, nil
}

// countsBy has for each code of a list how many rows of a set have it; the set is what a query finds, less what is found twice.
func (a *Atlas) countsBy(l index.List, found set.Rows, q incident.Query, twice []int) []int {
	g := a.rows.Groups[l]
	if of, _, plain := a.rows.Plain(&q); !plain || of >= 0 || !index.IsSummed(l) {
		return g.Counts(found)
	}
	counts := make([]int, len(g.Values()))
	for c := range counts {
		counts[c] = a.rows.CountMeeting(l, c, q.Days)
	}
	for _, i := range twice {
		counts[g.CodeOf(i)]--
	}
	return counts
}

// bins counts the members bin by bin, where their sums by day don't say it.
func (a *Atlas) bins(ctx context.Context, c incident.Chart, members set.Rows,
	summed *summedBins) iter.Seq2[incident.Bin, error] {
	return func(yield func(incident.Bin, error) bool) {
		next := a.counted(c, members)
		if summed != nil {
			next = summed.next(a, c)
		}
		for i := range c.Bins() {
			if i%100 == 0 && ctx.Err() != nil {
				yield(incident.Bin{}, ctx.Err())
				return
			}
			sum := next(i)
			if !yield(incident.Bin{Days: c.BinDays(i), Totals: sum.Totals()}, nil) {
				return
			}
		}
	}
}

// counted sums members bin by bin: each stands in that of its first day inside the period.
func (a *Atlas) counted(c incident.Chart, members set.Rows) func(bin int) index.Sum {
	var places []binned
	return func(bin int) (sum index.Sum) {
		if places == nil {
			places = make([]binned, 0, members.Count())
			members.Each(func(i int) bool {
				places = append(places, binned{a.binOf(c, i), i})
				return true
			})
			slices.SortFunc(places, func(a, b binned) int { return cmp.Or(cmp.Compare(a.bin, b.bin), cmp.Compare(a.row, b.row)) })
		}
		for ; len(places) > 0 && places[0].bin == bin; places = places[1:] {
			a.rows.Add(&sum, places[0].row)
		}
		return sum
	}
}

// binned is a row in its bin.
type binned struct{ bin, row int }

func (a *Atlas) binOf(c incident.Chart, i int) int {
	return c.BinOf(max(a.rows.Span(i).From, c.Period.From))
}

// summedBins are bins that the sums by day have: those of rows that begin by a bin's last day, less those of the bin before.
type summedBins struct {
	list   index.List
	values []string // none for all rows
	twice  []int    // rows that don't count
}

// summedBins is nil where a query asks for more than a chart by a list has sums of.
func (a *Atlas) summedBins(q incident.Query, by index.List, twice []int) *summedBins {
	l, values, plain := a.rows.Plain(&q)
	if !plain || by >= 0 && l >= 0 && l != by {
		return nil
	}
	return &summedBins{l, values, twice}
}

// of are the bins of one value of a list.
func (s *summedBins) of(l index.List, value string) *summedBins {
	return &summedBins{l, []string{value}, s.twice}
}

func (s *summedBins) next(a *Atlas, c incident.Chart) func(bin int) index.Sum {
	twice := map[int]*index.Sum{}
	for _, i := range s.twice {
		if s.list >= 0 && !slices.Contains(s.values, a.rows.Value(s.list, i)) {
			continue
		}
		bin := a.binOf(c, i)
		if twice[bin] == nil {
			twice[bin] = new(index.Sum)
		}
		a.rows.Add(twice[bin], i)
	}
	var before index.Sum
	return func(bin int) index.Sum {
		days := c.BinDays(bin)
		up := a.rows.Begun(s.list, s.values, days.To)
		sum := up.Less(before)
		if bin == 0 {
			sum = a.rows.Meeting(s.list, s.values, incident.Days{From: c.Period.From, To: days.To})
		}
		before = up
		if less := twice[bin]; less != nil {
			sum = sum.Less(*less)
		}
		return sum
	}
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
