package draw

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// fan spreads marks that share a point like the seeds of a sunflower, the heaviest in the middle, so that each can be
// seen and followed. Points are moved in place; the order among equals is that of the list.
func fan(at []orb.Point, marks []Mark) {
	const gap, turn = 5.5, 2.399963229728653 // units between seeds; the golden angle
	groups := map[orb.Point][]int{}
	for i, m := range marks {
		groups[m.At] = append(groups[m.At], i)
	}
	for _, members := range groups {
		slices.SortStableFunc(members, func(i, j int) int { return cmp.Compare(weight(marks[j].Killed), weight(marks[i].Killed)) })
		for k, i := range members {
			r, angle := gap*math.Sqrt(float64(k)), turn*float64(k)
			at[i] = orb.Point{at[i][0] + r*math.Cos(angle), at[i][1] + r*math.Sin(angle)}
		}
	}
}
