package survey

import (
	"cmp"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/set"
	"khyberatlas/internal/spot"
)

// Regions counts rows by region; onMap is as for Of. Of their texts only the ids of those are read that reach out of the period.
func Regions(x *index.Index, matches set.Rows, period incident.Days, onMap func(district string) bool) (out spot.Regions) {
	districts, provinces := x.Groups[index.InDistrict], x.Groups[index.Admin1]
	inDistrict, inProvince := make([]spot.Region, len(districts.Values())), make([]spot.Region, len(provinces.Values()))
	ours := make([]bool, len(inDistrict))
	for code, district := range districts.Values() {
		ours[code] = onMap(district)
		inDistrict[code].District = district
	}
	for code, province := range provinces.Values() {
		inProvince[code].Admin1 = province
	}
	matches.Each(func(i int) bool {
		r := &inDistrict[districts.CodeOf(i)]
		if !ours[districts.CodeOf(i)] {
			r = &inProvince[provinces.CodeOf(i)]
		}
		r.Count++
		n, known := x.Figure(index.Best, i)
		if !known {
			n, known = x.Figure(index.Low, i)
		}
		if known {
			r.AtLeast += n
		}
		if s := x.Span(i); s.From < period.From || period.To != 0 && s.To > period.To {
			out.Lasting = append(out.Lasting, string(x.ID(i)))
		}
		return true
	})
	out.Each = slices.DeleteFunc(append(inDistrict, inProvince...), func(r spot.Region) bool { return r.Count == 0 })
	slices.SortFunc(out.Each, func(a, b spot.Region) int {
		return cmp.Or(strings.Compare(a.District, b.District), strings.Compare(a.Admin1, b.Admin1))
	})
	return out
}
