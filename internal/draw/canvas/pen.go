package canvas

import (
	"math"

	"github.com/paulmach/orb"
)

// band is the ground that a pen of a width covers along a line: one ring, or for a closed line two, whose corners are
// mitred as far as they don't stick out. Rings that overlap themselves are filled once by the nonzero rule.
func band(line []orb.Point, width float64) [][]orb.Point {
	line = distinct(line)
	n := len(line)
	closed := n > 3 && line[0] == line[n-1]
	switch {
	case n < 2:
		return nil
	case closed:
		line = line[:n-1]
		n--
	}
	left, right := make([]orb.Point, n), make([]orb.Point, n)
	for i, p := range line {
		before, after := line[max(i-1, 0)], line[min(i+1, n-1)]
		if closed {
			before, after = line[(i+n-1)%n], line[(i+1)%n]
		}
		side := corner(before, p, after, width/2)
		left[i] = orb.Point{p[0] + side[0], p[1] + side[1]}
		right[n-1-i] = orb.Point{p[0] - side[0], p[1] - side[1]}
	}
	if closed {
		return [][]orb.Point{left, right}
	}
	return [][]orb.Point{append(left, right...)}
}

// corner is how far the edge of a band lies from a point of its line, to the left.
func corner(before, at, after orb.Point, half float64) orb.Point {
	const longest = 2 // times half the width
	a, b := normal(before, at), normal(at, after)
	switch {
	case before == at:
		a = b
	case at == after:
		b = a
	}
	m := orb.Point{a[0] + b[0], a[1] + b[1]}
	length := math.Hypot(m[0], m[1])
	if length < 1e-9 {
		return orb.Point{a[0] * half, a[1] * half}
	}
	stretch := half * min(2/length, longest) / length
	return orb.Point{m[0] * stretch, m[1] * stretch}
}

// normal is of length 1 and points to the left of the way from a to b.
func normal(a, b orb.Point) orb.Point {
	dx, dy := b[0]-a[0], b[1]-a[1]
	length := math.Hypot(dx, dy)
	if length == 0 {
		return orb.Point{}
	}
	return orb.Point{dy / length, -dx / length}
}

// distinct leaves out points on which a pen would stand still.
func distinct(line []orb.Point) []orb.Point {
	const still = 0.05
	var out []orb.Point
	for i, p := range line {
		n := len(out)
		if n > 0 && math.Hypot(p[0]-out[n-1][0], p[1]-out[n-1][1]) < still {
			if i == len(line)-1 && n > 1 {
				out[n-1] = p // a closed line stays closed
			}
			continue
		}
		out = append(out, p)
	}
	return out
}

// dashes cuts a line into what is drawn of it; without lengths it is the line itself.
func dashes(line []orb.Point, lengths []float64) [][]orb.Point {
	if len(lengths) == 0 || len(line) < 2 {
		return [][]orb.Point{line}
	}
	var out [][]orb.Point
	part := []orb.Point{line[0]}
	turn, left := 0, lengths[0]
	for i := 1; i < len(line); i++ {
		from, to := line[i-1], line[i]
		for {
			length := math.Hypot(to[0]-from[0], to[1]-from[1])
			if length <= left {
				left -= length
				part = append(part, to)
				break
			}
			t := left / length
			from = orb.Point{from[0] + t*(to[0]-from[0]), from[1] + t*(to[1]-from[1])}
			if turn%2 == 0 {
				out = append(out, append(part, from))
			}
			part = []orb.Point{from}
			turn++
			left = lengths[turn%len(lengths)]
		}
	}
	if turn%2 == 0 {
		out = append(out, part)
	}
	return out
}
