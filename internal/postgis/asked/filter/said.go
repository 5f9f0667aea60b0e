package filter

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/postgis/asked/table"
	"khyberatlas/internal/predicate"
	"khyberatlas/internal/predicate/truth"
	"khyberatlas/internal/queryables"
)

// said adds a predicate: of parts that must all hold, what SQL can say, and the rest is left.
func (f *Filter) said(e *predicate.Expr) {
	parts := []*predicate.Expr{e}
	if e.Op == predicate.And {
		parts = e.Args
	}
	var left []*predicate.Expr
	for _, p := range parts {
		args, texts := len(f.Args), f.texts
		cond, ok := f.expr(p)
		if !ok {
			f.Args, f.texts = f.Args[:args], texts
			left = append(left, p)
			cond = f.around(p)
		}
		if cond != "" {
			f.and(cond)
		}
	}
	if len(left) > 0 {
		f.Left = predicate.All(left...)
	}
}

// around is a box that holds what a shape touches; blank for all else, and for several shapes, of which one may be a box that
// crosses the antimeridian.
func (f *Filter) around(e *predicate.Expr) string {
	if e.Op != predicate.Intersects {
		return ""
	}
	for _, o := range e.Of {
		switch g := o.Value.Shape.(type) {
		case orb.Polygon:
			return f.within(ringed(g))
		case orb.MultiPolygon:
			return f.within(ringed(slices.Concat(g...)))
		case orb.Point, orb.MultiPoint, orb.LineString, orb.MultiLineString:
			return f.within(g.Bound())
		}
	}
	return ""
}

// ringed is around all rings: one that cuts nothing out has edges that can be touched, too.
func ringed(rings []orb.Ring) orb.Bound {
	var corners orb.MultiPoint
	for _, r := range rings {
		corners = append(corners, r...)
	}
	return corners.Bound()
}

// expr is a predicate in SQL, true, false or null as truth has it; false where SQL can't say it.
func (f *Filter) expr(e *predicate.Expr) (string, bool) {
	switch e.Op {
	case predicate.True, predicate.False:
		return string(e.Op), true
	case predicate.Not:
		inner, ok := f.expr(e.Args[0])
		return "NOT " + inner, ok
	case predicate.And, predicate.Or:
		parts := make([]string, len(e.Args))
		for i, a := range e.Args {
			part, ok := f.expr(a)
			if !ok {
				return "", false
			}
			parts[i] = part
		}
		return "(" + strings.Join(parts, " "+strings.ToUpper(string(e.Op))+" ") + ")", true
	}
	if names := e.Properties(); len(names) == 1 {
		if l, listed := lists[names[0]]; listed {
			return f.ofList(l, e), true
		}
	}
	switch e.Op {
	case predicate.Intersects:
		return f.intersects(e)
	case predicate.IsNull:
		if e.Of[0].Property == queryables.Geometry {
			return row + ".lon IS NULL", true
		}
		v, ok := f.operand(e.Of[0])
		return v + " IS NULL", ok
	case predicate.Like:
		v, ok := f.operand(e.Of[0])
		pattern := e.Of[1].Value.Text
		if !ok || !Held(pattern) {
			return "", false
		}
		return fmt.Sprintf("%s LIKE %s::text", v, f.Arg(likeness(pattern))), true
	case predicate.Between:
		return f.between(e)
	case predicate.In:
		return f.in(e)
	}
	if test, is := spans[e.Op]; is {
		return f.spans(test, e)
	}
	a, ok := f.operand(e.Of[0])
	b, too := f.operand(e.Of[1])
	return fmt.Sprintf("%s %s %s", a, e.Op, b), ok && too
}

// lists are the properties that are kept by the number of their value.
var lists = map[string]table.List{"type": table.Type, "actor": table.Actor, "confidence": table.Confidence,
	"geo_precision": table.Precision, "date_precision": table.Dated, "country": table.Country, "admin1": table.Admin1,
	"district": table.District, "origin": table.Origin}

// ofList asks each value of a list once, so that nothing of it is SQL's to decide.
func (f *Filter) ofList(l table.List, e *predicate.Expr) string {
	holds := truth.Bind(e, func(string) func(string) predicate.Value { return predicate.TextOf })
	var yes, no []string
	for c, value := range f.facts.Lists[l] {
		switch holds(value) {
		case truth.True:
			yes = append(yes, fmt.Sprint(c))
		case truth.False:
			no = append(no, fmt.Sprint(c))
		}
	}
	if len(yes)+len(no) == len(f.facts.Lists[l]) {
		return in(l, yes)
	}
	return "CASE WHEN " + in(l, yes) + " THEN true WHEN " + in(l, no) + " THEN false END"
}

