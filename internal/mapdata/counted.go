package mapdata

import (
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/compare"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/wording"
)

// counted are the areas in which others counted militant attacks: their districts, and for each stretch of days its first
// and last day, what is held of it, and the lowest of the counts published: [from, to, held, reported].
func counted(a *atlas.Atlas, w wording.Wording) geo.Layer {
	l := geo.Layer{Name: "counted"}
	shares := compare.SharesOf(a.Coverage())
	for _, area := range shares.Areas() {
		name, districts := area, []string{}
		var at orb.Point // in the first of the districts
		for i := range a.Data().Districts {
			if d := &a.Data().Districts[i]; slices.Contains(atlas.AreasOf(d), area) {
				if len(districts) == 0 {
					at = geo.PointInside(d.Shape)
				}
				districts = append(districts, d.ID)
				if d.Name == area {
					name = w.District(d)
				}
			}
		}
		var counts [][4]float64
		for _, x := range shares.In(area) {
			counts = append(counts, [4]float64{float64(dayNumber(x.Days.From)), float64(dayNumber(x.Days.To)), float64(x.Held), x.Least})
		}
		l.Features = append(l.Features, geo.Feature{Point: &at,
			Properties: map[string]any{"area": name, "districts": districts, "counts": counts}})
	}
	return l
}
