// Package labels finds the places of names on a map: beside a town, within an area, along a line, clear of what is there
// already. What is written and how is its callers' business. Lengths are units of the picture, x to the right, y down.
package labels

import (
	"unicode/utf8"

	"github.com/paulmach/orb"
)

// Label is a name that wants a place in the picture.
type Label struct {
	Text  string
	At    orb.Point
	Class string
	Size  float64 // height of the letters
	Dot   bool    // a town: the name stands beside its dot, not on it
	Must  bool    // stands even where nothing is free
	Wide  float64 // how much wider than usual it is set; 0 is not at all
}

// Width is about what a name takes.
func (l Label) Width() float64 {
	return float64(utf8.RuneCountInString(l.Text)) * l.Size * Letter * max(1, l.Wide)
}

// Letter is the mean width of a letter as a part of its height.
const Letter = 0.56

// Box is a rectangle by its corner and its sides.
func Box(x, y, width, height float64) orb.Bound {
	return orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x + width, y + height}}
}
