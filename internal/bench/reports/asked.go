package reports

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"

	"khyberatlas/internal/incident"
)

// Asked makes what is asked of rows, as parts of query strings and paths; the same comes out of the same seed.
type Asked struct {
	Of   Reports
	Seed uint64
}

func (a Asked) rand(kind uint64) *rand.Rand { return rand.New(rand.NewPCG(a.Seed, kind)) }

// lengths are those of periods, in days.
var lengths = []int{31, 92, 365, 730, 1826}

func period(r *rand.Rand) string {
	days := lengths[r.IntN(len(lengths))]
	from := first + incident.Day(r.IntN(span-days))
	return "datetime=" + from.String() + "/" + (from + incident.Day(days)).String()
}

// box is around a place where much happened, 0.2 to 2 degrees wide.
func box(r *rand.Rand, all []cluster) string {
	c := all[r.IntN(len(all))]
	wide := math.Exp(between(r, math.Log(.2), math.Log(2)))
	x, y := c.lon+between(r, -.4, .4), c.lat+between(r, -.4, .4)
	return fmt.Sprintf("bbox=%.4f,%.4f,%.4f,%.4f", x-wide/2, y-wide*.4, x+wide/2, y+wide*.4)
}

// Boxes are boxes within a period.
func (a Asked) Boxes(n int) []string {
	r, all := a.rand(2), clusters(a.Of.Seed)
	return times(n, func() string { return box(r, all) + "&" + period(r) })
}

// Places are boxes of any time.
func (a Asked) Places(n int) []string {
	r, all := a.rand(3), clusters(a.Of.Seed)
	return times(n, func() string { return box(r, all) })
}

// Periods are months to years.
func (a Asked) Periods(n int) []string {
	r := a.rand(4)
	return times(n, func() string { return period(r) })
}

// Months are of the last ten years, each as often as another.
func (a Asked) Months(n int) []string {
	r := a.rand(5)
	return times(n, func() string {
		year, month := 2016+r.IntN(10), 1+r.IntN(12)
		from, next := incident.DayOf(year, month, 1), incident.DayOf(year+month/12, month%12+1, 1)
		return "datetime=" + from.String() + "/" + (next - 1).String()
	})
}

// Days are single ones.
func (a Asked) Days(n int) []string {
	r := a.rand(6)
	return times(n, func() string { return "datetime=" + (first + incident.Day(r.IntN(span))).String() })
}

// All are boxes that hold every place, no two of them alike: what is asked by them is the whole, and no answer to it lies ready.
func (a Asked) All(n int) []string {
	r := a.rand(7)
	return times(n, func() string {
		return fmt.Sprintf("bbox=%.4f,%.4f,%.4f,%.4f", between(r, 50, 55), between(r, 20, 25), between(r, 80, 85), between(r, 40, 45))
	})
}

// IDs are of single rows.
func (a Asked) IDs(n int) []string {
	r := a.rand(8)
	return times(n, func() string { return ID(1 + r.IntN(a.Of.Rows)) })
}

// Tiles are those of a zoom that the rows lie in, each with a period: "z/x/y.mvt?datetime=".
func (a Asked) Tiles(zoom, n int) []string {
	r, all := a.rand(9+uint64(zoom)), clusters(a.Of.Seed)
	wide := math.Exp2(float64(zoom))
	return times(n, func() string {
		c := all[r.IntN(len(all))]
		lat := (c.lat + between(r, -c.half, c.half)) * math.Pi / 180
		x := int((c.lon + between(r, -c.half, c.half) + 180) / 360 * wide)
		y := int((1 - math.Asinh(math.Tan(lat))/math.Pi) / 2 * wide)
		return strconv.Itoa(zoom) + "/" + strconv.Itoa(x) + "/" + strconv.Itoa(y) + ".mvt?" + period(r)
	})
}

func times(n int, one func() string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = one()
	}
	return out
}
