package index

import (
	"iter"
	"math"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/set"
)

// Spanned is the days from the first that a row of a set can have happened on to the last; all of time where it holds none.
func (x *Index) Spanned(s set.Rows) (days incident.Days) {
	for w, word := range s.Words {
		if w += s.First; word == 0 || days.From != 0 && x.spans.blocks[w].firstFrom >= days.From {
			if days.From != 0 && x.spans.first[w] >= days.From {
				break // no row from here on begins earlier
			}
			continue
		}
		set.Rows{First: w, Words: []uint64{word}}.Each(func(i int) bool {
			if from := x.Span(i).From; days.From == 0 || from < days.From {
				days.From = from
			}
			return true
		})
	}
	for w := len(s.Words) - 1; w >= 0 && days.From != 0; w-- {
		switch at := s.First + w; {
		case x.spans.last[at] <= days.To:
			return days // no row up to here ends later
		case s.Words[w] != 0 && x.spans.blocks[at].lastTo > days.To:
			set.Rows{First: at, Words: s.Words[w : w+1]}.Each(func(i int) bool {
				days.To = max(days.To, x.Span(i).To)
				return true
			})
		}
	}
	return days
}

// Around is the box around the rows of a set; false where none has a place. What lies where others were found adds nothing.
func (x *Index) Around(s set.Rows) (orb.Bound, bool) {
	all := nothing
	for w, word := range s.Words {
		if word == 0 {
			continue
		}
		if of := x.boxes[s.First+w]; !holds(of) || holds(all) && all.Contains(of.Min) && all.Contains(of.Max) {
			continue
		}
		set.Rows{First: s.First + w, Words: s.Words[w : w+1]}.Each(func(i int) bool {
			all = extended(all, x.At(i))
			return true
		})
	}
	return all, holds(all)
}

// AroundAll is the box around rows in any order.
func (x *Index) AroundAll(rows iter.Seq[int]) (orb.Bound, bool) {
	west, south, east, north := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := range rows {
		// Of a row without a place, no comparison holds.
		lon, lat := x.lon.At(i), x.lat.At(i)
		if lon < west {
			west = lon
		}
		if lon > east {
			east = lon
		}
		if lat < south {
			south = lat
		}
		if lat > north {
			north = lat
		}
	}
	return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}, west <= east
}

// nothing is a box that holds no point.
var nothing = orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}}

func holds(b orb.Bound) bool { return b.Min[0] <= b.Max[0] }

func extended(b orb.Bound, at orb.Point) orb.Bound {
	switch {
	case !Placed(at):
		return b
	case !holds(b):
		return at.Bound()
	}
	return b.Extend(at)
}

func newBoxes(lon, lat column.Float64s) []orb.Bound {
	boxes := make([]orb.Bound, (len(lon)/8+63)/64)
	for w := range boxes {
		boxes[w] = nothing
		for i := 64 * w; i < min(64*w+64, len(lon)/8); i++ {
			boxes[w] = extended(boxes[w], orb.Point{lon.At(i), lat.At(i)})
		}
	}
	return boxes
}
