package draw_test

import (
	"slices"
	"testing"

	"khyberatlas/internal/draw"
)

func TestAScaleFitsItsLargestSign(t *testing.T) {
	for value, want := range map[int]struct {
		radius float64
		sizes  []int
	}{
		0:       {2.4, []int{1, 10, 50}},
		1000:    {40.1, []int{1, 10, 50}},
		300_000: {40.1, []int{1000, 2000, 10000}},
	} {
		s := draw.Signs.Fitting(value)
		if r := s.Radius(value); r < want.radius-0.1 || r > want.radius+0.1 {
			t.Errorf("of %d: a radius of %.2f, want %.1f", value, r, want.radius)
		}
		if got := s.Sizes(); !slices.Equal(got, want.sizes) {
			t.Errorf("of %d: the legend has %v, want %v", value, got, want.sizes)
		}
	}
}
