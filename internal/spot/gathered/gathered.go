// Package gathered makes what a map shows of rows that come place by place: a spot of each cell, or of each coarse place.
package gathered

import (
	"cmp"
	"math/bits"
	"slices"
	"sync"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/placed"
	"khyberatlas/internal/spot"
)

// Gatherer makes spots of rows. It is lent by New, and given back by Spots.
type Gatherer struct {
	x       *index.Index
	cells   int
	counted int
	coarse  bool // the rows that come stand for areas

	now       spot.Spot
	cell      uint64 // of the present spot
	place     int    // of the row before
	run, most int    // rows at this place, and at the commonest one of the spot
	lot       uint64 // of the latter
	commonest int
	row       int // the first one, and its codes
	codes     placed.Codes

	best, atLeast       int
	withBest, withLeast bool
	kinds               [kinds]spot.Kind // in the order of incident.Types
	occur               uint64           // those that occur

	order                  [256]uint8 // of each code of a type, its place in that order
	contested, week, month int        // codes

	places  []spot.Spot // they and areas are copied out of it
	areas   []spot.Spot
	at      []int // of each of the places, which it is
	singles []single
	figures []int
	lists   []spot.Kind
}

// single is a spot that wants to be told of its row.
type single struct {
	area    bool
	at, row int
	codes   placed.Codes
}

// kinds is how many there can be: as many as a number has bits.
const kinds = 64

// room is lent again: spots are set aside for as many as a tile has, not for as many as it could have.
var room = sync.Pool{New: func() any { return &Gatherer{} }}

// New begins spots by the cells of a grid.
func New(x *index.Index, cells int) *Gatherer {
	g := room.Get().(*Gatherer)
	*g = Gatherer{x: x, cells: cells, singles: g.singles[:0], places: g.places[:0], areas: g.areas[:0], at: g.at[:0]}
	types := x.Groups[index.Type]
	for i, kind := range incident.Types {
		g.kinds[i].Type = kind
		if c := types.Code(string(kind)); c >= 0 {
			g.order[c] = uint8(i)
		}
	}
	g.contested = x.Groups[index.Confidence].Code("contested")
	g.week, g.month = x.Groups[index.Dated].Code(string(incident.WeekOnly)), x.Groups[index.Dated].Code(string(incident.MonthOnly))
	return g
}

// Take takes rows, all of them at coarse places or none.
func (g *Gatherer) Take(coarse bool, each func(visit func(*placed.Shown))) {
	g.coarse, g.place = coarse, -1
	each(g.visit)
	g.end()
}

// Counted is how many rows were taken.
func (g *Gatherer) Counted() int { return g.counted }

func (g *Gatherer) visit(r *placed.Shown) {
	if r.Place != g.place {
		g.come(r)
	}
	if g.run++; g.run >= g.most {
		if lot := spot.Lot(r.Curve); g.run > g.most || lot < g.lot {
			g.commonest, g.most, g.lot, g.now.Curve = r.Place, g.run, lot, r.Curve
		}
	}
	if g.now.Count++; g.now.Count == 1 {
		g.row, g.codes = r.Row, r.Codes
	}
	k := g.order[r.Type]
	g.occur |= 1 << k
	kind := &g.kinds[k%kinds]
	kind.Count++
	if r.Confidence == g.contested {
		kind.Contested++
		g.now.Contested++
	}
	if r.Dated == g.week || r.Dated == g.month {
		g.now.Vague++
	}
	if r.Best >= 0 {
		g.best, g.withBest = g.best+r.Best, true
		g.atLeast, g.withLeast = g.atLeast+r.Best, true
		return
	}
	g.now.WithoutBest++
	if r.Low >= 0 {
		g.atLeast, g.withLeast = g.atLeast+r.Low, true
	}
}

// come is what happens where the first row of a place comes: it belongs to the present spot, or begins one. A coarse place is
// one by itself.
func (g *Gatherer) come(r *placed.Shown) {
	if cell := r.Curve >> (64 - 2*g.cells); g.coarse || cell != g.cell || g.now.Count == 0 {
		g.end()
		g.now.Badge, g.cell, g.most = -1, cell, 0
		if g.coarse {
			g.now.Badge = g.x.Places.Badge(r.Place)
		}
	}
	g.place, g.run = r.Place, 0
	g.now.Points++
}

