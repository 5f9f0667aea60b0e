package draw

import "math"

// Scale says how large signs are: one scale holds for a whole picture, by area, so that ten who were killed are ten times
// the area of one beside what a sign has for nobody. A and B are square pixels over pi: of nothing, and of one more.
type Scale struct {
	A float64 `json:"a"`
	B float64 `json:"b"`
}

// Signs is the scale of all maps, of incidents by people killed and of districts by people killed or by incidents.
var Signs = Scale{A: 6, B: 1.6}

// Radius is the radius in pixels of what stands for a value.
func (s Scale) Radius(value int) float64 { return math.Sqrt(s.A + s.B*float64(value)) }
