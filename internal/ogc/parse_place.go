package ogc

import (
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc/literal"
)

func (r *reader) bbox(p *Param, v []string) {
	n, ok := literal.Numbers(v[0], ",")
	if !ok || len(n) != 4 && len(n) != 6 {
		r.fault(p, v[0], "problem.box", "problem.example")
		return
	}
	if len(n) == 6 {
		n = []float64{n[0], n[1], n[3], n[4]}
	}
	west, south, east, north := n[0], n[1], n[2], n[3]
	switch {
	case !literal.OnGlobe(west, south) || !literal.OnGlobe(east, north):
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

func (r *reader) near(p *Param, v []string) {
	// Half the way around the Earth: everything is nearer.
	const farthest = 20038
	n, ok := literal.Numbers(v[0], ",")
	switch {
	case !ok || len(n) != 3:
		r.fault(p, v[0], "problem.near", "problem.example")
	case !literal.OnGlobe(n[0], n[1]):
		r.fault(p, v[0], "problem.globe", "problem.globe_mend")
	case n[2] <= 0 || n[2] > farthest:
		r.fault(p, v[0], "problem.distance", "problem.example")
	default:
		r.req.Query.Near = &incident.Near{At: orb.Point{n[0], n[1]}, Km: n[2]}
	}
}

// place reads zoom/lat/lon of the page's map and keeps it as it is written.
func (r *reader) place(p *Param, v []string) string {
	n, ok := literal.Numbers(v[0], "/")
	if !ok || len(n) != 3 || !literal.OnGlobe(n[2], n[1]) || n[0] < 0 || n[0] > 22 || len(v[0]) > 60 {
		r.fault(p, v[0], "problem.map", "problem.example")
		return ""
	}
	return strings.ReplaceAll(v[0], " ", "+")
}
