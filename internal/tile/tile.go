// Package tile writes vector tiles as Mapbox's specification 2.1 has them. It decides what a tile shows at its zoom and what a
// feature says of itself; which incidents there are, and where, comes from package spot.
//
// The encoder is its own: orb/encoding/mvt wants a map of boxed values and a geometry on the heap for each feature, and takes
// seven times as long (BenchmarkEncoding). The tests read what is written with it.
package tile

import (
	"strconv"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/spot"
)

// MaxZoom is the closest zoom: a step of a tile's grid is then half a metre, finer than any place is known.
const MaxZoom = 14

// Extent is how many steps a tile's grid has a side, as a power of two.
const (
	Extent     = 1 << extentBits
	extentBits = 12
)

// closer is the zoom from which on incidents are told apart as finely as their places are known, some ten metres.
const closer = 10

// farBits says that a tile has 128 cells a side farther out: four pixels each where it is drawn 512 wide, less than the
// smallest dot takes.
const farBits = 7

// Grid is how closely a tile gathers places.
func Grid(at spot.Tile) spot.Grid {
	cells := at.Zoom + farBits
	if at.Zoom >= closer {
		cells = at.Zoom + extentBits
	}
	return spot.Grid{Cells: cells, Within: at}
}

// Step is where a point of the web's map stands in a tile that it lies in, by how far along geo.WebCurve it is.
func Step(at spot.Tile, along uint64) (x, y int) {
	east, south := geo.WebStep(along)
	s := inTile(at, east, south)
	return s.x, s.y
}

// Parse reads a tile's address: zoom, column and row, each in the one way in which a number is written. It reports false for
// what is no tile of the map.
func Parse(zoom, column, row string) (at spot.Tile, ok bool) {
	at.Zoom, ok = below(zoom, MaxZoom+1)
	if !ok {
		return spot.Tile{}, false
	}
	var inRow, inColumn bool
	at.X, inColumn = below(column, 1<<at.Zoom)
	at.Y, inRow = below(row, 1<<at.Zoom)
	if !inColumn || !inRow {
		return spot.Tile{}, false
	}
	return at, true
}

// below reads a number that is less than an end.
func below(text string, end int) (int, bool) {
	n, err := strconv.ParseUint(text, 10, 31)
	if err != nil || int(n) >= end || strconv.Itoa(int(n)) != text {
		return 0, false
	}
	return int(n), true
}
