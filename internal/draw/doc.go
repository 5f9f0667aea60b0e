// Package draw makes pictures as SVG: the strip of a crossing's closures, charts, and the signs of kinds and states. It is
// pure: the same input gives the same bytes. How a stroke becomes an element or pixels is the work of the rooms inside it,
// and maps are the room carto's.
//
// What is drawn, linked and said is the caller's choice; the room knows shapes, places and sizes. Pictures for our own
// pages carry no colour and no inline style, only classes and presentation attributes that a strict policy allows: colours
// are the style sheet's. Cards have the light theme's. Lengths are user units of the picture's viewBox.
package draw
