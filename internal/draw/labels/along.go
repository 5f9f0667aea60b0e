package labels

import (
	"math"
	"unicode/utf8"

	"github.com/paulmach/orb"
)

// A name along a line runs beside it, letter by letter, where least lies beneath.
const (
	stride     = 6.0 // units between the points that the line is walked by
	calm       = 15  // strides over which its bends are evened out
	letterSize = 18.0
	letterWide = 0.7 // of its size, that a letter takes
	letterGap  = 5.0
)

// asides are how far from the line it may run.
var asides = []float64{24, 38, 54, 72, 92, 116}

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

// Turned is a letter of such a name.
type Turned struct {
	Text string
	At   orb.Point
	Turn float64 // radians
}

// Way is a name beside a line, and what it costs wherever the room is.
type Way struct {
	letters []Turned
	cost    float64
	slants  []float64 // of each letter
}

// Ways are all the ways of a name beside a line of the picture, on its right (1) or its left (-1).
func Ways(line []orb.Point, name string, side float64) (out []Way) {
	path := walked(line)
	for from := 0; from < len(path); from += 4 {
		for _, offset := range asides {
			letters := lettersAlong(path, from, offset*side, name)
			if letters == nil {
				continue
			}
			w := Way{letters: letters, cost: offset / 12}
			for _, l := range letters {
				w.slants = append(w.slants, math.Abs(math.Sin(l.Turn))*0.4)
			}
			out = append(out, w)
		}
	}
	return out
}

// Along takes the way that costs least, of those that have room.
func (r *Room) Along(ways []Way) (best []Turned) {
	least := math.Inf(1)
	for _, w := range ways {
		cost := w.cost
		for i, l := range w.letters {
			if cost >= least {
				break
			}
			b := Box(l.At[0]-letterSize/2, l.At[1]-letterSize/2, letterSize, letterSize)
			if !r.boxFree(b) {
				cost = math.Inf(1)
				break
			}
			cost += r.Dots.In(b) + w.slants[i]
		}
		if cost < least {
			best, least = w.letters, cost
		}
	}
	for _, l := range best {
		r.Discs = append(r.Discs, Disc{l.At, letterSize * 0.55})
	}
	return best
}

// lettersAlong is a name beside a path from one of its points on, nil where it would turn over or crowd in a bend.
func lettersAlong(path []orb.Point, from int, offset float64, name string) []Turned {
	const width = letterSize*letterWide + letterGap
	out := make([]Turned, 0, utf8.RuneCountInString(name))
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
			if math.Abs(last.Turn-turn) > 0.45 || math.Hypot(at[0]-last.At[0], at[1]-last.At[1]) < letterSize*0.8 {
				return nil
			}
		}
		if math.Abs(turn) > 1.75 {
			return nil
		}
		out = append(out, Turned{string(c), at, turn})
	}
	return out
}
