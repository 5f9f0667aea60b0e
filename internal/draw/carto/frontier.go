package carto

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

// The names of the two countries run along the frontier, one on either side, where least lies beneath them.
const (
	stride     = 6.0 // units between the points that the frontier is walked by
	calm       = 15  // strides over which its bends are evened out
	letterSize = 18.0
	letterWide = 0.7 // of its size, that a letter takes
	letterGap  = 5.0
)

var fromFrontier = []float64{24, 38, 54, 72, 92, 116}

// walked is a line of the picture as points of equal distance, its bends evened out.
func walked(line []orb.Point) []orb.Point {
	var even []orb.Point
	left := 0.0
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		far := math.Hypot(b[0]-a[0], b[1]-a[1])
		at := left
		for ; at < far; at += stride {
			even = append(even, orb.Point{a[0] + (b[0]-a[0])*at/far, a[1] + (b[1]-a[1])*at/far})
		}
		left = at - far
	}
	out := make([]orb.Point, len(even))
	for i := range even {
		from, to := max(0, i-calm), min(len(even), i+calm+1)
		for _, p := range even[from:to] {
			out[i][0] += p[0] / float64(to-from)
			out[i][1] += p[1] / float64(to-from)
		}
	}
	return out
}

type turnedLetter struct {
	text string
	at   orb.Point
	turn float64 // radians
}

// alongFrontier writes the names of the countries where the room is.
func (b *Base) alongFrontier(s *svg, r *room) {
	plane := mainWindow.plane()
	var paths [][]orb.Point
	for _, l := range geo.ClipLines(b.frontier, mainWindow.box) {
		line := make([]orb.Point, len(l))
		for i, p := range l {
			line[i] = plane(p)
		}
		if n := len(line); n > 1 && line[0][0] > line[n-1][0] {
			for i := range n / 2 {
				line[i], line[n-1-i] = line[n-1-i], line[i]
			}
		}
		paths = append(paths, walked(line))
	}
	for i, name := range b.countries {
		name = strings.ToUpper(name)
		var best []turnedLetter
		least := math.Inf(1)
		for _, path := range paths {
			best, least = r.bestAlong(path, name, float64(2*i-1), best, least)
		}
		for _, l := range best {
			r.discs = append(r.discs, disc{l.at, letterSize * 0.55})
			s.Text("text", l.text, "class", "country", "text-anchor", "middle", "transform", "translate("+num(l.at[0])+" "+
				num(l.at[1])+")rotate("+num(math.Round(l.turn*180/math.Pi))+")", "dy", "7")
		}
	}
}

func (r *room) bestAlong(path []orb.Point, name string, side float64, best []turnedLetter, least float64) ([]turnedLetter,
	float64) {
	for from := 0; from < len(path); from += 4 {
		for _, offset := range fromFrontier {
			letters := lettersAlong(path, from, offset*side, name)
			if letters == nil {
				continue
			}
			cost := offset / 12
			for _, l := range letters {
				b := bound(l.at[0]-letterSize/2, l.at[1]-letterSize/2, letterSize, letterSize)
				if !r.boxFree(b) {
					cost = math.Inf(1)
				}
				if cost >= least {
					break
				}
				cost += r.dotsIn(b) + math.Abs(math.Sin(l.turn))*0.4
			}
			if cost < least {
				best, least = letters, cost
			}
		}
	}
	return best, least
}

// lettersAlong is a name beside a path from one of its points on, nil where it would turn over or crowd in a bend.
func lettersAlong(path []orb.Point, from int, offset float64, name string) []turnedLetter {
	const width = letterSize*letterWide + letterGap
	out := make([]turnedLetter, 0, utf8.RuneCountInString(name))
	for _, c := range name {
		i := from + int(math.Round((float64(len(out))+0.5)*width/stride))
		if i >= len(path) {
			return nil
		}
		a, b := path[max(0, i-3)], path[min(len(path)-1, i+3)]
		turn := math.Atan2(b[1]-a[1], b[0]-a[0])
		at := orb.Point{path[i][0] - math.Sin(turn)*offset, path[i][1] + math.Cos(turn)*offset}
		if n := len(out); n > 0 {
			last := out[n-1]
			if math.Abs(last.turn-turn) > 0.45 || math.Hypot(at[0]-last.at[0], at[1]-last.at[1]) < letterSize*0.8 {
				return nil
			}
		}
		if math.Abs(turn) > 1.75 {
			return nil
		}
		out = append(out, turnedLetter{string(c), at, turn})
	}
	return out
}

// slopeAt is the direction of the frontier at the point nearest to a crossing, in degrees of the picture.
func (b *Base) slopeAt(at orb.Point) float64 {
	plane := mainWindow.plane()
	here, least, slope := plane(at), math.Inf(1), 0.0
	for _, l := range b.frontier {
		for i := 1; i < len(l); i++ {
			p, q := plane(l[i-1]), plane(l[i])
			if far := math.Hypot((p[0]+q[0])/2-here[0], (p[1]+q[1])/2-here[1]); far < least {
				least, slope = far, math.Atan2(q[1]-p[1], q[0]-p[0])*180/math.Pi
			}
		}
	}
	return slope
}
