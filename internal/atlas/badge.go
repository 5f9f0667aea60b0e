package atlas

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
)

// setBadges gives every coarse place its badge and every row the point that it is answered at: its badge's where its place
// is coarse, else its own. An area without a shape stands where the first origin with rows there mostly puts them, so that
// another record coming in moves nobody's.
func setBadges(b *index.Builder, x areas, rank func(string) int) []incident.Badge {
	points := map[incident.Badge][]orb.Point{} // a Badge without its point is the key of a group
	first := map[incident.Badge]int{}          // the origin whose points these are
	for i := range b.Rows {
		r := &b.Rows[i]
		switch {
		case !index.Placed(r.Own):
		case r.Coarse():
			k, o := x.groupOf(b, i), rank(b.Value(index.Origin, r))
			if f, known := first[k]; !known || o < f {
				first[k], points[k] = o, nil
			}
			if o == first[k] {
				points[k] = append(points[k], r.Own)
			}
		default:
			r.At = r.Own
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
	for i := range b.Rows {
		if r := &b.Rows[i]; index.Placed(r.Own) && r.Coarse() {
			n := number[x.groupOf(b, i)]
			r.Badge, r.At = int32(n), badges[n].At
		}
	}
	return badges
}

func (x areas) groupOf(b *index.Builder, i int) incident.Badge {
	r := &b.Rows[i]
	g := incident.Badge{Country: incident.Country(b.Value(index.Country, r)), Admin1: b.Value(index.Admin1, r),
		Precision: incident.GeoPrecision(b.Value(index.Precision, r))}
	if g.Precision == incident.DistrictLevel {
		if d, ok := x.byID[b.Value(index.InDistrict, r)]; ok {
			g.District = x.districts[d].Name
		} else if g.District = b.Value(index.District, r); g.District == "" {
			g.District = b.Place(i)
		}
	}
	return g
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
