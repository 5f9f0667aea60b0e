package atlas

import (
	"context"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/sums"
)

// Districts are the districts whose shape meets the query's boxes, each with the totals of the incidents that the
// rest of the query chooses.
func (a *Atlas) Districts(ctx context.Context, q incident.Query) ([]incident.Area, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return a.districtsOf(q, a.sumsBy(index.InDistrict, q)), nil
}

// DistrictsOf are the districts for a query when somebody else knows the totals of each, by its id.
func (a *Atlas) DistrictsOf(q incident.Query, totals map[string]incident.Totals) []incident.Area {
	return a.districtsOf(q, func(id string) incident.Totals { return totals[id] })
}

func (a *Atlas) districtsOf(q incident.Query, sum func(id string) incident.Totals) []incident.Area {
	out := make([]incident.Area, 0, len(a.areas.districts))
	for i := range a.areas.districts {
		d := &a.areas.districts[i]
		if !meetsAny(q.Boxes, d.Shape) {
			continue
		}
		area := incident.Area{District: d, Totals: sum(d.ID)}
		if area.Totals.Killed != nil && d.Population2023 > 0 {
			rate := math.Round(float64(*area.Totals.Killed)*1e5/float64(d.Population2023)*100) / 100
			area.Per100k = &rate
		}
		out = append(out, area)
	}
	return out
}

// Tehsils are the tehsils likewise.
func (a *Atlas) Tehsils(ctx context.Context, q incident.Query) ([]incident.Area, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return a.tehsilsOf(q, a.sumsBy(index.Tehsil, q), a.sumsBy(index.InDistrict, q)), nil
}

// TehsilsOf are the tehsils likewise, by the totals of each and of each district.
func (a *Atlas) TehsilsOf(q incident.Query, totals, ofDistricts map[string]incident.Totals) []incident.Area {
	return a.tehsilsOf(q, func(id string) incident.Totals { return totals[id] },
		func(id string) incident.Totals { return ofDistricts[id] })
}

func (a *Atlas) tehsilsOf(q incident.Query, sum, ofDistrict func(id string) incident.Totals) []incident.Area {
	tooCoarse := map[string]int{}
	for i := range a.areas.districts {
		d := &a.areas.districts[i]
		tooCoarse[d.ID] = ofDistrict(d.ID).Count
		for _, t := range a.areas.tehsilsOf[i] {
			tooCoarse[d.ID] -= sum(a.areas.tehsils[t].ID).Count
		}
	}
	out := make([]incident.Area, 0, len(a.areas.tehsils))
	for i := range a.areas.tehsils {
		t := &a.areas.tehsils[i]
		if !meetsAny(q.Boxes, t.Shape) {
			continue
		}
		area := incident.Area{Tehsil: t, Totals: sum(t.ID), TooCoarse: tooCoarse[t.DistrictID]}
		if d, ok := a.areas.byID[t.DistrictID]; ok {
			area.District = &a.areas.districts[d]
		}
		out = append(out, area)
	}
	return out
}

// sumsBy are the totals of each value of a list: boxes choose features there and narrow no count.
func (a *Atlas) sumsBy(l index.List, q incident.Query) func(value string) incident.Totals {
	q = q.Anywhere()
	g := a.rows.Groups[l]
	by := make([]sums.Sum, len(g.Values()))
	if of, _, plain := a.rows.Plain(&q); plain && of < 0 {
		for c := range by {
			by[c] = a.rows.SummedCode(l, c).Meeting(q.Days)
		}
		twice := make([]sums.Sum, len(by))
		a.twice(q, func(i int) { a.rows.Add(&twice[g.CodeOf(i)], i) })
		for c := range by {
			by[c] = by[c].Less(twice[c])
		}
	} else {
		a.match(q).Each(func(i int) bool {
			a.rows.Add(&by[g.CodeOf(i)], i)
			return true
		})
	}
	return func(value string) incident.Totals {
		if c := g.Code(value); c >= 0 {
			return by[c].Totals()
		}
		return incident.Totals{}
	}
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
		if geo.Touches(b, shape) {
			return true
		}
	}
	return len(boxes) == 0
}
