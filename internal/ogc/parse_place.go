package ogc

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

var decimal = regexp.MustCompile(`^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?$`)

// number reads a decimal number. A blank is a plus sign that was not encoded.
func number(s string) (float64, bool) {
	s = strings.ReplaceAll(s, " ", "+")
	if !decimal.MatchString(s) {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, false
	}
	return f + 0, true // minus zero becomes zero
}

// numbers reads a list of them with a sign between.
func numbers(s, between string) ([]float64, bool) {
	parts := strings.Split(s, between)
	if len(parts) > 6 {
		return nil, false
	}
	out := make([]float64, len(parts))
	for i, part := range parts {
		f, ok := number(part)
		if !ok {
			return nil, false
		}
		out[i] = f
	}
	return out, true
}

func (r *reader) bbox(p *Param, v []string) {
	n, ok := numbers(v[0], ",")
	if !ok || len(n) != 4 && len(n) != 6 {
		r.fault(p, v[0], "problem.box", "problem.example")
		return
	}
	if len(n) == 6 {
		n = []float64{n[0], n[1], n[3], n[4]}
	}
	west, south, east, north := n[0], n[1], n[2], n[3]
	switch {
	case !onGlobe(west, south) || !onGlobe(east, north):
		r.fault(p, v[0], "problem.globe", "problem.globe_mend")
	case south > north:
		r.fault(p, v[0], "problem.south", "problem.south_mend")
	case west > east:
		r.req.Query.Boxes = []orb.Bound{
			{Min: orb.Point{west, south}, Max: orb.Point{180, north}},
			{Min: orb.Point{-180, south}, Max: orb.Point{east, north}},
		}
	default:
		r.req.Query.Boxes = []orb.Bound{{Min: orb.Point{west, south}, Max: orb.Point{east, north}}}
	}
}

func onGlobe(lon, lat float64) bool { return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90 }

func (r *reader) near(p *Param, v []string) {
	// Half the way around the Earth: everything is nearer.
	const farthest = 20038
	n, ok := numbers(v[0], ",")
	switch {
	case !ok || len(n) != 3:
		r.fault(p, v[0], "problem.near", "problem.example")
	case !onGlobe(n[0], n[1]):
		r.fault(p, v[0], "problem.globe", "problem.globe_mend")
	case n[2] <= 0 || n[2] > farthest:
		r.fault(p, v[0], "problem.distance", "problem.example")
	default:
		r.req.Query.Near = &incident.Near{At: orb.Point{n[0], n[1]}, Km: n[2]}
	}
}

// place reads zoom/lat/lon of the page's map and keeps it as it is written.
func (r *reader) place(p *Param, v []string) string {
	n, ok := numbers(v[0], "/")
	if !ok || len(n) != 3 || !onGlobe(n[2], n[1]) || n[0] < 0 || n[0] > 22 || len(v[0]) > 60 {
		r.fault(p, v[0], "problem.map", "problem.example")
		return ""
	}
	return strings.ReplaceAll(v[0], " ", "+")
}
