package cqltest

import (
	"slices"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/cql"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/predicate"
	"khyberatlas/internal/predicate/truth"
)

// Values are literals that are likely to be met, so that comparisons are true, false and on the boundary.
type Values struct {
	Texts  []string
	Points []orb.Point
	Days   incident.Days
}

// Draw draws a predicate that speaks of some names.
func Draw(t *rapid.T, names cql.Names, values Values) *predicate.Expr {
	d := drawing{t, names, values}
	return d.expr(3)
}

type drawing struct {
	*rapid.T
	names  cql.Names
	values Values
}

func pick[T any](d drawing, label string, of []T) T { return rapid.SampledFrom(of).Draw(d.T, label) }

func (d drawing) expr(depth int) *predicate.Expr {
	n := 9
	if depth == 0 {
		n = 6
	}
	switch rapid.IntRange(0, n).Draw(d.T, "kind of predicate") {
	case 7:
		return predicate.Negated(d.expr(depth - 1))
	case 8:
		return predicate.All(d.several(depth)...)
	case 9:
		return predicate.Any(d.several(depth)...)
	}
	return d.leaf()
}

func (d drawing) several(depth int) (parts []*predicate.Expr) {
	for range rapid.IntRange(2, 3).Draw(d.T, "parts") {
		parts = append(parts, d.expr(depth-1))
	}
	return parts
}

// of are the names of some kinds.
func (d drawing) of(kinds ...predicate.Kind) (out []string) {
	for _, name := range d.names.Known() {
		if slices.Contains(kinds, d.names[name]) {
			out = append(out, name)
		}
	}
	return out
}

func (d drawing) leaf() *predicate.Expr {
	name := pick(d, "property", d.of(predicate.Text, predicate.Number, predicate.Truth, predicate.Day, predicate.Place))
	kind := d.names[name]
	a := predicate.Operand{Property: name}
	switch {
	case rapid.IntRange(0, 9).Draw(d.T, "null?") == 0:
		return predicate.Said(predicate.IsNull, a)
	case rapid.IntRange(0, 19).Draw(d.T, "constant?") == 0:
		return &predicate.Expr{Op: pick(d, "constant", []predicate.Op{predicate.True, predicate.False})}
	case kind == predicate.Place:
		shape := predicate.Operand{Value: predicate.Value{Kind: kind, Shape: d.shape()}}
		return predicate.Said(predicate.Intersects, d.sides(a, shape)...)
	case kind == predicate.Day && rapid.Bool().Draw(d.T, "of time"):
		return d.temporal(a)
	case kind == predicate.Text:
		a.Fold = rapid.IntRange(0, 3).Draw(d.T, "fold") == 0
	}
	switch test := rapid.IntRange(0, 5).Draw(d.T, "test"); {
	case test == 0 && kind == predicate.Text:
		return predicate.Said(predicate.Like, a, d.text(a.Fold, d.pattern()))
	case test == 0 && (kind == predicate.Number || kind == predicate.Day):
		return predicate.Said(predicate.Between, a, d.other(kind, false), d.other(kind, false))
	case test == 1:
		of := []predicate.Operand{a}
		for range rapid.IntRange(1, 3).Draw(d.T, "list") {
			of = append(of, d.other(kind, a.Fold))
		}
		return predicate.Said(predicate.In, of...)
	}
	return predicate.Said(pick(d, "comparison", predicate.Comparisons), d.sides(a, d.other(kind, a.Fold))...)
}

// sides puts the operands on either side.
func (d drawing) sides(a, b predicate.Operand) []predicate.Operand {
	if rapid.IntRange(0, 4).Draw(d.T, "turned") == 0 {
		return []predicate.Operand{b, a}
	}
	return []predicate.Operand{a, b}
}

