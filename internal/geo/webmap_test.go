package geo_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"
	"pgregory.net/rapid"

	"khyberatlas/internal/geo"
)

func ExampleWebMap() {
	x, y := geo.WebMap(orb.Point{71.5249, 34.0151}) // Peshawar
	fmt.Println(x>>(32-6), y>>(32-6))
	// Output: 44 25
}

func TestThePlaceOnTheWebsMapIsInItsTileOfEveryZoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := orb.Point{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-85, 85).Draw(t, "lat")}
		x, y := geo.WebMap(p)
		for zoom := range 15 {
			is := maptile.New(x>>(32-zoom), y>>(32-zoom), maptile.Zoom(zoom))
			if b := is.Bound(); !b.Pad(1e-9).Contains(p) {
				t.Fatalf("%v is not in %v, which is %v", p, is, b)
			}
		}
	})
}

func TestTheEndsOfTheWebsMapAreOnIt(t *testing.T) {
	const last = math.MaxUint32
	for p, want := range map[orb.Point][2]uint32{
		{-180, 0}: {0, 1 << 31}, {180, 0}: {last, 1 << 31}, {0, 0}: {1 << 31, 1 << 31}, {0, 90}: {1 << 31, 0},
		{0, -90}: {1 << 31, last}, {0, 86}: {1 << 31, 0}, {-200, 0}: {0, 1 << 31}, {200, 0}: {last, 1 << 31},
	} {
		if x, y := geo.WebMap(p); [2]uint32{x, y} != want {
			t.Errorf("%v is at %d, %d, want %v", p, x, y, want)
		}
	}
}

func TestACurveLeadsBackToItsSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := rapid.Uint32().Draw(t, "x"), rapid.Uint32().Draw(t, "y")
		if atX, atY := geo.WebStep(geo.WebCurve(x, y)); atX != x || atY != y {
			t.Fatalf("%d, %d leads to %d, %d", x, y, atX, atY)
		}
	})
}
