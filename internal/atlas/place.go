package atlas

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// areas are the districts and tehsils of the map, ready to say which of them an incident counts in.
type areas struct {
	districts     []incident.District
	tehsils       []incident.Tehsil
	byName        map[string]int // folded name to district
	byID          map[string]int // district
	tehsilByID    map[string]int
	tehsilsOf     [][]int // by district
	districtShape *geo.Index
	tehsilShape   *geo.Index
}

func newAreas(ds *incident.Dataset) areas {
	x := areas{districts: ds.Districts, tehsils: ds.Tehsils,
		byName: map[string]int{}, byID: map[string]int{}, tehsilByID: map[string]int{},
		tehsilsOf: make([][]int, len(ds.Districts))}
	shapes := make([]orb.MultiPolygon, len(ds.Districts))
	for i, d := range ds.Districts {
		x.byName[incident.Fold(d.Name)], x.byID[d.ID], shapes[i] = i, i, d.Shape
	}
	x.districtShape = geo.NewIndex(shapes)
	shapes = make([]orb.MultiPolygon, len(ds.Tehsils))
	for i, t := range ds.Tehsils {
		x.tehsilByID[t.ID], shapes[i] = i, t.Shape
		if d, ok := x.byID[t.DistrictID]; ok {
			x.tehsilsOf[d] = append(x.tehsilsOf[d], i)
		}
	}
	x.tehsilShape = geo.NewIndex(shapes)
	return x
}

// places says which district and which tehsil count a record, one after the other.
type places struct {
	areas
	known map[where]int // thousands of incidents share some hundred points
}

type where struct {
	district int
	at       orb.Point
}

// mostKnown is how many points are remembered.
const mostKnown = 100_000

func (p *places) put(r *incident.Record) {
	d := p.district(r.Incident)
	if d < 0 {
		return
	}
	r.DistrictID = p.districts[d].ID
	if r.Point == nil || r.GeoPrecision.Coarse() {
		return
	}
	w := where{d, *r.Point}
	t, ok := p.known[w]
	if !ok {
		t = p.tehsil(d, *r.Point)
		if p.known == nil || len(p.known) == mostKnown {
			p.known = map[where]int{}
		}
		p.known[w] = t
	}
	if t >= 0 {
		r.TehsilID = p.tehsils[t].ID
	}
}

// district is the one that counts the incident, -1 where none does. The stated one wins; the point is asked only where
// a row states none.
func (x areas) district(r *incident.Incident) int {
	if !r.InKP() || r.NoDistrict() {
		return -1
	}
	if r.District != "" {
		if d, ok := x.byName[incident.Fold(r.District)]; ok {
			return d
		}
		return -1
	}
	if r.Point != nil {
		if d, ok := x.districtShape.Which(*r.Point); ok {
			return d
		}
	}
	return -1
}

// tehsil is the one of the district that holds the point, else the nearest one; -1 where the district has none.
func (x areas) tehsil(district int, at orb.Point) int {
	for _, t := range x.tehsilsOf[district] {
		if x.tehsilShape.Holds(t, at) {
			return t
		}
	}
	t := -1
	if of := x.tehsilsOf[district]; len(of) > 0 {
		t, _ = x.tehsilShape.Nearest(at, of)
	}
	return t
}
