package set_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/index/set"
)

// What a set does is what a list of its rows does.
func TestASetDoesWhatAListOfItsRowsDoes(t *testing.T) {
	const size = 300
	drawn := func(t *rapid.T, name string) (set.Rows, []int) {
		from := rapid.IntRange(0, size).Draw(t, name+" from")
		s := set.Empty(from, rapid.IntRange(from, size).Draw(t, name+" to"))
		lo, hi := s.Stretch()
		var list []int
		for i := lo; i < hi; i++ {
			if rapid.Bool().Draw(t, name) {
				s.Add(i)
				list = append(list, i)
			}
		}
		return s, list
	}
	rows := func(s set.Rows) (list []int) {
		s.Each(func(i int) bool {
			list = append(list, i)
			return true
		})
		return list
	}
	rapid.Check(t, func(t *rapid.T) {
		s, list := drawn(t, "one")
		o, others := drawn(t, "other")
		at := rapid.IntRange(-1, size+1).Draw(t, "at")
		if got := rows(s); !slices.Equal(got, list) || s.Count() != len(list) {
			t.Fatalf("%d rows %v, want %v", s.Count(), got, list)
		}
		want := slices.DeleteFunc(slices.Clone(list), func(i int) bool { return !slices.Contains(others, i) })
		if got := rows(s.Both(o)); !slices.Equal(got, want) {
			t.Errorf("both: %v, want %v", got, want)
		}
		before := slices.DeleteFunc(slices.Clone(list), func(i int) bool { return i >= at })
		if got := s.Before(at); got != len(before) {
			t.Errorf("%d before %d, want %d", got, at, len(before))
		}
		last := -1
		if len(before) > 0 {
			last = before[len(before)-1]
		}
		if got := s.Last(at); at >= 0 && got != last {
			t.Errorf("the last before %d is %d, want %d", at, got, last)
		}
	})
}
