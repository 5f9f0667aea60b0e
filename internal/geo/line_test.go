package geo_test

import (
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/geo"
)

func TestALineIsAsFarAwayAsAllOfItsSegmentsSay(t *testing.T) {
	point := rapid.Custom(func(t *rapid.T) orb.Point {
		return orb.Point{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-90, 90).Draw(t, "lat")}
	})
	near := rapid.Custom(func(t *rapid.T) orb.Point {
		return orb.Point{rapid.Float64Range(69, 75).Draw(t, "lon"), rapid.Float64Range(31, 37).Draw(t, "lat")}
	})
	for name, points := range map[string]*rapid.Generator[orb.Point]{"anywhere": point, "here": near} {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			var lines orb.MultiLineString
			for range rapid.IntRange(0, 4).Draw(t, "lines") {
				lines = append(lines, rapid.SliceOfN(points, 0, 60).Draw(t, "line"))
			}
			line := geo.NewLine(lines)
			for range 10 {
				p := points.Draw(t, "from")
				if want, got := geo.DistanceToLine(p, lines), line.Distance(p); want != got {
					t.Fatalf("%v: %v km, of every segment %v", p, got, want)
				}
			}
		}))
	}
}
