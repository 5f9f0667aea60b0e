// Package trace writes lines and areas of a map as the path data of SVG, in whole units.
package trace

import (
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// Plane is where a point of the earth stands in a picture.
type Plane = func(orb.Point) orb.Point

// trace is the path of rings or lines in whole units: neighbours stay joined, for equal points round alike.
func trace(b *strings.Builder, points []orb.Point, plane Plane, closed bool) {
	var x, y int
	n := 0
	for _, p := range points {
		at := plane(p)
		px, py := int(math.Round(at[0])), int(math.Round(at[1]))
		switch {
		case n == 0:
			b.WriteString("M" + strconv.Itoa(px) + " " + strconv.Itoa(py))
		case px == x && py == y:
			continue
		default:
			sep := ""
			if n > 1 && px >= x {
				sep = " "
			}
			if n == 1 {
				sep = "l"
			}
			b.WriteString(sep + strconv.Itoa(px-x))
			if py >= y {
				b.WriteByte(' ')
			}
			b.WriteString(strconv.Itoa(py - y))
		}
		x, y = px, py
		n++
	}
	if closed && n > 0 {
		b.WriteByte('z')
	}
}

// Shape is the path of an area's rings.
func Shape(shape orb.MultiPolygon, plane Plane) string {
	var b strings.Builder
	for _, polygon := range shape {
		for _, ring := range polygon {
			if len(ring) > 3 {
				trace(&b, ring[:len(ring)-1], plane, true)
			}
		}
	}
	return b.String()
}

// Lines is the path of lines.
func Lines(lines orb.MultiLineString, plane Plane) string {
	var b strings.Builder
	for _, line := range lines {
		trace(&b, line, plane, false)
	}
	return b.String()
}
