package atlas

import (
	"context"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// Districts are the districts whose shape meets the query's boxes, each with the totals of the incidents that the
// rest of the query chooses.
func (a *Atlas) Districts(ctx context.Context, q incident.Query) ([]incident.Area, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	counted := a.counted(q)
	out := make([]incident.Area, 0, len(a.areas.districts))
	for i := range a.areas.districts {
		if meetsAny(q.Boxes, a.areas.districts[i].Shape) {
			out = append(out, a.districtArea(i, counted))
		}
	}
	return out, nil
}

// Tehsils are the tehsils likewise.
func (a *Atlas) Tehsils(ctx context.Context, q incident.Query) ([]incident.Area, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	counted := a.counted(q)
	out := make([]incident.Area, 0, len(a.areas.tehsils))
	for i := range a.areas.tehsils {
		if meetsAny(q.Boxes, a.areas.tehsils[i].Shape) {
			out = append(out, a.tehsilArea(i, counted))
		}
	}
	return out, nil
}

// counted are the incidents that the areas' figures are made of: boxes choose features there and narrow no count.
func (a *Atlas) counted(q incident.Query) set {
	return a.match(q.Anywhere())
}

func (a *Atlas) districtArea(i int, counted set) incident.Area {
	d := &a.areas.districts[i]
	area := incident.Area{District: d, Totals: a.sum(counted.both(a.index.districts[d.ID]))}
	if area.Totals.Killed != nil && d.Population2023 > 0 {
		rate := math.Round(float64(*area.Totals.Killed)*1e5/float64(d.Population2023)*100) / 100
		area.Per100k = &rate
	}
	return area
}

func (a *Atlas) tehsilArea(i int, counted set) incident.Area {
	t := &a.areas.tehsils[i]
	area := incident.Area{Tehsil: t, Totals: a.sum(counted.both(a.index.tehsils[t.ID]))}
	if d, ok := a.areas.byID[t.DistrictID]; ok {
		area.District = &a.areas.districts[d]
		ofDistrict := counted.both(a.index.districts[t.DistrictID])
		area.TooCoarse = ofDistrict.countBoth(a.index.tehsils[""])
	}
	return area
}

// Reaches reports whether a filter asks for anything of a district. Of another one nothing was asked, which is not zero.
func Reaches(q incident.Query, d *incident.District) bool {
	misses := func(list []string, value string) bool { return len(list) > 0 && !slices.Contains(list, value) }
	switch {
	case q.Never, misses(q.InDistricts, d.ID), misses(q.Districts, d.Name), misses(q.Admin1, incident.KP),
		len(q.Countries) > 0 && !slices.Contains(q.Countries, "PK"):
		return false
	}
	return q.Near == nil || geo.DistanceToPolygon(q.Near.At, d.Shape) <= q.Near.Km
}

func meetsAny(boxes []orb.Bound, shape orb.MultiPolygon) bool {
	for _, b := range boxes {
		if meets(b, shape) {
			return true
		}
	}
	return len(boxes) == 0
}
