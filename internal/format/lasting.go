package format

import (
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/columns"
)

// lasting is what a feature is whatever is asked of it: its beginning as GeoJSON, up to the first column that is worked out, and
// the box around it.
type lasting struct {
	begin []byte
	box   orb.Bound
	boxed bool
}

// Lasting is the layer with what stays of some rows prepared, so that an answer writes their figures and nothing else anew: of
// the districts nearly all bytes are geometry, and of a crossing a third are its names and notes. A row is known by its id.
func (l Layer[T]) Lasting(rows []T) Layer[T] {
	first := slices.IndexFunc(l.properties, func(c columns.Column[T]) bool { return c.Derived })
	if first < 1 {
		return l
	}
	head := l
	head.properties = l.properties[:first]
	l.lasting, l.figures = map[string]lasting{}, l.properties[first:]
	for _, row := range rows {
		o := &buffer{}
		head.feature(o, row)
		box, boxed := l.bound(row)
		l.lasting[l.id(row)] = lasting{slices.Clip(o.b), box, boxed}
	}
	return l
}

// boundOf is the box around a row.
func (l Layer[T]) boundOf(row T) (orb.Bound, bool) {
	if known, ok := l.lasting[l.id(row)]; ok {
		return known.box, known.boxed
	}
	return l.bound(row)
}
