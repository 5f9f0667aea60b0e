package index

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
	"khyberatlas/internal/index/set"
	"khyberatlas/internal/spot"
)

// Places are the points at which rows are answered, along the curve of Morton over the web's map, the coarse ones behind the
// others: whatever lies in a tile of it, at any zoom, stands together. So a tile costs what lies in it.
type Places struct {
	fine     int           // how many are not coarse
	codes    column.Int64s // the bits of both coordinates of the web's map by turns
	lon, lat column.Float64s
	badges   column.Int32s // -1 where the place isn't coarse
	starts   column.Int32s // of each place's rows
	rows     column.Int32s // by place, and of one place in order
	shown    column.Int32s // of each of them what a map shows of it, in shownWide numbers
	of       column.Int32s // the place of each row, -1 where it has none
}

func openPlaces(f *sections.File) Places {
	p := Places{codes: f.Section("places"), lon: f.Section("places.lon"), lat: f.Section("places.lat"), of: f.Section("place"),
		badges: f.Section("places.badge"), starts: f.Section("places.starts"), rows: f.Section("places.rows"),
		shown: f.Section("places.shown")}
	p.fine = column.Search(0, p.badges.Len(), func(i int) bool { return p.badges.At(i) >= 0 })
	return p
}

// At is where a place is.
func (p *Places) At(place int) orb.Point { return orb.Point{p.lon.At(place), p.lat.At(place)} }

// Badge is the number of a coarse place; -1 for any other.
func (p *Places) Badge(place int) int { return int(p.badges.At(place)) }

// Lot is that of a place among others.
func (p *Places) Lot(place int) uint64 { return spot.Lot(uint64(p.codes.At(place))) }

// Cell is the number of the cell that a place is in, where the web's map is two to the power of a number of them a side.
func (p *Places) Cell(place, cells int) uint64 { return uint64(p.codes.At(place)) >> (64 - 2*cells) }

// In are the places in a tile of the web's map, the coarse ones or the others: from the first up to the one before another.
func (p *Places) In(zoom, x, y int, coarse bool) (from, to int) {
	least, end := 0, p.fine
	if coarse {
		least, end = p.fine, p.badges.Len()
	}
	tile := geo.WebCurve(uint32(x), uint32(y))
	first := func(tile uint64) int {
		return column.Search(least, end, func(i int) bool { return p.Cell(i, zoom) >= tile })
	}
	return first(tile), first(tile + 1)
}

// Shown is what a map shows of a row, as it stands beside the others of its place: a tile reads no column of all rows.
type Shown struct {
	Row, Best, Low          int // a figure is -1 where nobody gives it
	Type, Confidence, Dated int // the codes of its values
}

// shownWide is how many numbers there are of it.
const shownWide = 5

func (p *Places) shownAt(k int) Shown {
	n := p.shown[4*shownWide*k:]
	codes := int(n.At(4))
	return Shown{int(p.rows.At(k)), int(n.At(2)), int(n.At(3)), codes & 255, codes >> 8 & 255, codes >> 16}
}

// Held is how many rows stand at some places.
func (p *Places) Held(from, to int) int { return int(p.starts.At(to) - p.starts.At(from)) }

// ManyMore is how many more rows a tile may hold than a set does, for it to be cheaper to look at each than to sort the set.
const ManyMore = 16

// Each visits the rows of a set at some places, place by place; without a set all that meet a period.
func (p *Places) Each(s *set.Rows, period incident.Days, from, to int, visit func(place int, r Shown)) {
	first, last := int32(period.From), int32(cmp.Or(period.To, incident.LastDay))
	if s == nil || p.Held(from, to) <= ManyMore*s.Count() {
		for place := from; place < to; place++ {
			for k, end := int(p.starts.At(place)), int(p.starts.At(place+1)); k < end; k++ {
				if n := p.shown[4*shownWide*k:]; n.At(0) <= last && n.At(1) >= first && (s == nil || s.Has(int(p.rows.At(k)))) {
					visit(place, p.shownAt(k))
				}
			}
		}
		return
	}
	var found []int64
	s.Each(func(row int) bool {
		if place := int(p.of.At(row)); place >= from && place < to {
			found = append(found, int64(place)<<32|int64(row))
		}
		return true
	})
	slices.Sort(found)
	for _, at := range found {
		place, row := int(at>>32), int32(at&(1<<32-1))
		k := column.Search(int(p.starts.At(place)), int(p.starts.At(place+1)), func(k int) bool { return p.rows.At(k) >= row })
		visit(place, p.shownAt(k))
	}
}

func putPlaces(w *sections.Writer, rows []Row) {
	type placed struct {
		code uint64
		row  int32
	}
	var all []placed
	for i := range rows {
		if Placed(rows[i].At) {
			all = append(all, placed{geo.WebCurve(geo.WebMap(rows[i].At)), int32(i)})
		}
	}
	same := func(x, y placed) int {
		r, s := &rows[x.row], &rows[y.row]
		return cmp.Or(cmp.Compare(r.At[0], s.At[0]), cmp.Compare(r.At[1], s.At[1]), cmp.Compare(r.Badge, s.Badge))
	}
	coarse := func(p placed) int { return int(min(rows[p.row].Badge, 0)) }
	slices.SortFunc(all, func(x, y placed) int {
		if c := cmp.Or(cmp.Compare(coarse(x), coarse(y)), cmp.Compare(x.code, y.code)); c != 0 {
			return c
		}
		return cmp.Or(same(x, y), cmp.Compare(x.row, y.row))
	})
	of := make([]int32, len(rows))
	for i := range of {
		of[i] = -1
	}
	var codes, lon, lat, badges, starts, order, shown, place column.Builder
	n := int32(-1)
	for k, at := range all {
		r := &rows[at.row]
		if k == 0 || same(all[k-1], at) != 0 {
			n++
			codes.Int64(int64(at.code))
			lon.Float64(r.At[0])
			lat.Float64(r.At[1])
			badges.Int32(r.Badge)
			starts.Int32(int32(k))
		}
		order.Int32(at.row)
		codes := int32(r.codes[Type]) | int32(r.codes[Confidence])<<8 | int32(r.codes[Dated])<<16
		for _, n := range [shownWide]int32{int32(r.Span.From), int32(r.Span.To), r.figures[Best], r.figures[Low], codes} {
			shown.Int32(n)
		}
		of[at.row] = n
	}
	starts.Int32(int32(len(all)))
	for _, n := range of {
		place.Int32(n)
	}
	for _, c := range []struct {
		name  string
		bytes column.Builder
	}{{"places", codes}, {"places.lon", lon}, {"places.lat", lat}, {"places.badge", badges}, {"places.starts", starts},
		{"places.rows", order}, {"places.shown", shown}, {"place", place}} {
		c.bytes.Put(w, c.name)
	}
}