// other is what a property of a kind is compared with.
func (d drawing) other(kind predicate.Kind, fold bool) predicate.Operand {
	if rapid.IntRange(0, 4).Draw(d.T, "of a property") == 0 {
		return predicate.Operand{Property: pick(d, "other property", d.of(kind)), Fold: fold}
	}
	switch kind {
	case predicate.Number:
		n := rapid.OneOf(rapid.Float64Range(-1e20, 1e20), rapid.Map(rapid.IntRange(-1, 8), func(n int) float64 { return float64(n) }))
		return predicate.Operand{Value: predicate.Value{Kind: kind, Number: n.Draw(d.T, "number") + 0}}
	case predicate.Truth:
		return predicate.Operand{Value: predicate.Value{Kind: kind, Number: float64(rapid.IntRange(0, 1).Draw(d.T, "truth"))}}
	case predicate.Day:
		return d.day()
	}
	return d.text(fold, rapid.OneOf(rapid.SampledFrom(d.values.Texts), rapid.StringMatching(`[a-zA-Z'\\\t\n مß%_]{0,6}`)).Draw(d.T, "text"))
}

func (d drawing) text(fold bool, s string) predicate.Operand {
	if fold {
		s = truth.Fold(s)
	}
	return predicate.Operand{Value: predicate.Value{Kind: predicate.Text, Text: s}}
}

func (d drawing) day() predicate.Operand {
	n := rapid.Int32Range(int32(d.values.Days.From), int32(d.values.Days.To)).Draw(d.T, "day")
	return predicate.Operand{Value: predicate.Value{Kind: predicate.Day, Number: float64(n)}}
}

// pattern is a text with some of it left open.
func (d drawing) pattern() string {
	var b []rune
	for _, c := range pick(d, "text", d.values.Texts) {
		switch rapid.IntRange(0, 5).Draw(d.T, "sign") {
		case 0:
			b = append(b, '%')
		case 1:
			b = append(b, '_')
		case 2:
			b = append(b, '\\', c)
		default:
			b = append(b, c)
		}
	}
	return string(b) + pick(d, "end", []string{"", "%", "_", `\`})
}

func (d drawing) temporal(a predicate.Operand) *predicate.Expr {
	if rapid.Bool().Draw(d.T, "spans") {
		return predicate.Said(pick(d, "relation", predicate.OfSpans), d.sides(d.span(), d.span())...)
	}
	b := d.span()
	if rapid.Bool().Draw(d.T, "instant") {
		b = d.other(predicate.Day, false)
	}
	return predicate.Said(pick(d, "relation", predicate.OfTimes), d.sides(a, b)...)
}

// span is one between days or properties, in their order where both are days.
func (d drawing) span() predicate.Operand {
	ends := []predicate.Operand{d.other(predicate.Day, false), d.other(predicate.Day, false)}
	if open := rapid.IntRange(0, 5).Draw(d.T, "open"); open < 2 {
		ends[open] = predicate.Operand{}
	}
	if ends[0].Value.Kind == predicate.Day && ends[1].Value.Kind == predicate.Day && ends[0].Value.Number > ends[1].Value.Number {
		slices.Reverse(ends)
	}
	return predicate.Operand{Ends: ends}
}

func (d drawing) shape() orb.Geometry {
	p := func() orb.Point { return pick(d, "point", d.values.Points) }
	ring := func() orb.Ring { a := p(); return orb.Ring{a, p(), p(), a} }
	box := orb.MultiPoint{p(), p()}.Bound()
	switch rapid.IntRange(0, 9).Draw(d.T, "shape") {
	case 0:
		return p()
	case 1:
		return orb.MultiPoint{p(), p()}
	case 2:
		return orb.LineString{p(), p(), p()}
	case 3:
		return orb.MultiLineString{{p(), p()}, {p(), p()}}
	case 4:
		return orb.Polygon{ring(), ring()}
	case 5:
		return orb.MultiPolygon{{ring()}, {ring()}}
	case 6:
		return orb.Collection{p(), orb.LineString{p(), p()}}
	case 7:
		return orb.Bound{Min: orb.Point{box.Max[0], box.Min[1]}, Max: orb.Point{box.Min[0], box.Max[1]}}
	}
	return box
}
