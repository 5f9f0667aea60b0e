package carto

import (
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/markup"
)

// svg is a picture that is being written.
type svg struct{ markup.Writer }

// num is short, for it stands wherever a length does.
var num = markup.Num

// trace is the path of rings or lines in whole units: neighbours stay joined, for equal points round alike.
func trace(b *strings.Builder, points []orb.Point, plane func(orb.Point) orb.Point, closed bool) {
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

func shapePath(shape orb.MultiPolygon, plane func(orb.Point) orb.Point) string {
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

func linesPath(lines orb.MultiLineString, plane func(orb.Point) orb.Point) string {
	var b strings.Builder
	for _, line := range lines {
		trace(&b, line, plane, false)
	}
	return b.String()
}
