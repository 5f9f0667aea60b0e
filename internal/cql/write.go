package cql

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/predicate"
)

// Format writes a predicate as text, in the one form that is canonical.
func Format(e *predicate.Expr) string {
	w := &writer{}
	w.expr(e)
	return w.String()
}

type writer struct{ strings.Builder }

func (w *writer) put(parts ...string) {
	for _, p := range parts {
		w.WriteString(p)
	}
}

func (w *writer) expr(e *predicate.Expr) {
	switch e.Op {
	case predicate.True, predicate.False:
		w.put(upper(e.Op))
	case predicate.And, predicate.Or:
		for i, a := range e.Args {
			if i > 0 {
				w.put(" ", upper(e.Op), " ")
			}
			if e.Op == predicate.And && a.Op == predicate.Or {
				w.bracketed(a)
			} else {
				w.expr(a)
			}
		}
	case predicate.Not:
		switch a := e.Args[0]; a.Op {
		case predicate.Like, predicate.Between, predicate.In, predicate.IsNull:
			w.test(a, "NOT ")
		default:
			w.put("NOT ")
			w.bracketed(a)
		}
	case predicate.Like, predicate.Between, predicate.In, predicate.IsNull:
		w.test(e, "")
	default:
		if slices.Contains(predicate.Comparisons, e.Op) {
			w.operand(e.Of[0])
			w.put(" ", string(e.Op), " ")
			w.operand(e.Of[1])
			return
		}
		w.put(upper(e.Op), "(")
		w.operands(e.Of)
		w.put(")")
	}
}

func (w *writer) bracketed(e *predicate.Expr) {
	w.put("(")
	w.expr(e)
	w.put(")")
}

// test writes what has its NOT in the middle.
func (w *writer) test(e *predicate.Expr, not string) {
	w.operand(e.Of[0])
	switch e.Op {
	case predicate.IsNull:
		w.put(" IS ", not, "NULL")
	case predicate.Like:
		w.put(" ", not, "LIKE ")
		w.operand(e.Of[1])
	case predicate.Between:
		w.put(" ", not, "BETWEEN ")
		w.operand(e.Of[1])
		w.put(" AND ")
		w.operand(e.Of[2])
	default:
		w.put(" ", not, "IN (")
		w.operands(e.Of[1:])
		w.put(")")
	}
}

func (w *writer) operands(of []predicate.Operand) {
	for i, o := range of {
		if i > 0 {
			w.put(", ")
		}
		w.operand(o)
	}
}

func (w *writer) operand(o predicate.Operand) {
	switch {
	case len(o.Ends) > 0:
		w.put("INTERVAL(")
		for i, end := range o.Ends {
			if i > 0 {
				w.put(", ")
			}
			switch {
			case end.Property != "":
				w.name(end.Property)
			case end.Value.Kind == predicate.Nothing:
				w.put("'..'")
			default:
				w.put("'", dayOf(end.Value), "'")
			}
		}
		w.put(")")
	case o.Property != "" && o.Fold:
		w.put("CASEI(")
		w.name(o.Property)
		w.put(")")
	case o.Property != "":
		w.name(o.Property)
	default:
		w.literal(o.Value)
	}
}

func dayOf(v predicate.Value) string { return incident.Day(v.Number).String() }

// name quotes what would be read as something else.
func (w *writer) name(name string) {
	plain := name != "" && startsName(rune(name[0])) && !slices.Contains(keywords, strings.ToUpper(name)) &&
		!strings.ContainsFunc(name, func(c rune) bool { return c != '.' && c != '_' && !isDigit(c) && !isLetter(c) })
	if plain {
		w.put(name)
		return
	}
	w.put(`"`, strings.ReplaceAll(name, `"`, `""`), `"`)
}

func isLetter(c rune) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

var spelled = strings.NewReplacer("'", "''", `\`, `\\`, "\a", `\a`, "\b", `\b`, "\t", `\t`, "\n", `\n`, "\v", `\v`, "\f", `\f`,
	"\r", `\r`)

func (w *writer) literal(v predicate.Value) {
	switch v.Kind {
	case predicate.Text:
		w.put("'", spelled.Replace(v.Text), "'")
	case predicate.Number:
		w.put(number(v.Number))
	case predicate.Truth:
		if v.Number == 1 {
			w.put("TRUE")
		} else {
			w.put("FALSE")
		}
	case predicate.Day:
		w.put("DATE('", dayOf(v), "')")
	case predicate.Place:
		w.shape(v.Shape)
	}
}

// number writes no exponent where none is needed.
func number(f float64) string {
	if a := math.Abs(f); a != 0 && (a < 1e-6 || a >= 1e15) {
		return strconv.FormatFloat(f, 'E', -1, 64)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func (w *writer) shape(g orb.Geometry) {
	switch g := g.(type) {
	case orb.Bound:
		w.put("BBOX(", number(g.Min[0]), ", ", number(g.Min[1]), ", ", number(g.Max[0]), ", ", number(g.Max[1]), ")")
	case orb.Point:
		w.put("POINT")
		w.positions([]orb.Point{g})
	case orb.LineString:
		w.put("LINESTRING")
		w.positions(g)
	case orb.Polygon:
		w.put("POLYGON")
		w.polygon(g)
	case orb.MultiPoint:
		w.put("MULTIPOINT")
		each(w, g, func(p orb.Point) { w.positions([]orb.Point{p}) })
	case orb.MultiLineString:
		w.put("MULTILINESTRING")
		each(w, g, func(l orb.LineString) { w.positions(l) })
	case orb.MultiPolygon:
		w.put("MULTIPOLYGON")
		each(w, g, w.polygon)
	case orb.Collection:
		w.put("GEOMETRYCOLLECTION")
		each(w, g, w.shape)
	}
}

func (w *writer) polygon(p orb.Polygon) { each(w, p, func(r orb.Ring) { w.positions(r) }) }

func (w *writer) positions(list []orb.Point) {
	each(w, list, func(p orb.Point) { w.put(number(p[0]), " ", number(p[1])) })
}

// each writes a list in brackets.
func each[T any](w *writer, list []T, one func(T)) {
	w.put("(")
	for i, x := range list {
		if i > 0 {
			w.put(", ")
		}
		one(x)
	}
	w.put(")")
}
