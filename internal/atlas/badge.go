package atlas

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// setBadges gives every coarse place its badge and every record the point that it is answered at: its badge's where
// its place is coarse, else its own. An area without a shape stands where the first origin with rows there mostly puts
// them, so that another record coming in moves nobody's.
func setBadges(records []incident.Record, x areas, origin func(*incident.Record) int) []incident.Badge {
	points := map[incident.Badge][]orb.Point{} // a Badge without its point is the key of a group
	first := map[incident.Badge]int{}          // the origin whose points these are
	for i := range records {
		r := &records[i]
		switch {
		case r.Point == nil:
		case r.GeoPrecision.Coarse():
			k, o := x.groupOf(r), origin(r)
			if f, known := first[k]; !known || o < f {
				first[k], points[k] = o, nil
			}
			if o == first[k] {
				points[k] = append(points[k], *r.Point)
			}
		default:
			r.At = r.Point
		}
	}

	badges := make([]incident.Badge, 0, len(points))
	for k, of := range points {
		k.At = commonest(of)
		if d, ok := x.byName[incident.Fold(k.District)]; ok && k.Country == "PK" && k.Admin1 == incident.KP {
			k.At = geo.PointInside(x.districts[d].Shape)
		}
		badges = append(badges, k)
	}
	slices.SortFunc(badges, func(a, b incident.Badge) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(a.Admin1, b.Admin1),
			cmp.Compare(a.District, b.District), cmp.Compare(a.Precision, b.Precision))
	})

	number := make(map[incident.Badge]int, len(badges))
	for i, b := range badges {
		b.At = orb.Point{}
		number[b] = i
	}
	for i := range records {
		if r := &records[i]; r.Point != nil && r.GeoPrecision.Coarse() {
			r.Badge = number[x.groupOf(r)]
			r.At = &badges[r.Badge].At
		}
	}
	return badges
}

func (x areas) groupOf(r *incident.Record) incident.Badge {
	b := incident.Badge{Country: r.Country, Admin1: r.Admin1, Precision: r.GeoPrecision}
	if r.GeoPrecision == incident.DistrictLevel {
		b.District = cmp.Or(r.District, r.Place)
		if d, ok := x.byID[r.DistrictID]; ok {
			b.District = x.districts[d].Name
		}
	}
	return b
}

// commonest is the point that occurs most often; of equally common ones the most western, then the most southern.
func commonest(points []orb.Point) orb.Point {
	slices.SortFunc(points, func(a, b orb.Point) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	best, most, run := points[0], 0, 0
	for i, p := range points {
		if i == 0 || p != points[i-1] {
			run = 0
		}
		if run++; run > most {
			best, most = p, run
		}
	}
	return best
}
