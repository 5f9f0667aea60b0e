package index

import (
	"cmp"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
	"khyberatlas/internal/index/set"
)

// Sum is what a stretch of rows adds up to, one number behind the other, so that two can be subtracted.
type Sum [fields]int64

// The numbers of a Sum, those of incident.Totals.
const (
	count = iota
	vague
	killedLow
	killedHigh
	killedBest
	withBest
	withoutFigure
	openEnded
	publishersOne
	provinceLevel
	withoutPlace
	parts  // of each of the parts the sum and how many give none
	fields = parts + 2*int(Injured-Civilians+1)
)

func (s *Sum) plus(o *Sum) {
	for i := range s {
		s[i] += o[i]
	}
}

func (s *Sum) minus(o *Sum) {
	for i := range s {
		s[i] -= o[i]
	}
}

// Totals are the sums as answers have them.
func (s *Sum) Totals() incident.Totals {
	t := incident.Totals{Count: int(s[count]), Vague: int(s[vague]), KilledLow: int(s[killedLow]), KilledHigh: int(s[killedHigh]),
		WithoutBest: int(s[count] - s[withBest]), WithoutFigure: int(s[withoutFigure]), Open: int(s[openEnded]),
		PublishersOne: int(s[publishersOne]), ProvinceLevel: int(s[provinceLevel]), WithoutPlace: int(s[withoutPlace])}
	if s[withBest] > 0 {
		t.Killed = new(int(s[killedBest]))
	}
	for i, p := range [...]*incident.Part{&t.Civilians, &t.Forces, &t.Militants, &t.Injured} {
		p.Without = int(s[parts+2*i+1])
		if p.Without < t.Count {
			p.Sum = new(int(s[parts+2*i]))
		}
	}
	return t
}

// Add counts one more row in.
func (x *Index) Add(s *Sum, i int) {
	var n [figures]int32
	for f := range n {
		n[f] = x.figures[f].At(i)
	}
	addRow(s, &n, x.vague[x.Groups[Dated].codes.At(i)], x.wide[x.Groups[Precision].codes.At(i)], Placed(x.At(i)))
}

// isVague reports whether a precision leaves the day open.
func isVague(p incident.DatePrecision) bool { return p == incident.WeekOnly || p == incident.MonthOnly }

// Sum adds the rows of a set up.
func (x *Index) Sum(set set.Rows) (s Sum) {
	set.Each(func(i int) bool {
		x.Add(&s, i)
		return true
	})
	return s
}

func addRow(s *Sum, n *[figures]int32, isVague, isWide, placed bool) {
	s[count]++
	if isVague {
		s[vague]++
	}
	best, low, high := n[Best], n[Low], n[High]
	first := func(a, b int32) int32 {
		if a != blank {
			return a
		}
		return b
	}
	lo, hi := first(low, best), first(first(high, best), low)
	switch {
	case hi == blank:
		s[withoutFigure]++
	case lo == blank:
		s[killedHigh] += int64(hi)
	default:
		s[killedLow] += int64(lo)
		s[killedHigh] += int64(hi)
	}
	if low != blank && best == blank && high == blank {
		s[openEnded]++
	}
	if best != blank {
		s[withBest]++
		s[killedBest] += int64(best)
	}
	for i := range Injured - Civilians + 1 {
		if v := n[Civilians+i]; v == blank {
			s[parts+2*int(i)+1]++
		} else {
			s[parts+2*int(i)] += int64(v)
		}
	}
	if n[Publishers] == 1 {
		s[publishersOne]++
	}
	if isWide {
		s[provinceLevel]++
	}
	if !placed {
		s[withoutPlace]++
	}
}

// every is how many rows lie between two running sums: on average half of them are added up to answer for one day, and a sum
// takes five bytes a row.
const every = 32

// sums answers what the rows of a value add up to whose span meets a period. Most rows are of one day: in date order they are
// in the order of their first and of their last day alike. The others (a month, a week, several days: the odd ones) are
// summed apart, once by their first and once by their last day. Rows that meet a period are those that begin by its end, less
// those that end before it begins.
type sums struct {
	x       *Index
	regular running
	early   running // the odd ones by their first day
	late    running // and by their last day
}

// running are rows by value, then by a day, with the sum of all rows before each every-th of them.
type running struct {
	row    func(k int) int
	starts column.Int64s
	day    column.Int32s // by row
	sums   column.Int64s
	odd    bool // of the odd rows; else those count nothing
}

func openSums(x *Index, g *Group, name string) sums {
	f := x.file
	row := func(c column.Int32s) func(int) int { return func(k int) int { return int(c.At(k)) } }
	starts := column.Int64s(f.Section(name + ".odd_starts"))
	return sums{x,
		running{g.row, g.starts, x.date, f.Section(name + ".sums"), false},
		running{row(f.Section(name + ".early")), starts, x.from, f.Section(name + ".early_sums"), true},
		running{row(f.Section(name + ".late")), starts, x.to, f.Section(name + ".late_sums"), true}}
}

