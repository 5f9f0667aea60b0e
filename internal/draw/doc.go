// Package draw makes pictures as SVG: the map for pages without script, the small maps of a place, the strip of a
// crossing's closures, and charts. It is pure: the same input gives the same bytes.
//
// What is drawn, linked and said is the caller's choice; the room knows shapes, places and sizes. Pictures carry no
// colour and no inline style, only classes and presentation attributes that a strict policy allows: colours are the
// style sheet's. Lengths are user units of the picture's viewBox.
package draw
