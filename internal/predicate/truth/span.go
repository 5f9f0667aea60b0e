package truth

import (
	"math"

	"khyberatlas/internal/predicate"
)

// span is a stretch of days, both ends included; an instant is one whose ends are the same.
type span struct{ from, to float64 }

// spanTests are the relations of OWL-Time, by the ends as they are written: two spans of which one ends on the day on which
// the other begins meet.
var spanTests = map[predicate.Op]func(a, b span) bool{
	predicate.After:        func(a, b span) bool { return a.from > b.to },
	predicate.Before:       func(a, b span) bool { return a.to < b.from },
	predicate.Disjoint:     func(a, b span) bool { return a.from > b.to || a.to < b.from },
	predicate.Equals:       func(a, b span) bool { return a == b },
	predicate.Meet:         func(a, b span) bool { return a.from <= b.to && a.to >= b.from },
	predicate.Contains:     func(a, b span) bool { return a.from < b.from && a.to > b.to },
	predicate.During:       func(a, b span) bool { return a.from > b.from && a.to < b.to },
	predicate.FinishedBy:   func(a, b span) bool { return a.from < b.from && a.to == b.to },
	predicate.Finishes:     func(a, b span) bool { return a.from > b.from && a.to == b.to },
	predicate.Meets:        func(a, b span) bool { return a.to == b.from },
	predicate.MetBy:        func(a, b span) bool { return a.from == b.to },
	predicate.OverlappedBy: func(a, b span) bool { return a.from > b.from && a.from < b.to && a.to > b.to },
	predicate.Overlaps:     func(a, b span) bool { return a.from < b.from && a.to > b.from && a.to < b.to },
	predicate.StartedBy:    func(a, b span) bool { return a.from == b.from && a.to > b.to },
	predicate.Starts:       func(a, b span) bool { return a.from == b.from && a.to < b.to },
}

// bindSpan is a day or a span as a span. A blank property makes it unknown; an end that is left open lies beyond all days.
func bindSpan[T any](o predicate.Operand, read Reader[T]) func(T) (span, bool) {
	if len(o.Ends) == 0 {
		value := bindOperand(o, read)
		return func(x T) (span, bool) {
			v := value(x)
			return span{v.Number, v.Number}, v.Kind != predicate.Nothing
		}
	}
	from, to := bindEnd(o.Ends[0], math.Inf(-1), read), bindEnd(o.Ends[1], math.Inf(1), read)
	return func(x T) (span, bool) {
		a, known := from(x)
		b, too := to(x)
		return span{a, b}, known && too
	}
}

func bindEnd[T any](o predicate.Operand, open float64, read Reader[T]) func(T) (float64, bool) {
	if o.Property == "" && o.Value.Kind == predicate.Nothing {
		return func(T) (float64, bool) { return open, true }
	}
	value := bindOperand(o, read)
	return func(x T) (float64, bool) {
		v := value(x)
		return v.Number, v.Kind != predicate.Nothing
	}
}
