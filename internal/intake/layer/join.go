package layer

import (
	"slices"

	"github.com/paulmach/orb"
)

// joined puts lines together where one goes on in exactly one other: extracts cut a road into many ways, and the end of a
// line never goes when it is thinned.
func joined(all orb.MultiLineString) orb.MultiLineString {
	ends := map[orb.Point][]int{} // the lines that begin or end at a point
	for i, l := range all {
		ends[l[0]] = append(ends[l[0]], i)
		ends[l[len(l)-1]] = append(ends[l[len(l)-1]], i)
	}
	used := make([]bool, len(all))
	// next is the line that goes on from a point, turned so that it begins there.
	next := func(at orb.Point) orb.LineString {
		here := ends[at]
		if len(here) != 2 {
			return nil
		}
		for _, i := range here {
			if used[i] {
				continue
			}
			used[i] = true
			if all[i][0] == at {
				return all[i]
			}
			turned := all[i].Clone()
			slices.Reverse(turned)
			return turned
		}
		return nil
	}
	var out orb.MultiLineString
	for i, l := range all {
		if used[i] {
			continue
		}
		used[i] = true
		whole := l.Clone()
		for more := next(whole[len(whole)-1]); more != nil; more = next(whole[len(whole)-1]) {
			whole = append(whole, more[1:]...)
		}
		slices.Reverse(whole)
		for more := next(whole[len(whole)-1]); more != nil; more = next(whole[len(whole)-1]) {
			whole = append(whole, more[1:]...)
		}
		slices.Reverse(whole)
		out = append(out, whole)
	}
	return out
}
