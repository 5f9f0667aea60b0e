package mapdata

import (
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
)

// What the map shows at first: the places of all incidents but the outermost fiftieth on each side, by the rule that the
// script fits a filter's map by. Of many no more are looked at than give the box.
const (
	outermost = 50
	looked    = 2000
)

// elsewhere is what a dataset without a single place shows: the province and the frontier beside it.
var elsewhere = [4]float64{68.9, 31.1, 74.2, 36.9}

type homeKey struct{}

// homeOf is worked out once for a version.
func homeOf(q *question.Question) [4]float64 {
	home, _ := atlas.Kept(q.Atlas, homeKey{}, func() ([4]float64, error) { return findHome(q), q.Err() })
	return home
}

// homeCells are the cells of the web's map by which the places of very many incidents are told: one is a kilometre or two wide.
const homeCells = 14

func findHome(q *question.Question) [4]float64 {
	var lons, lats []float64
	add := func(at orb.Point, n int) {
		for range n {
			lons, lats = append(lons, at[0]), append(lats, at[1])
		}
	}
	if n := q.Atlas.Len(); n > mostRecords {
		spots := q.Spots(incident.Query{}, spot.Grid{Cells: homeCells})
		for _, s := range slices.Concat(spots.Places, spots.Areas) {
			add(s.At, s.Count)
		}
	} else {
		i, step := 0, q.Totals(incident.Query{}).Count/looked+1
		for r := range q.Each(incident.Query{}, incident.SortDate) {
			if r.At != nil && i%step == 0 {
				add(*r.At, 1)
			}
			i++
		}
	}
	if len(lons) == 0 {
		return elsewhere
	}
	west, east := ends(lons)
	south, north := ends(lats)
	return [4]float64{west, south, east, north}
}

// ends are the lowest and the highest value without the outermost ones.
func ends(list []float64) (low, high float64) {
	slices.Sort(list)
	cut := 0
	if len(list) >= outermost {
		cut = len(list) / outermost
	}
	return geo.Round4(list[cut]), geo.Round4(list[len(list)-1-cut])
}
