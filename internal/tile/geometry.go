package tile

import (
	"encoding/binary"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/spot"
)

// step is a place on a tile's grid: x to the right, y down, both from the tile's corner.
type step struct{ x, y int }

// stepOf is where a point stands in a tile.
func stepOf(at spot.Tile, p orb.Point) step {
	x, y := geo.WebMap(p)
	return inTile(at, x, y)
}

// inTile is where a step of the web's map stands in a tile.
func inTile(at spot.Tile, x, y uint32) step {
	width := 32 - at.Zoom
	return step{(int(x) - at.X<<width) >> (width - extentBits), (int(y) - at.Y<<width) >> (width - extentBits)}
}

// holds reports whether a point is in a tile: every point is in exactly one of a zoom.
func holds(at spot.Tile, p orb.Point) bool {
	x, y := geo.WebMap(p)
	return int(x>>(32-at.Zoom)) == at.X && int(y>>(32-at.Zoom)) == at.Y
}

// The commands of a geometry.
const (
	moveTo    = 1
	lineTo    = 2
	closePath = 7
)

func appendCommand(to []byte, command, times uint64) []byte {
	return binary.AppendUvarint(to, times<<3|command)
}

// appendStep tells a step from the one before it.
func appendStep(to []byte, from, at step) []byte {
	zigzag := func(n int) uint64 { return uint64(n<<1) ^ uint64(n>>63) }
	return binary.AppendUvarint(binary.AppendUvarint(to, zigzag(at.x-from.x)), zigzag(at.y-from.y))
}

// point makes the geometry of the feature a point.
func (l *layer) point(at step) {
	l.geometry = appendStep(appendCommand(l.geometry, moveTo, 1), step{}, at)
}

// margin is how far beyond a tile an area is drawn, so that no edge of the tile shows as a line.
const margin = 64.0 / Extent

// area makes the geometry of the feature what a tile holds of a shape, and reports whether that is anything. A shape that lies
// in the margin alone is no feature of the tile.
func (l *layer) area(at spot.Tile, shape orb.MultiPolygon) bool {
	parts := geo.ClipPolygon(shape, geo.WebTile(at.Zoom, at.X, at.Y, margin))
	if len(geo.ClipPolygon(parts, geo.WebTile(at.Zoom, at.X, at.Y, 0))) == 0 {
		return false
	}
	last := step{}
	for _, polygon := range parts {
		for i, line := range polygon {
			ring := ringOf(at, line)
			twice := twiceArea(ring)
			if twice == 0 {
				if i == 0 {
					break // too small to be seen, and so are its holes
				}
				continue
			}
			if (twice > 0) != (i == 0) { // an outer ring turns one way, and a hole the other
				slices.Reverse(ring)
			}
			last = l.ring(ring, last)
		}
	}
	return len(l.geometry) > 0
}

// ringOf is a ring on the grid of a tile, without its last point, which is the first, and without repeats.
func ringOf(at spot.Tile, line orb.Ring) []step {
	ring := make([]step, 0, len(line))
	for _, p := range line {
		if s := stepOf(at, p); len(ring) == 0 || s != ring[len(ring)-1] {
			ring = append(ring, s)
		}
	}
	for len(ring) > 1 && ring[0] == ring[len(ring)-1] {
		ring = ring[:len(ring)-1]
	}
	return ring
}

// twiceArea is positive where a ring turns as the hands of a clock do, as a screen shows it.
func twiceArea(ring []step) (twice int) {
	for i, s := range ring {
		next := ring[(i+1)%len(ring)]
		twice += s.x*next.y - next.x*s.y
	}
	return twice
}

func (l *layer) ring(ring []step, last step) step {
	l.geometry = appendStep(appendCommand(l.geometry, moveTo, 1), last, ring[0])
	l.geometry = appendCommand(l.geometry, lineTo, uint64(len(ring)-1))
	for i := 1; i < len(ring); i++ {
		l.geometry = appendStep(l.geometry, ring[i-1], ring[i])
	}
	l.geometry = appendCommand(l.geometry, closePath, 1)
	return ring[len(ring)-1]
}
