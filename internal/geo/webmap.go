package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// WebMap is where a point of the earth lies on the web's map, which is 2^32 steps a side: x from the west, y from the north.
// The first bits of both are the tile at a zoom, so that the tiles of every zoom divide all points alike. What lies beyond
// an end of the map, and what lies on the 180th meridian in the east, stands on the last step before it.
func WebMap(p orb.Point) (x, y uint32) {
	m := mercator(p)
	return webStep(m[0]), webStep(m[1])
}

func webStep(part float64) uint32 {
	return uint32(max(0, min(math.MaxUint32, math.Floor(part*(1<<32)))))
}

// WebCurve is how far along the curve of Morton over the web's map a step or a tile is, so that what is in a tile of any zoom is
// together on it.
func WebCurve(x, y uint32) uint64 { return spread(y)<<1 | spread(x) }

// WebStep is the step at which the curve is so far along.
func WebStep(along uint64) (x, y uint32) { return gathered(along), gathered(along >> 1) }

// gathered is the number that spread spread.
func gathered(v uint64) uint32 {
	v &= 0x5555555555555555
	v = (v | v>>1) & 0x3333333333333333
	v = (v | v>>2) & 0x0f0f0f0f0f0f0f0f
	v = (v | v>>4) & 0x00ff00ff00ff00ff
	v = (v | v>>8) & 0x0000ffff0000ffff
	return uint32(v | v>>16)
}

// spread has the bits of a number at every other place.
func spread(n uint32) uint64 {
	v := uint64(n)
	v = (v | v<<16) & 0x0000ffff0000ffff
	v = (v | v<<8) & 0x00ff00ff00ff00ff
	v = (v | v<<4) & 0x0f0f0f0f0f0f0f0f
	v = (v | v<<2) & 0x3333333333333333
	return (v | v<<1) & 0x5555555555555555
}

// WebTile is the part of the earth in a tile of the web's map, and around it a margin, as a part of the tile's side.
func WebTile(zoom, x, y int, margin float64) orb.Bound {
	side := 1 / float64(uint64(1)<<zoom)
	left, top := float64(x)*side, float64(y)*side
	return Projection{scale: 1}.area(orb.Point{left - margin*side, top - margin*side},
		orb.Point{left + side + margin*side, top + side + margin*side})
}
