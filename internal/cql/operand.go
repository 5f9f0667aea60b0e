package cql

import (
	"slices"
	"strconv"
	"strings"

	"khyberatlas/internal/predicate"
)

// keywords are no property unless they are quoted.
var keywords = []string{"AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "TRUE", "FALSE", "DIV"}

// operand reads a property or a literal. missing is said where none stands.
func (r *reader) operand(missing string) (term, bool) {
	t := r.now()
	switch {
	case t.kind == characters:
		r.take()
		return r.text(t.place, t.text), true
	case t.kind == digits || t.kind == sign && (t.text == "-" || t.text == "+"):
		return r.signed()
	case t.kind == quotedName:
		r.take()
		return r.property(t.place, t.text), true
	case t.kind != name:
		return bad, r.expects(missing)
	case r.opens():
		return r.called()
	case r.word("TRUE"):
		return truthOf(t.place, true), true
	case r.word("FALSE"):
		return truthOf(t.place, false), true
	case slices.Contains(keywords, strings.ToUpper(t.text)):
		return bad, r.expects(missing)
	case r.isShape() && len(r.tokens) > 1 && r.tokens[1].kind == name && strings.EqualFold(r.tokens[1].text, "Z"):
		return r.shape()
	}
	r.take()
	return r.property(t.place, t.text), true
}

// signed is a number with its sign.
func (r *reader) signed() (term, bool) {
	where, minus := r.now().place, ""
	if !r.sign("+") && r.sign("-") {
		minus = "-"
	}
	if r.now().kind != digits {
		return bad, r.expects("problem.cql_number")
	}
	return r.number(where, minus+r.take().text), true
}

// called reads a word with brackets.
func (r *reader) called() (term, bool) {
	t := r.now()
	switch word := strings.ToUpper(t.text); {
	case r.isShape():
		return r.shape()
	case word == "CASEI":
		if r.folds++; r.folds > MostParts {
			r.fault(t.place, "problem.cql_parts", "", "most", strconv.Itoa(MostParts))
			return bad, false
		}
		r.take()
		r.take()
		inner, ok := r.operand("problem.cql_value")
		if !ok || !r.closed() {
			return bad, false
		}
		return r.folded(t.place, inner), true
	case word == "DATE" || word == "TIMESTAMP":
		r.take()
		r.take()
		text := r.now()
		if text.kind != characters {
			return bad, r.expects("problem.cql_day")
		}
		r.take()
		if !r.closed() {
			return bad, false
		}
		return r.day(text.place, text.text, word == "TIMESTAMP"), true
	case word == "INTERVAL":
		r.take()
		r.take()
		from, ok := r.end()
		if !ok || !r.comma() {
			return bad, false
		}
		to, ok := r.end()
		if !ok || !r.closed() {
			return bad, false
		}
		return r.span(t.place, from, to), true
	}
	r.faults = append(r.faults, Fault{At: t.at, Value: t.text, Rule: "problem.cql_function", Args: []any{"at", t.at},
		Allowed: functions()})
	return bad, false
}

// end is an end of an interval: a text or a property.
func (r *reader) end() (term, bool) {
	if t := r.now(); t.kind == characters {
		r.take()
		return r.ending(t.place, t.text), true
	}
	return r.operand("problem.cql_day")
}

// functions are all that can be called.
func functions() []string {
	out := []string{"CASEI", "S_INTERSECTS"}
	for _, op := range slices.Concat(predicate.OfTimes, predicate.OfSpans) {
		out = append(out, upper(op))
	}
	return append(append(out, "DATE", "TIMESTAMP", "INTERVAL", "BBOX"), shapeWords...)
}
