package mapdata

import (
	"slices"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

// What the map shows at first: the places of all incidents but the outermost fiftieth on each side, by the rule that the
// script fits a filter's map by. Of many no more are looked at than give the box.
const (
	outermost = 50
	looked    = 2000
)

// elsewhere is what a dataset without a single place shows: the province and the frontier beside it.
var elsewhere = [4]float64{68.9, 31.1, 74.2, 36.9}

func homeOf(q *question.Question) [4]float64 {
	records := q.Search(incident.Query{}, incident.SortDate)
	step := len(records)/looked + 1
	var lons, lats []float64
	for i := 0; i < len(records); i += step {
		if at := records[i].At; at != nil {
			lons, lats = append(lons, at[0]), append(lats, at[1])
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