// columns are the properties by the columns that have them, blank ones as null. Numbers are compared as the literals are.
var columns = map[string]string{"date": row + ".date::float8", queryables.LastDay: row + ".last::float8",
	"end_date": "nullif(" + text + ".end_date, 0)::float8", "killed": row + ".best::float8", "killed_low": row + ".low::float8",
	"killed_high": row + ".high::float8", "civilians_killed": row + ".civilians::float8", "forces_killed": row + ".forces::float8",
	"militants_killed": row + ".militants::float8", "injured": row + ".injured::float8",
	"sources_count": row + ".sources::float8", "claims_count": row + ".claims::float8",
	"event_clarity": "nullif(" + text + ".event_clarity, 0)::float8", "where_prec": "nullif(" + text + ".where_prec, 0)::float8",
	"date_prec": "nullif(" + text + ".date_prec, 0)::float8"}

// worded are those that are texts.
var worded = []string{"id", "title", "summary", "place", "target", "coded_as", "violence", "side_a", "side_b", "actor_name"}

// operand is a property or a literal; false where SQL has no such value.
func (f *Filter) operand(o predicate.Operand) (string, bool) {
	if o.Property == "" {
		switch o.Value.Kind {
		case predicate.Text:
			if !Held(o.Value.Text) {
				return "", false
			}
			return f.Arg(o.Value.Text) + `::text COLLATE "C"`, true
		case predicate.Number, predicate.Truth, predicate.Day:
			return f.Arg(o.Value.Number) + "::float8", true
		}
		return "", false
	}
	if c, is := columns[o.Property]; is {
		f.texts = f.texts || strings.Contains(c, text)
		return c, true
	}
	if o.Fold || !slices.Contains(worded, o.Property) {
		return "", false
	}
	f.texts = true
	return fmt.Sprintf("nullif(%s.%s, '')", text, o.Property), true
}

// Held reports whether PostgreSQL can hold a text.
func Held(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// likeness is a pattern of which the last character is not half of an escape, which there stands for itself.
func likeness(pattern string) string {
	if rest := strings.TrimRight(pattern, `\`); (len(pattern)-len(rest))%2 == 1 {
		return pattern + `\`
	}
	return pattern
}

// between: nothing is known where one of the three isn't.
func (f *Filter) between(e *predicate.Expr) (string, bool) {
	var v [3]string
	for i := range v {
		var ok bool
		if v[i], ok = f.operand(e.Of[i]); !ok {
			return "", false
		}
	}
	return fmt.Sprintf("CASE WHEN num_nulls(%[1]s, %[2]s, %[3]s) = 0 THEN %[1]s >= %[2]s AND %[1]s <= %[3]s END",
		v[0], v[1], v[2]), true
}

func (f *Filter) in(e *predicate.Expr) (string, bool) {
	v, ok := f.operand(e.Of[0])
	list := make([]string, len(e.Of)-1)
	for i, o := range e.Of[1:] {
		one, too := f.operand(o)
		list[i], ok = one, ok && too
	}
	return v + " IN (" + strings.Join(list, ", ") + ")", ok
}

// intersects compares a row's place with a box; other shapes are for geo.
func (f *Filter) intersects(e *predicate.Expr) (string, bool) {
	a, b := e.Of[0], e.Of[1]
	if a.Property == "" {
		a, b = b, a
	}
	box, ok := b.Value.Shape.(orb.Bound)
	if a.Property != queryables.Geometry || b.Property != "" || !ok {
		return "", false
	}
	var parts []string
	for _, half := range geo.Halves(box) {
		parts = append(parts, f.within(half))
	}
	return "(" + strings.Join(parts, " OR ") + ")", true
}

// spans are the relations of two spans, from a to c and from b to d, as package truth has them.
var spans = map[predicate.Op]string{
	predicate.After: "a > d", predicate.Before: "c < b", predicate.Disjoint: "(a > d OR c < b)",
	predicate.Equals: "(a = b AND c = d)", predicate.Meet: "(a <= d AND c >= b)", predicate.Contains: "(a < b AND c > d)",
	predicate.During: "(a > b AND c < d)", predicate.FinishedBy: "(a < b AND c = d)", predicate.Finishes: "(a > b AND c = d)",
	predicate.Meets: "c = b", predicate.MetBy: "a = d", predicate.OverlappedBy: "(a > b AND a < d AND c > d)",
	predicate.Overlaps: "(a < b AND c > b AND c < d)", predicate.StartedBy: "(a = b AND c > d)",
	predicate.Starts: "(a = b AND c < d)"}

// spans relates them: nothing is known where an end isn't.
func (f *Filter) spans(test string, e *predicate.Expr) (string, bool) {
	var ends []string
	for _, o := range e.Of[:2] {
		of := o.Ends
		if len(of) == 0 {
			of = []predicate.Operand{o, o}
		}
		for i, end := range of {
			if end.Property == "" && end.Value.Kind == predicate.Nothing {
				ends = append(ends, []string{"'-infinity'::float8", "'infinity'::float8"}[i])
				continue
			}
			v, ok := f.operand(end)
			if !ok {
				return "", false
			}
			ends = append(ends, v)
		}
	}
	return fmt.Sprintf("(SELECT CASE WHEN num_nulls(a, c, b, d) = 0 THEN %s END FROM (VALUES (%s)) AS s (a, c, b, d))", test,
		strings.Join(ends, ", ")), true
}
