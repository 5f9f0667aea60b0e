package cql

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/nearest"
	"khyberatlas/internal/predicate"
	"khyberatlas/internal/predicate/truth"
)

// maker makes predicates for both readers, and collects what is wrong: a reader goes on after a wrong name or kind.
type maker struct {
	names     Names
	faults    []Fault
	positions int // of all places
	folds     int // of CASEI
}

// place is where something stands, with what stands there.
type place struct{ at, value string }

func (m *maker) fault(where place, rule, mend string, args ...any) {
	m.faults = append(m.faults, Fault{At: where.at, Value: where.value, Rule: rule, Mend: mend, Args: append(args, "at", where.at)})
}

// term is an operand with its place.
type term struct {
	place
	predicate.Operand
	bad bool // a fault was said already
}

var bad = term{bad: true}

// kind is what a term is.
func (m *maker) kind(t term) predicate.Kind {
	switch {
	case len(t.Ends) > 0:
		return predicate.Span
	case t.Property != "":
		return m.names[t.Property]
	}
	return t.Value.Kind
}

func (m *maker) property(where place, name string) term {
	if _, known := m.names[name]; !known {
		all := m.names.Known()
		f := Fault{At: where.at, Value: name, Rule: "problem.cql_property", Args: []any{"at", where.at}, Allowed: all}
		if near := nearest.Slip(name, all); near != "" {
			f.Mend, f.Args = "problem.meant", append(f.Args, "name", near)
		}
		m.faults = append(m.faults, f)
		return bad
	}
	return term{place: where, Operand: predicate.Operand{Property: name}}
}

func literal(where place, v predicate.Value) term {
	return term{place: where, Operand: predicate.Operand{Value: v}}
}

// text is a literal text. Controls that no address can hold and no text can be asked for with are refused.
func (m *maker) text(where place, s string) term {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && (r < 7 || r > 13) }) {
		m.fault(where, "problem.cql_control", "")
		return bad
	}
	return literal(where, predicate.Value{Kind: predicate.Text, Text: s})
}

func (m *maker) number(where place, text string) term {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		m.fault(where, "problem.cql_number", "")
		return bad
	}
	return literal(where, predicate.Value{Kind: predicate.Number, Number: f + 0}) // + 0 makes of -0 what it is equal to
}

func truthOf(where place, is bool) term {
	v := predicate.Value{Kind: predicate.Truth}
	if is {
		v.Number = 1
	}
	return literal(where, v)
}

// day is a literal of DATE, or of TIMESTAMP, which counts by its date as written: all that is known are days.
func (m *maker) day(where place, text string, timed bool) term {
	date, clock, hasClock := strings.Cut(text, "T")
	d, err := incident.ParseDay(date)
	if err != nil || hasClock != timed || timed && !isClock(clock) {
		m.fault(where, "problem.cql_day", "problem.cql_day_mend")
		return bad
	}
	return literal(where, predicate.Value{Kind: predicate.Day, Number: float64(d)})
}

// isClock reads hh:mm:ss with a fraction perhaps, and Z.
func isClock(s string) bool {
	s, utc := strings.CutSuffix(s, "Z")
	if whole, fraction, cut := strings.Cut(s, "."); cut {
		if fraction == "" || strings.Trim(fraction, "0123456789") != "" {
			return false
		}
		s = whole
	}
	if !utc || len(s) != len("00:00:00") || s[2] != ':' || s[5] != ':' {
		return false
	}
	for i, most := range map[int]int{0: 23, 3: 59, 6: 60} { // a leap second is one
		if n, err := strconv.Atoi(s[i : i+2]); err != nil || n < 0 || n > most || s[i] == '+' || s[i] == '-' {
			return false
		}
	}
	return true
}

// ending is an end of a span in the words of a literal.
func (m *maker) ending(where place, text string) term {
	if text == ".." {
		return literal(where, predicate.Value{})
	}
	return m.day(where, text, strings.Contains(text, "T"))
}

func (m *maker) span(where place, from, to term) term {
	if from.bad || to.bad {
		return bad
	}
	for _, end := range []term{from, to} {
		if k := m.kind(end); k != predicate.Day && (k != predicate.Nothing || end.Property != "") {
			m.fault(end.place, "problem.cql_end_kind", "")
			return bad
		}
	}
	a, b := from.Operand, to.Operand
	if a.Property == "" && b.Property == "" && a.Value.Kind != predicate.Nothing && b.Value.Kind != predicate.Nothing &&
		a.Value.Number > b.Value.Number {
		m.fault(where, "problem.interval", "problem.interval_mend")
		return bad
	}
	return term{place: where, Operand: predicate.Operand{Ends: []predicate.Operand{a, b}}}
}

