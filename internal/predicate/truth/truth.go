package truth

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"

	"khyberatlas/internal/predicate"
)

// Value is whether something holds.
type Value int8

// The values. Their order makes "and" the least of its parts and "or" the greatest.
const (
	False Value = iota
	Unknown
	True
)

// Not swaps true and false.
func (v Value) Not() Value { return True - v }

func of(holds bool) Value {
	if holds {
		return True
	}
	return False
}

// Reader gives the way in which a property of a thing is read.
type Reader[T any] func(property string) func(T) predicate.Value

// Bind makes a predicate into a question to things.
func Bind[T any](e *predicate.Expr, read Reader[T]) func(T) Value {
	switch e.Op {
	case predicate.True, predicate.False:
		v := of(e.Op == predicate.True)
		return func(T) Value { return v }
	case predicate.Not:
		inner := Bind(e.Args[0], read)
		return func(x T) Value { return inner(x).Not() }
	case predicate.And, predicate.Or:
		return bindJoined(e, read)
	case predicate.IsNull:
		value := bindOperand(e.Of[0], read)
		return func(x T) Value { return of(value(x).Kind == predicate.Nothing) }
	case predicate.Like:
		return bindLike(e, read)
	case predicate.Between:
		return bindBetween(e, read)
	case predicate.In:
		return bindIn(e, read)
	case predicate.Intersects:
		return bindIntersects(e, read)
	}
	if test := spanTests[e.Op]; test != nil {
		a, b := bindSpan(e.Of[0], read), bindSpan(e.Of[1], read)
		return func(x T) Value {
			s, known := a(x)
			o, too := b(x)
			if !known || !too {
				return Unknown
			}
			return of(test(s, o))
		}
	}
	test := orderTests[e.Op]
	a, b := bindOperand(e.Of[0], read), bindOperand(e.Of[1], read)
	return func(x T) Value {
		order, known := compare(a(x), b(x))
		if !known {
			return Unknown
		}
		return of(test(order))
	}
}

func bindJoined[T any](e *predicate.Expr, read Reader[T]) func(T) Value {
	parts := make([]func(T) Value, len(e.Args))
	for i, a := range e.Args {
		parts[i] = Bind(a, read)
	}
	decides := False
	if e.Op == predicate.Or {
		decides = True
	}
	return func(x T) Value {
		known := decides.Not()
		for _, part := range parts {
			switch part(x) {
			case decides:
				return decides
			case Unknown:
				known = Unknown
			}
		}
		return known
	}
}

var orderTests = map[predicate.Op]func(order int) bool{
	predicate.Eq: func(o int) bool { return o == 0 },
	predicate.Ne: func(o int) bool { return o != 0 },
	predicate.Lt: func(o int) bool { return o < 0 },
	predicate.Gt: func(o int) bool { return o > 0 },
	predicate.Le: func(o int) bool { return o <= 0 },
	predicate.Ge: func(o int) bool { return o >= 0 },
}

// compare orders two values of one kind: texts by their code points. It knows nothing of what is blank.
func compare(a, b predicate.Value) (order int, known bool) {
	switch {
	case a.Kind == predicate.Nothing || b.Kind == predicate.Nothing:
		return 0, false
	case a.Kind == predicate.Text:
		return strings.Compare(a.Text, b.Text), true
	}
	return cmp.Compare(a.Number, b.Number), true
}

func bindOperand[T any](o predicate.Operand, read Reader[T]) func(T) predicate.Value {
	if o.Property == "" {
		return func(T) predicate.Value { return o.Value }
	}
	value := read(o.Property)
	if !o.Fold {
		return value
	}
	return func(x T) predicate.Value {
		v := value(x)
		v.Text = Fold(v.Text)
		return v
	}
}

// Fold folds the case of a text by the full mappings of Unicode, which of ASCII alone are those of ASCII.
func Fold(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return cases.Fold().String(s)
		}
	}
	return strings.ToLower(s)
}

// bindBetween: both ends are included. What is below one end lies outside whatever the other is, but the standard has it
// that nothing is known where one of the three isn't.
func bindBetween[T any](e *predicate.Expr, read Reader[T]) func(T) Value {
	value, low, high := bindOperand(e.Of[0], read), bindOperand(e.Of[1], read), bindOperand(e.Of[2], read)
	return func(x T) Value {
		v := value(x)
		above, known := compare(v, low(x))
		below, too := compare(v, high(x))
		if !known || !too {
			return Unknown
		}
		return of(above >= 0 && below <= 0)
	}
}

// bindIn is any of the comparisons with =.
func bindIn[T any](e *predicate.Expr, read Reader[T]) func(T) Value {
	value := bindOperand(e.Of[0], read)
	list := make([]func(T) predicate.Value, len(e.Of)-1)
	for i, o := range e.Of[1:] {
		list[i] = bindOperand(o, read)
	}
	return func(x T) Value {
		v, found := value(x), False
		for _, one := range list {
			order, known := compare(v, one(x))
			switch {
			case !known:
				found = Unknown
			case order == 0:
				return True
			}
		}
		return found
	}
}