// end puts the present spot to the others.
func (g *Gatherer) end() {
	s := &g.now
	if s.Count == 0 {
		return
	}
	g.counted += s.Count
	if g.withBest {
		s.Killed = keptIn(&g.figures, g.best)
	}
	if g.withLeast {
		if s.AtLeast = s.Killed; !g.withBest || g.atLeast != g.best {
			s.AtLeast = keptIn(&g.figures, g.atLeast)
		}
	}
	n := bits.OnesCount64(g.occur)
	if len(g.lists)+n > cap(g.lists) {
		g.lists = make([]spot.Kind, 0, max(many, n))
	}
	first := len(g.lists)
	for ; g.occur != 0; g.occur &= g.occur - 1 {
		k := &g.kinds[bits.TrailingZeros64(g.occur)]
		g.lists = append(g.lists, *k)
		k.Count, k.Contested = 0, 0
	}
	s.Kinds = g.lists[first:len(g.lists):len(g.lists)]
	to := &g.places
	if g.coarse {
		to, s.At = &g.areas, g.x.Places.At(g.commonest)
	} else {
		g.at = append(g.at, g.commonest)
	}
	if s.Count == 1 {
		g.singles = append(g.singles, single{g.coarse, len(*to), g.row, g.codes})
	}
	*to = append(*to, *s)
	*s = spot.Spot{}
	g.best, g.atLeast, g.withBest, g.withLeast = 0, 0, false, false
}

// Spots are those of all rows that were taken.
func (g *Gatherer) Spots() spot.Spots {
	for i, place := range g.at { // all together: each lies far from the others, and the processor waits for several at once
		g.places[i].At = g.x.Places.At(place)
	}
	g.tell()
	slices.SortFunc(g.areas, func(s, t spot.Spot) int { return cmp.Compare(s.Badge, t.Badge) })
	out := spot.Spots{Places: slices.Clone(g.places), Areas: slices.Clone(g.areas)}
	clear(g.places) // they point at what is another's now
	clear(g.areas)
	g.figures, g.lists, g.x = nil, nil, nil // the index of a version that is no longer served isn't held
	if cap(g.places) <= mostRoom {
		room.Put(g)
	}
	return out
}

// mostRoom is for how many spots a room may be kept.
const mostRoom = 1 << 15

// tell tells the spots of one row of it. Their ids are made at once: a text for each would be most of what is set aside.
func (g *Gatherer) tell() {
	ones := make([]spot.One, len(g.singles))
	ids, ends := make([]byte, 0, 24*len(g.singles)), make([]int, len(g.singles))
	for k, s := range g.singles {
		ids = append(ids, g.x.ID(s.row)...)
		ends[k] = len(ids)
	}
	all, from := string(ids), 0
	for k, s := range g.singles {
		g.one(&ones[k], s.row, s.codes)
		ones[k].ID, from = all[from:ends[k]], ends[k]
		to := g.places
		if s.area {
			to = g.areas
		}
		to[s.at].One = &ones[k]
	}
}

func (g *Gatherer) one(one *spot.One, row int, c placed.Codes) {
	value := func(l index.List, code int) string { return g.x.Groups[l].Values()[code] }
	one.Origin, one.Date = value(index.Origin, c.Origin), g.x.Date(row)
	one.DatePrecision = incident.DatePrecision(value(index.Dated, c.Dated))
	one.GeoPrecision = incident.GeoPrecision(value(index.Precision, c.Precision))
	one.Actor = incident.Actor(value(index.Actor, c.Actor))
	one.Confidence = incident.Confidence(value(index.Confidence, c.Confidence))
}

// many is how many things a piece has room for.
const many = 512

// keptIn is where a value is, in a piece that has room for many.
func keptIn[T any](piece *[]T, v T) *T {
	if len(*piece) == cap(*piece) {
		*piece = make([]T, 0, many)
	}
	*piece = append(*piece, v)
	return &(*piece)[len(*piece)-1]
}
