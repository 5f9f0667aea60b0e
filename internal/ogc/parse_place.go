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
	const rule = "four numbers: west,south,east,north in degrees (or six, with heights)"
	n, ok := numbers(v[0], ",")
	if !ok || len(n) != 4 && len(n) != 6 {
		r.fault(p, v[0], rule, "write bbox="+p.Example)
		return
	}
	if len(n) == 6 {
		n = []float64{n[0], n[1], n[3], n[4]}
	}
	west, south, east, north := n[0], n[1], n[2], n[3]
	switch {
	case !onGlobe(west, south) || !onGlobe(east, north):
		r.fault(p, v[0], "a longitude lies between -180 and 180, a latitude between -90 and 90",
			"are latitude and longitude swapped?")
	case south > north:
		r.fault(p, v[0], "the south of a box is not above its north", "the order is west,south,east,north")
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
		r.fault(p, v[0], "three numbers: longitude,latitude,kilometres", "write near="+p.Example)
	case !onGlobe(n[0], n[1]):
		r.fault(p, v[0], "a longitude lies between -180 and 180, a latitude between -90 and 90",
			"are latitude and longitude swapped?")
	case n[2] <= 0 || n[2] > farthest:
		r.fault(p, v[0], "a distance is more than 0 and at most 20038 km", "write near="+p.Example)
	default:
		r.req.Query.Near = &incident.Near{At: orb.Point{n[0], n[1]}, Km: n[2]}
	}
}

// place reads zoom/lat/lon of the page's map and keeps it as it is written.
func (r *reader) place(p *Param, v []string) string {
	n, ok := numbers(v[0], "/")
	if !ok || len(n) != 3 || !onGlobe(n[2], n[1]) || n[0] < 0 || n[0] > 22 || len(v[0]) > 60 {
		r.fault(p, v[0], "zoom/latitude/longitude", "write map="+p.Example)
		return ""
	}
	return strings.ReplaceAll(v[0], " ", "+")
}