// folded is CASEI: what is a literal is folded at once.
func (m *maker) folded(where place, t term) term {
	switch {
	case t.bad:
		return bad
	case m.kind(t) != predicate.Text:
		return m.wants(t, predicate.Text, "CASEI")
	case t.Property != "":
		t.Fold = true
	default:
		t.Value.Text = truth.Fold(t.Value.Text)
	}
	t.place = where
	return t
}

// wants says what an operator takes.
func (m *maker) wants(t term, kind predicate.Kind, by string) term {
	m.fault(t.place, "problem.cql_wants."+kindNames[kind], "", "by", by, "is", kindNames[m.kind(t)])
	return bad
}

var kindNames = map[predicate.Kind]string{predicate.Nothing: "null", predicate.Text: "text", predicate.Number: "number",
	predicate.Truth: "boolean", predicate.Day: "date", predicate.Place: "geometry", predicate.Span: "interval"}

// alike makes two operands of one kind, or faults them: a text that is a day is one beside a day.
func (m *maker) alike(a, b *term) bool {
	if a.bad || b.bad {
		return false
	}
	m.dated(a, b)
	m.dated(b, a)
	if a.bad || b.bad {
		return false
	}
	k := m.kind(*a)
	switch {
	case k == predicate.Place || k == predicate.Span || k == predicate.Nothing:
		m.fault(a.place, "problem.cql_scalar", "")
		return false
	case k != m.kind(*b):
		m.fault(b.place, "problem.cql_kinds", "", "left", kindNames[k], "right", kindNames[m.kind(*b)])
		return false
	}
	return true
}

// dated reads a text beside a day as a day: clients whose columns are dates compare them with texts.
func (m *maker) dated(day, text *term) {
	if m.kind(*day) == predicate.Day && text.Property == "" && text.Value.Kind == predicate.Text {
		date := strings.TrimSuffix(text.Value.Text, "T") // as GDAL writes it
		*text = m.day(text.place, date, strings.Contains(date, "T"))
	}
}

func said(op predicate.Op, terms ...term) *predicate.Expr {
	of := make([]predicate.Operand, len(terms))
	for i, t := range terms {
		of[i] = t.Operand
	}
	return predicate.Said(op, of...)
}

// wrong stands for a predicate of which a fault was said.
var wrong = &predicate.Expr{Op: predicate.False}

func (m *maker) compare(op predicate.Op, a, b term) *predicate.Expr {
	if !m.alike(&a, &b) {
		return wrong
	}
	return said(op, a, b)
}

func (m *maker) like(a, pattern term) *predicate.Expr {
	switch {
	case a.bad || pattern.bad:
		return wrong
	case m.kind(a) != predicate.Text:
		m.wants(a, predicate.Text, "LIKE")
		return wrong
	case pattern.Property != "" || pattern.Value.Kind != predicate.Text:
		m.fault(pattern.place, "problem.cql_pattern", "")
		return wrong
	}
	return said(predicate.Like, a, pattern)
}

func (m *maker) between(a, low, high term) *predicate.Expr {
	if !m.alike(&a, &low) || !m.alike(&a, &high) {
		return wrong
	}
	if k := m.kind(a); k != predicate.Number && k != predicate.Day {
		m.wants(a, predicate.Number, "BETWEEN")
		return wrong
	}
	return said(predicate.Between, a, low, high)
}

func (m *maker) in(a term, list []term) *predicate.Expr {
	if len(list) > MostList {
		m.fault(a.place, "problem.list_length", "problem.list_length_mend")
		return wrong
	}
	for i := range list {
		if !m.alike(&a, &list[i]) {
			return wrong
		}
	}
	return said(predicate.In, append([]term{a}, list...)...)
}

func (m *maker) isNull(a term) *predicate.Expr {
	if a.bad {
		return wrong
	}
	return said(predicate.IsNull, a)
}

func (m *maker) intersects(a, b term) *predicate.Expr {
	for _, t := range []term{a, b} {
		switch {
		case t.bad:
			return wrong
		case m.kind(t) != predicate.Place:
			m.wants(t, predicate.Place, "S_INTERSECTS")
			return wrong
		}
	}
	return said(predicate.Intersects, a, b)
}

func (m *maker) temporal(op predicate.Op, a, b term) *predicate.Expr {
	for _, t := range []term{a, b} {
		k := m.kind(t)
		switch {
		case t.bad:
			return wrong
		case k != predicate.Day && k != predicate.Span:
			m.wants(t, predicate.Day, upper(op))
			return wrong
		case k != predicate.Span && slices.Contains(predicate.OfSpans, op):
			m.wants(t, predicate.Span, upper(op))
			return wrong
		}
	}
	return said(op, a, b)
}

// upper is an operation in text.
func upper(op predicate.Op) string { return strings.ToUpper(string(op)) }
