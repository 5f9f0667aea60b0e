package mapdata

import (
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
)

// attacks is the measure that others count in districts too, as reading effort is told by.
const attacks = "militant attacks"

// counted are the areas in which others counted militant attacks: their districts, and for each stretch of days its first
// and last day, what is held of it, and the lowest of the counts published: [from, to, held, reported].
func counted(a *atlas.Atlas, w wording.Wording) geo.Layer {
	l := geo.Layer{Name: "counted"}
	for _, k := range a.Coverage().Comparisons {
		if k.Measure != attacks {
			continue
		}
		name, districts := k.Area, []string{}
		var at orb.Point // in the first of the districts
		for i := range a.Data().Districts {
			if d := &a.Data().Districts[i]; slices.Contains(atlas.AreasOf(d), k.Area) {
				if len(districts) == 0 {
					at = geo.PointInside(d.Shape)
				}
				districts = append(districts, d.ID)
				if d.Name == k.Area {
					name = w.District(d)
				}
			}
		}
		var counts [][4]int
		for _, b := range slices.Concat(k.Months, k.Longer) {
			if least := lowest(b.Reported); least > 0 {
				counts = append(counts, [4]int{dayNumber(b.From), dayNumber(b.To), b.Totals.Count, least})
			}
		}
		if len(counts) > 0 {
			l.Features = append(l.Features, geo.Feature{Point: &at,
				Properties: map[string]any{"area": name, "districts": districts, "counts": counts}})
		}
	}
	return l
}

// lowest is the lowest count above zero, 0 for none.
func lowest(reported []*incident.ReportedTotal) int {
	least := 0
	for _, r := range reported {
		if n := int(r.Value); n > 0 && (least == 0 || n < least) {
			least = n
		}
	}
	return least
}
