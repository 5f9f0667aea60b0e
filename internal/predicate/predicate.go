package predicate

import (
	"slices"

	"github.com/paulmach/orb"
)

// Op is what is said. The words are those of CQL2 in JSON.
type Op string

// The operations on predicates, and the constants.
const (
	And   Op = "and"
	Or    Op = "or"
	Not   Op = "not"
	True  Op = "true"
	False Op = "false"
)

// The operations on operands: comparisons and tests of one value, then of places and of time.
const (
	Eq      Op = "="
	Ne      Op = "<>"
	Lt      Op = "<"
	Gt      Op = ">"
	Le      Op = "<="
	Ge      Op = ">="
	Like    Op = "like"
	Between Op = "between"
	In      Op = "in" // the first operand is one of the others
	IsNull  Op = "isNull"

	Intersects Op = "s_intersects"

	After        Op = "t_after"
	Before       Op = "t_before"
	Disjoint     Op = "t_disjoint"
	Equals       Op = "t_equals"
	Meet         Op = "t_intersects" // the two share a day
	Contains     Op = "t_contains"
	During       Op = "t_during"
	FinishedBy   Op = "t_finishedBy"
	Finishes     Op = "t_finishes"
	Meets        Op = "t_meets"
	MetBy        Op = "t_metBy"
	OverlappedBy Op = "t_overlappedBy"
	Overlaps     Op = "t_overlaps"
	StartedBy    Op = "t_startedBy"
	Starts       Op = "t_starts"
)

// The operations by kind, each in the order of the standard.
var (
	Comparisons = []Op{Eq, Ne, Lt, Gt, Le, Ge}
	OfTimes     = []Op{After, Before, Disjoint, Equals, Meet}
	OfSpans     = []Op{Contains, During, FinishedBy, Finishes, Meets, MetBy, OverlappedBy, Overlaps, StartedBy, Starts}
)

// Expr is a predicate: an operation on other predicates or on operands. It is never changed once it is made.
type Expr struct {
	Op   Op
	Args []*Expr   // of and, or, not
	Of   []Operand // of all others
}

// Operand is a property, a literal, or a span between two of them.
type Operand struct {
	Property string // blank for a literal
	Fold     bool   // the case of the property's text doesn't count; that of a literal is folded already
	Value    Value  // of a literal
	Ends     []Operand
}

// Kind is what a value is.
type Kind int

// The kinds of values. Nothing is the value of a property that is blank; as an end of a span it leaves it open.
const (
	Nothing Kind = iota
	Text
	Number
	Truth
	Day
	Place
	Span
)

// Value is what a property or a literal is. It holds no pointer to what it was made for.
type Value struct {
	Kind   Kind
	Text   string
	Number float64      // a day's is its number, that of true is 1
	Point  orb.Point    // of a place without a shape
	Shape  orb.Geometry // in degrees; a box whose west is greater than its east crosses the antimeridian
}

// All is what holds where all of its parts do.
func All(parts ...*Expr) *Expr { return joined(And, parts) }

// Any is what holds where one of its parts does.
func Any(parts ...*Expr) *Expr { return joined(Or, parts) }

// joined takes the parts of a part that is joined by the same word for its own.
func joined(op Op, parts []*Expr) *Expr {
	if len(parts) == 1 {
		return parts[0]
	}
	e := &Expr{Op: op}
	for _, p := range parts {
		if p.Op == op {
			e.Args = append(e.Args, p.Args...)
		} else {
			e.Args = append(e.Args, p)
		}
	}
	return e
}

// Negated is what holds where a predicate is false.
func Negated(e *Expr) *Expr { return &Expr{Op: Not, Args: []*Expr{e}} }

// Said is a predicate of operands.
func Said(op Op, of ...Operand) *Expr { return &Expr{Op: op, Of: of} }

// Depth is how many predicates lie in each other.
func (e *Expr) Depth() int {
	most := 0
	for _, a := range e.Args {
		most = max(most, a.Depth())
	}
	return most + 1
}

// Size is of how many predicates it is made.
func (e *Expr) Size() int {
	n := 1
	for _, a := range e.Args {
		n += a.Size()
	}
	return n
}

// Properties are the names that a predicate speaks of, sorted and each once.
func (e *Expr) Properties() []string {
	var names []string
	var look func(of []Operand)
	look = func(of []Operand) {
		for _, o := range of {
			if o.Property != "" {
				names = append(names, o.Property)
			}
			look(o.Ends)
		}
	}
	look(e.Of)
	for _, a := range e.Args {
		names = append(names, a.Properties()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
