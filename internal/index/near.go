package index

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/index/set"
)

// keepNear drops what lies farther away than so many kilometres, what has no place, and what is known to a province only.
func (x *Index) keepNear(s set.Rows, at orb.Point, km float64) {
	reach := geo.Reach(at, km)
	x.cells.KeepPlaced(s, reach, func(i int, p orb.Point) bool {
		return !x.wide[x.Groups[Precision].codes.At(i)] && geo.Distance(at, p) <= km
	})
}
