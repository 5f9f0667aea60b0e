package index

import (
	"math"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/index/set"
)

// keepNear drops what lies farther away than so many kilometres, what has no place, and what is known to a province only.
func (x *Index) keepNear(s set.Rows, at orb.Point, km float64) {
	degrees := km/geo.EarthKm*180/math.Pi + 1e-6
	reach := orb.Bound{Min: orb.Point{-180, at[1] - degrees}, Max: orb.Point{180, at[1] + degrees}}
	// Along a parallel it is farther in degrees, the most at the latitude where the circle touches a meridian.
	if sin := math.Sin(km/geo.EarthKm) / math.Cos(at[1]*math.Pi/180); reach.Min[1] > -90 && reach.Max[1] < 90 && sin < 1 {
		along := math.Asin(sin)*180/math.Pi + 1e-6
		if at[0]-along >= -180 && at[0]+along <= 180 {
			reach.Min[0], reach.Max[0] = at[0]-along, at[0]+along
		}
	}
	x.cells.KeepPlaced(s, reach, func(i int, p orb.Point) bool {
		return !x.wide[x.Groups[Precision].codes.At(i)] && geo.Distance(at, p) <= km
	})
}
