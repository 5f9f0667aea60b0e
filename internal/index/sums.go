package index

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/set"
	"khyberatlas/internal/index/sums"
)

// Add counts one more row in.
func (x *Index) Add(s *sums.Sum, i int) { x.rows.Add(s, i) }

// Sum adds the rows of a set up.
func (x *Index) Sum(set set.Rows) (s sums.Sum) {
	set.Each(func(i int) bool {
		x.rows.Add(&s, i)
		return true
	})
	return s
}

// Summed are the rows of some values of a list, which sums by day are asked of.
type Summed struct {
	of    *sums.List
	codes []int
}

// Summed are the rows of values of a list that has sums, or all rows where the list is -1.
func (x *Index) Summed(l List, values []string) Summed {
	if l < 0 {
		return Summed{&x.all.sums, []int{0}}
	}
	s := Summed{of: &x.Groups[l].sums}
	for _, v := range values {
		if c := x.Groups[l].Code(v); c >= 0 {
			s.codes = append(s.codes, c)
		}
	}
	return s
}

// SummedCode are those of one code.
func (x *Index) SummedCode(l List, code int) Summed { return Summed{&x.Groups[l].sums, []int{code}} }

// Begun is the sum of those that begin by a day.
func (s Summed) Begun(day incident.Day) (all sums.Sum) {
	for _, c := range s.codes {
		s.of.Begun(c, day, &all)
	}
	return all
}

// Ended is the sum of those that end by a day.
func (s Summed) Ended(day incident.Day) (all sums.Sum) {
	for _, c := range s.codes {
		s.of.Ended(c, day, 1, &all)
	}
	return all
}

// Meeting is the sum of those that meet a period.
func (s Summed) Meeting(period incident.Days) (all sums.Sum) {
	for _, c := range s.codes {
		s.of.Meeting(c, period, &all)
	}
	return all
}

// CountMeeting is how many they are.
func (s Summed) CountMeeting(period incident.Days) (n int) {
	for _, c := range s.codes {
		n += s.of.CountMeeting(c, period)
	}
	return n
}

// Meeting is the sum of the rows of some values of a list that meet a period, or of all rows where the list is -1.
func (x *Index) Meeting(l List, values []string, period incident.Days) sums.Sum {
	return x.Summed(l, values).Meeting(period)
}
