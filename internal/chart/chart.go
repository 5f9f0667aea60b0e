// Package chart fills the bins of charts while they are read: from the sums by day of the rows that they are of, or by counting
// a set of rows. Which rows those are is for others to say.
package chart

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/set"
	"khyberatlas/internal/index/sums"
)

// Axis is the bins that all series of a chart have.
type Axis struct {
	ctx  context.Context // of whoever reads
	rows *index.Index
	of   incident.Chart
	days []incident.Days // of every bin; none where they are too many to be held
}

// On is the axis of a chart without its series.
func On(ctx context.Context, rows *index.Index, of incident.Chart) *Axis {
	a := &Axis{ctx: ctx, rows: rows, of: of}
	if n := of.Bins(); n <= incident.MostBins {
		a.days = make([]incident.Days, n)
		for i := range a.days {
			a.days[i] = of.BinDays(i)
		}
	}
	return a
}

func (a *Axis) daysOf(bin int) incident.Days {
	if a.days == nil {
		return a.of.BinDays(bin)
	}
	return a.days[bin]
}

// binOf is where a row is counted. One that doesn't count may begin before all that do, by which the chart's days are found: sums
// by day have it in the first bin.
func (a *Axis) binOf(row int) int {
	return a.of.BinOf(max(a.rows.Span(row).From, a.of.Period.From, a.of.Days.From))
}

// each visits the bins in order, with what is said of the sum of each.
func (a *Axis) each(visit func(incident.Bin, error) bool, sum func(bin int, days incident.Days) sums.Sum) {
	for i := range a.of.Bins() {
		if i%100 == 0 && a.ctx.Err() != nil {
			visit(incident.Bin{}, a.ctx.Err())
			return
		}
		days := a.daysOf(i)
		s := sum(i, days)
		if !visit(incident.Bin{Days: days, Totals: s.Totals()}, nil) {
			return
		}
	}
}

// summed is a series of rows that sums by day are kept of.
type summed struct {
	*Axis
	of           index.Summed
	without      []int
	ended, begun sums.Sum // before the period, and by its end
}

// Summed are the bins of rows that sums by day are kept of, without some that don't count: each has the rows that begin by its
// last day and not by that of the bin before. It also says whether there are any rows in the period.
func (a *Axis) Summed(of index.Summed, without []int) (bins iter.Seq2[incident.Bin, error], any bool) {
	period := a.of.Period
	s := &summed{a, of, without, of.Ended(period.From - 1), of.Begun(cmp.Or(period.To, incident.LastDay))}
	return s.bins, s.begun.Count()-s.ended.Count() > len(without)
}

func (s *summed) bins(yield func(incident.Bin, error) bool) {
	var less map[int]*sums.Sum
	if len(s.without) > 0 {
		less = map[int]*sums.Sum{}
	}
	for _, i := range s.without {
		bin := s.binOf(i)
		if less[bin] == nil {
			less[bin] = new(sums.Sum)
		}
		s.rows.Add(less[bin], i)
	}
	before := s.ended
	s.each(yield, func(bin int, days incident.Days) sums.Sum {
		up := s.begun
		if days.To != s.Axis.of.Period.To {
			up = s.of.Begun(days.To)
		}
		sum := up.Less(before)
		before = up
		if less := less[bin]; less != nil {
			sum = sum.Less(*less)
		}
		return sum
	})
}

// Counted are the bins of a set of rows: each stands in that of its first day inside the period.
func (a *Axis) Counted(members set.Rows) iter.Seq2[incident.Bin, error] {
	return func(yield func(incident.Bin, error) bool) {
		places := make([]binned, 0, members.Count())
		members.Each(func(i int) bool {
			places = append(places, binned{a.binOf(i), i})
			return true
		})
		slices.SortFunc(places, func(a, b binned) int { return cmp.Or(cmp.Compare(a.bin, b.bin), cmp.Compare(a.row, b.row)) })
		a.each(yield, func(bin int, _ incident.Days) (sum sums.Sum) {
			for ; len(places) > 0 && places[0].bin == bin; places = places[1:] {
				a.rows.Add(&sum, places[0].row)
			}
			return sum
		})
	}
}

// binned is a row in its bin.
type binned struct{ bin, row int }
