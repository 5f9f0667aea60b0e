package sidecar

import (
	"strings"
	"testing"
)

func TestWhatTakesLongShowsHowFarItIs(t *testing.T) {
	for rows, want := range map[int]string{long - 1: "", 2 * long: "loading: 25 %\nloading: 75 %\nloading: 100 %\n"} {
		var out strings.Builder
		s := newShown(&out, rows)
		for _, tenths := range []int{9, 15, 6} { // of rows that are read, and written twice
			s.add(rows * tenths / 10)
		}
		if s.end(); out.String() != want {
			t.Errorf("of %d it shows %q, want %q", rows, out.String(), want)
		}
	}
	newShown(nil, 9*long).add(7)
}
