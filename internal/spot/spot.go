// Package spot is what a map shows of a query's matches: places gathered by the cells of a grid, and what is known only to an
// area by its badge. The picture without script, the tiles and the page are drawn from it, so that they show the same.
package spot

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// Tile is a square of the web's map, which is 2^Zoom of them a side: X counts from the west, Y from the north. The zero
// Tile is the whole world.
type Tile struct{ Zoom, X, Y int }

// Grid says how closely places are gathered: the web's map is 2^Cells cells a side, and only what lies Within a tile is.
type Grid struct {
	Cells  int // up to FinestGrid
	Within Tile
}

// FinestGrid is the most Cells; one is then some centimetres wide.
const FinestGrid = 30

// Spots are the matches of a query by where a map shows them. Each match stands in one spot, or has no place. Cells and tiles
// are half open; beyond the ends of the web's map places stand in the cells on its edge.
type Spots struct {
	Places       []Spot // known to a place: one for each cell that holds any, by quarters of the map, the northern ones first
	Areas        []Spot // known only to a district or a province: one for each badge, in their order; cells divide none of them
	WithoutPlace int    // matches in no spot, counted where the grid is of the whole world
}

// Spot is what a map shows at one point.
type Spot struct {
	// At is where its incidents are: the point that most of them have, of equally common ones that of the least Lot, then the
	// most western, then the most southern. What is known only to an area stands at its badge.
	At     orb.Point
	Curve  uint64 // where on geo.WebCurve that is
	Badge  int    // of the atlas's badges; -1 for what is known to a place
	Count  int
	Points int // distinct points of the incidents: several incidents at one are a stack
	Vague  int // of which the day is not known

	Contested   int
	Killed      *int // the sum of the best figures; nil where no incident gives one
	WithoutBest int  // incidents that give no best figure
	AtLeast     *int // the sum of the best, else the low figures, by which a sign is sized; nil where no incident gives one
	Kinds       []Kind
	One         *One // the incident, where it is a single one
}

// Lot draws lots between points by where they are along geo.WebCurve, as if by chance and always alike. The most western ones
// of many cells would stand in columns.
func Lot(code uint64) uint64 { return code * 0x9e3779b97f4a7c15 }

// Drawn is where along the curve a lot was drawn for.
func Drawn(lot uint64) uint64 { return lot * 0xf1de83e19937733d }

// Kind is how many incidents of a spot are of a kind. Kinds come in the order of incident.Types.
type Kind struct {
	Type             incident.Type
	Count, Contested int
}

// One is a single incident of a map.
type One struct {
	ID            string
	Origin        string
	Date          incident.Day
	DatePrecision incident.DatePrecision
	GeoPrecision  incident.GeoPrecision
	Actor         incident.Actor
	Confidence    incident.Confidence
}
