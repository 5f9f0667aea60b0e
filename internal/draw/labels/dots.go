package labels

import (
	"math"

	"github.com/paulmach/orb"
)

// Dots are points of a picture that names avoid, by squares: a name that seeks its place asks of hundreds of boxes how many are
// beneath.
type Dots map[[2]int][]orb.Point

const dotSquare = 32

func squareOf(at orb.Point) [2]int {
	return [2]int{int(math.Floor(at[0] / dotSquare)), int(math.Floor(at[1] / dotSquare))}
}

// Add adds a point.
func (d *Dots) Add(at orb.Point) {
	if *d == nil {
		*d = Dots{}
	}
	k := squareOf(at)
	(*d)[k] = append((*d)[k], at)
}

// In counts those In a box, its edges included.
func (d Dots) In(b orb.Bound) float64 {
	n := 0.0
	from, to := squareOf(b.Min), squareOf(b.Max)
	for x := from[0]; x <= to[0]; x++ {
		for y := from[1]; y <= to[1]; y++ {
			for _, p := range d[[2]int{x, y}] {
				if b.Contains(p) {
					n++
				}
			}
		}
	}
	return n
}
