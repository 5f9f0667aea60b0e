package draw

import (
	"math"
	"slices"
)

// Scale says how large signs are: one scale holds for a whole picture, by area, so that ten who were killed are ten times
// the area of one beside what a sign has for nobody. A and B are square pixels over pi: of nothing, and of one more.
type Scale struct {
	A float64 `json:"a"`
	B float64 `json:"b"`
}

// Signs is the scale of all maps, of incidents by people killed and of districts by people killed or by incidents.
var Signs = Scale{A: 6, B: 1.6}

// largest is how many pixels a sign of an area reaches at most.
const largest = 40

// Fitting is the scale of a picture whose largest sign stands for a value: that of all, unless the sign would cover the others.
func (s Scale) Fitting(value int) Scale {
	s.B = min(s.B, largest*largest/float64(max(1, value)))
	return s
}

// usual are the values whose circles explain the scale of all maps; of another one these are round numbers whose circles
// are so many times as wide as the least.
var (
	usual = []int{1, 10, 50}
	times = []float64{1.4, 2, 3}
)

// Sizes are values whose signs explain the scale.
func (s Scale) Sizes() []int {
	if s == Signs {
		return slices.Clone(usual)
	}
	sizes := make([]int, len(times))
	for i, n := range times {
		sizes[i] = round(max(1, (n*n-1)*s.A/s.B))
	}
	return sizes
}

// round gives 1, 2 or 5 times a power of ten.
func round(n float64) int {
	power := math.Pow(10, math.Floor(math.Log10(n)))
	step := 10.0
	switch times := n / power; {
	case times < 1.5:
		step = 1
	case times < 3.5:
		step = 2
	case times < 7.5:
		step = 5
	}
	return int(power * step)
}

// Radius is the radius in pixels of what stands for a value.
func (s Scale) Radius(value int) float64 { return math.Sqrt(s.A + s.B*float64(value)) }
