package labels_test

import (
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/draw/labels"
)

func TestDotsInABoxAreThoseThatALookAtEachOneFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		point := rapid.Custom(func(t *rapid.T) orb.Point {
			whole := rapid.IntRange(-40, 140)
			return orb.Point{float64(whole.Draw(t, "x")), float64(whole.Draw(t, "y"))}
		})
		all := rapid.SliceOf(point).Draw(t, "dots")
		var d labels.Dots
		for _, at := range all {
			d.Add(at)
		}
		box := orb.MultiPoint{point.Draw(t, "corner"), point.Draw(t, "other")}.Bound()
		want := 0.0
		for _, at := range all {
			if box.Contains(at) {
				want++
			}
		}
		if got := d.In(box); got != want {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}