// upTo adds what the rows of a code add up to whose day is no later than one.
func (r *running) upTo(x *Index, c int, day incident.Day, sign int, to *Sum) {
	first, last := int(r.starts.At(c)), int(r.starts.At(c+1))
	end := column.Search(first, last, func(k int) bool { return incident.Day(r.day.At(r.row(k))) > day })
	if end == first {
		return
	}
	var s, before Sum
	r.before(x, end, &s)
	r.before(x, first, &before)
	s.minus(&before)
	if sign < 0 {
		to.minus(&s)
	} else {
		to.plus(&s)
	}
}

// countUpTo is how many rows they are.
func (r *running) countUpTo(x *Index, c int, day incident.Day) int {
	first, last := int(r.starts.At(c)), int(r.starts.At(c+1))
	end := column.Search(first, last, func(k int) bool { return incident.Day(r.day.At(r.row(k))) > day })
	if r.odd {
		return end - first
	}
	before := func(k int) int {
		block := k / every
		n := int(r.sums.At(block*int(fields) + count))
		for j := block * every; j < k; j++ {
			if !x.odd(r.row(j)) {
				n++
			}
		}
		return n
	}
	return before(end) - before(first)
}

// before is the sum of all rows before the k-th, of whatever value.
func (r *running) before(x *Index, k int, s *Sum) {
	block := k / every
	for i := range s {
		s[i] = r.sums.At(block*int(fields) + i)
	}
	for j := block * every; j < k; j++ {
		if i := r.row(j); r.odd || !x.odd(i) {
			x.Add(s, i)
		}
	}
}

// odd reports whether a row is of more than its own day.
func (x *Index) odd(i int) bool { return x.from.At(i) != x.to.At(i) || x.from.At(i) != x.date.At(i) }

func isOdd(r *Row) bool { return r.Span.From != r.Span.To || r.Span.From != r.Date }

// begun is the sum of the rows of a code that begin by a day.
func (s *sums) begun(c int, day incident.Day, to *Sum) {
	s.regular.upTo(s.x, c, day, 1, to)
	s.early.upTo(s.x, c, day, 1, to)
}

// meeting is the sum of the rows of a code whose span meets a period.
func (s *sums) meeting(c int, period incident.Days) (sum Sum) {
	last := period.To
	if last == 0 {
		last = incident.LastDay
	}
	s.begun(c, last, &sum)
	if period.From != 0 {
		s.regular.upTo(s.x, c, period.From-1, -1, &sum)
		s.late.upTo(s.x, c, period.From-1, -1, &sum)
	}
	return sum
}

// countMeeting is how many rows they are.
func (s *sums) countMeeting(c int, period incident.Days) int {
	last := period.To
	if last == 0 {
		last = incident.LastDay
	}
	n := s.regular.countUpTo(s.x, c, last) + s.early.countUpTo(s.x, c, last)
	if period.From != 0 {
		n -= s.regular.countUpTo(s.x, c, period.From-1) + s.late.countUpTo(s.x, c, period.From-1)
	}
	return n
}

// putSums writes what openSums reads.
func putSums(w *sections.Writer, name string, rows []Row, b byValue) {
	of := func(list []int32, odd bool) column.Builder {
		var c column.Builder
		var s Sum
		for k := 0; ; k++ {
			if k%every == 0 {
				for _, v := range s {
					c.Int64(v)
				}
			}
			if k == len(list) {
				break
			}
			if r := &rows[list[k]]; odd || !isOdd(r) {
				addRow(&s, &r.figures, r.vague, r.wide, Placed(r.At))
			}
		}
		return c
	}
	of(b.rows, false).Put(w, name+".sums")
	var starts column.Builder
	var odd [][]int32
	at := 0
	for c := range len(b.starts) - 1 {
		starts.Int64(int64(at))
		var list []int32
		for _, i := range b.rows[b.starts[c]:b.starts[c+1]] {
			if isOdd(&rows[i]) {
				list = append(list, i)
			}
		}
		odd = append(odd, list)
		at += len(list)
	}
	starts.Int64(int64(at))
	starts.Put(w, name+".odd_starts")
	for _, by := range []struct {
		name string
		day  func(*Row) incident.Day
	}{{".early", firstDay}, {".late", lastDay}} {
		var all []int32
		var c column.Builder
		for _, list := range odd {
			slices.SortStableFunc(list, func(i, j int32) int { return cmp.Compare(by.day(&rows[i]), by.day(&rows[j])) })
			all = append(all, list...)
		}
		for _, i := range all {
			c.Int32(i)
		}
		c.Put(w, name+by.name)
		of(all, true).Put(w, name+by.name+"_sums")
	}
}
