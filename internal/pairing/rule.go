package pairing

import (
	"fmt"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

// What the rule goes by; docs/pairs.md says what was measured.
const (
	nearKm  = 30 // of one place, where a record states no district
	spotKm  = 10 // of one spot, though the records state different districts
	fewDead = 2  // by how many tolls may differ that are likely of one event
	share   = 30 // or by how many in a hundred of the higher one
)

// evidence is what two rows have in common.
type evidence struct {
	sure    bool
	score   int32
	next    bool // the days are next to each other and don't meet
	samePt  bool // the same district; else the points are near
	km      float64
	overlap bool
	equal   bool // the best figures
	kinds   kinds
}

// kinds are sorts of dead, as bits: this is worked out for each two rows that meet.
type kinds uint8

const (
	civilians kinds = 1 << iota
	forces
	militants
	notCivilians
)

var kindNames = []string{"civilians", "forces", "militants", "not civilians"}

// compare says what speaks for two rows being one event; ok is false where nothing does, or enough against it.
func compare(a, b *row) (e evidence, ok bool) {
	switch {
	case a.from <= b.to && b.from <= a.to:
	case a.from == b.to+1 || b.from == a.to+1:
		e.next = true
	default: // with a whole day between, no two events judged by hand were the same
		return e, false
	}
	e.equal = a.best > 0 && a.best == b.best
	told := a.high != unknown && b.high != unknown
	e.overlap = told && a.low <= b.high && b.low <= a.high
	known := e.dead(a, b)
	switch {
	case told && !e.overlap && !alike(a.reach(), b.reach()):
		return e, false
	case known && e.kinds == 0: // both say who died, and it is others
		return e, false
	case !told && !(a.day && b.day): // neither the day nor the toll
		return e, false
	}
	placed, close := e.place(a, b)
	if !placed {
		return e, false
	}
	// Days next to each other are one event where the night was long, or the report late: then the figures must be equal,
	// and more than one, since many a day has one killed.
	e.sure = close && e.overlap && e.kinds != 0 && (!e.next || e.equal && a.best > 1)
	e.weigh(a, b)
	return e, true
}

// place says whether two rows can be of one place, and whether closely enough to be sure.
func (e *evidence) place(a, b *row) (placed, close bool) {
	e.km = -1
	// One of latitude alone is enough to be told apart, and spares most of the reckoning.
	if a.placed && b.placed && !a.coarse && !b.coarse && max(a.lat-b.lat, b.lat-a.lat) < 2*nearKm/kmDegree {
		e.km = geo.Distance(a.point(), b.point())
	}
	e.samePt = a.district != 0 && a.district == b.district
	country := a.country == b.country || a.country == 0 || b.country == 0
	near := e.km >= 0 && e.km <= nearKm
	switch {
	case e.samePt:
		return true, true
	case near && country && (a.district == 0 || b.district == 0):
		return true, true
	case e.km >= 0 && e.km <= spotKm:
		return true, country
	case near && country:
		return true, false
	}
	// One that is known to its province only may be any of the province's.
	return (a.coarse || b.coarse) && country && a.admin1 != 0 && a.admin1 == b.admin1, false
}

// dead finds the kinds of dead in common, and says whether both tell at all who died.
func (e *evidence) dead(a, b *row) (known bool) {
	if a.civilians > 0 && b.civilians > 0 {
		e.kinds |= civilians
	}
	if a.forces > 0 && b.forces > 0 {
		e.kinds |= forces
	}
	if a.militant > 0 && b.militant > 0 {
		e.kinds |= militants
	}
	// A table with few columns tells civilians alone: the others of its dead bore arms.
	if e.kinds == 0 && e.equal && (a.unsided() && b.armed() || b.unsided() && a.armed()) {
		e.kinds = notCivilians
	}
	return (a.civilians > 0 || a.armed()) && (b.civilians > 0 || b.armed())
}

// armed reports whether the row tells of dead who bore arms.
func (r *row) armed() bool { return r.forces > 0 || r.militant > 0 }

// unsided reports whether some of the row's dead were no civilians, though it doesn't say on whose side they stood.
func (r *row) unsided() bool {
	return r.forces == unknown && r.militant == unknown && r.civilians != unknown && r.best > r.civilians
}

// reach is the figure by which a toll is likened to another one.
func (r *row) reach() int32 {
	if r.best != unknown {
		return r.best
	}
	return r.high
}

func alike(a, b int32) bool {
	apart := max(a, b) - min(a, b)
	return apart <= fewDead || apart*100 <= share*max(a, b)
}

// weigh adds up what makes one partner better than another. Distance counts in one step only: points of one event lie up to
// 70 km apart.
func (e *evidence) weigh(a, b *row) {
	for _, w := range []struct {
		holds  bool
		weight int32
	}{
		{e.sure, 16},
		{!e.next, 3},
		{a.day && b.day, 1},
		{e.equal, 2},
		{e.overlap, 1},
		{samePart(a.civilians, b.civilians) || samePart(a.forces, b.forces) || samePart(a.militant, b.militant), 1},
		{max(a.civilians, 0) == max(b.civilians, 0) && max(a.forces, 0) == max(b.forces, 0) &&
			max(a.militant, 0) == max(b.militant, 0), 1},
		{e.samePt, 1},
		{e.km >= 0 && e.km <= spotKm, 1},
	} {
		if w.holds {
			e.score += w.weight
		}
	}
}

func samePart(a, b int32) bool { return a > 0 && a == b }

func (r *row) point() orb.Point { return orb.Point{float64(r.lon), float64(r.lat)} }

// why is the evidence in a sentence.
func (e *evidence) why(a, b *row) string {
	said := make([]string, 0, 4)
	switch {
	case e.next:
		said = append(said, "a day apart")
	case a.from == b.from && a.to == b.to && a.from == a.to:
		said = append(said, "same day")
	default:
		said = append(said, "days meet")
	}
	switch {
	case e.samePt:
		said = append(said, "same district")
	case e.km >= 0:
		said = append(said, fmt.Sprintf("%.0f km apart", e.km))
	default:
		said = append(said, "same province")
	}
	switch {
	case e.equal:
		said = append(said, fmt.Sprintf("%d killed in both", a.best))
	case a.high == unknown || b.high == unknown:
		said = append(said, "killed "+a.toll()+" and "+b.toll())
	case e.overlap:
		said = append(said, "killed "+a.toll()+" and "+b.toll()+", which overlap")
	default:
		said = append(said, "killed "+a.toll()+" and "+b.toll())
	}
	var names []string
	for i, name := range kindNames {
		if e.kinds&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		said = append(said, strings.Join(names, " and ")+" among them in both")
	}
	return strings.Join(said, "; ")
}

func (r *row) toll() string {
	switch {
	case r.high == unknown:
		return "not told"
	case r.low == r.high:
		return fmt.Sprint(r.high)
	}
	return fmt.Sprintf("%d to %d", r.low, r.high)
}

// wide reports whether the row can have been on many days: then a rival of the same grade, however weak, makes it doubtful.
func (r *row) wide() bool { return !r.day && r.span().Len() > 3 }
