package truth

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/predicate"
)

// bindIntersects compares places on the plane of longitude and latitude. The parts of a literal are made once.
func bindIntersects[T any](e *predicate.Expr, read Reader[T]) func(T) Value {
	a, b := e.Of[0], e.Of[1]
	if a.Property == "" {
		a, b = b, a
	}
	value := bindOperand(a, read)
	if b.Property != "" {
		other := bindOperand(b, read)
		return func(x T) Value { return meeting(value(x), other(x)) }
	}
	if box, ok := b.Value.Shape.(orb.Bound); ok {
		halves := geo.Halves(box)
		return func(x T) Value {
			v := value(x)
			if v.Kind == predicate.Place && v.Shape == nil {
				return of(inAny(halves, v.Point))
			}
			return meeting(v, b.Value)
		}
	}
	parts := partsOf(b.Value)
	return func(x T) Value {
		v := value(x)
		switch {
		case v.Kind == predicate.Nothing:
			return Unknown
		case v.Shape == nil:
			return of(parts.Has(v.Point))
		}
		other := partsOf(v)
		return of(parts.Intersects(&other))
	}
}

func inAny(boxes []orb.Bound, at orb.Point) bool {
	for _, b := range boxes {
		if b.Contains(at) {
			return true
		}
	}
	return false
}

func meeting(a, b predicate.Value) Value {
	if a.Kind == predicate.Nothing || b.Kind == predicate.Nothing {
		return Unknown
	}
	p, q := partsOf(a), partsOf(b)
	return of(p.Intersects(&q))
}

func partsOf(v predicate.Value) geo.Parts {
	if v.Shape == nil {
		return geo.PartsOf(v.Point)
	}
	return geo.PartsOf(v.Shape)
}
