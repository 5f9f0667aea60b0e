package cql

import (
	"slices"
	"strconv"
	"strings"

	"khyberatlas/internal/predicate"
)

// reader goes over the words of a text. What gives false has said a fault, after which nothing more can be read.
type reader struct {
	*maker
	tokens []token
	depth  int
}

func (m *maker) readText(text string) *predicate.Expr {
	list, ok := m.tokens(text)
	if !ok {
		return nil
	}
	r := &reader{maker: m, tokens: list}
	e, ok := r.expression()
	if ok && r.now().kind != atEnd {
		r.arithmetic()
		r.expects("problem.cql_end")
	}
	return e
}

func (r *reader) now() token { return r.tokens[0] }

func (r *reader) take() token {
	t := r.tokens[0]
	if t.kind != atEnd {
		r.tokens = r.tokens[1:]
	}
	return t
}

// expects says what should stand here, unless something else was said of the place.
func (r *reader) expects(rule string) bool {
	if n := len(r.faults); n == 0 || r.faults[n-1].At != r.now().at {
		r.fault(r.now().place, rule, "")
	}
	return false
}

// isWord reports whether a keyword stands here.
func (r *reader) isWord(word string) bool {
	return r.now().kind == name && strings.EqualFold(r.now().text, word)
}

func (r *reader) word(word string) bool {
	if !r.isWord(word) {
		return false
	}
	r.take()
	return true
}

func (r *reader) sign(text string) bool {
	if r.now().kind != sign || r.now().text != text {
		return false
	}
	r.take()
	return true
}

// opens reports whether a bracket follows the word that stands here: it is called, and no property.
func (r *reader) opens() bool {
	return r.now().kind == name && len(r.tokens) > 1 && r.tokens[1].kind == sign && r.tokens[1].text == "("
}

// open and closed take the brackets around what is read, comma what stands between two of it.
func (r *reader) open() bool   { return r.sign("(") || r.expects("problem.cql_open") }
func (r *reader) closed() bool { return r.sign(")") || r.expects("problem.cql_close") }
func (r *reader) comma() bool  { return r.sign(",") || r.expects("problem.cql_comma") }

func (r *reader) expression() (*predicate.Expr, bool) {
	return r.joined("OR", predicate.Any, func() (*predicate.Expr, bool) { return r.joined("AND", predicate.All, r.factor) })
}

func (r *reader) joined(by string, join func(...*predicate.Expr) *predicate.Expr,
	part func() (*predicate.Expr, bool)) (*predicate.Expr, bool) {
	var parts []*predicate.Expr
	for {
		e, ok := part()
		if !ok {
			return nil, false
		}
		parts = append(parts, e)
		if !r.word(by) {
			return join(parts...), true
		}
	}
}

func (r *reader) factor() (*predicate.Expr, bool) {
	not := r.word("NOT")
	e, ok := r.primary()
	if ok && not {
		return predicate.Negated(e), true
	}
	return e, ok
}

func (r *reader) primary() (*predicate.Expr, bool) {
	if r.now().kind == sign && r.now().text == "(" {
		if r.depth++; r.depth > MostDepth {
			r.fault(r.now().place, "problem.cql_deep", "", "most", strconv.Itoa(MostDepth))
			return nil, false
		}
		r.take()
		e, ok := r.expression()
		if !ok || !r.closed() {
			return nil, false
		}
		r.depth--
		return e, true
	}
	if r.opens() {
		called := r.now().text
		if strings.EqualFold(called, "S_INTERSECTS") {
			return r.twoOf(r.intersects)
		}
		for _, op := range slices.Concat(predicate.OfTimes, predicate.OfSpans) {
			if strings.EqualFold(called, string(op)) {
				return r.twoOf(func(a, b term) *predicate.Expr { return r.temporal(op, a, b) })
			}
		}
	}
	a, ok := r.operand("problem.cql_condition")
	if !ok {
		return nil, false
	}
	if e, ok := r.said(a); ok || len(r.faults) > 0 {
		return e, ok
	}
	if a.Property == "" && a.Value.Kind == predicate.Truth {
		if a.Value.Number == 1 {
			return &predicate.Expr{Op: predicate.True}, true
		}
		return &predicate.Expr{Op: predicate.False}, true
	}
	r.arithmetic()
	return nil, r.expects("problem.cql_operator")
}

// twoOf reads a function of two operands.
func (r *reader) twoOf(then func(a, b term) *predicate.Expr) (*predicate.Expr, bool) {
	r.take()
	r.take()
	a, ok := r.operand("problem.cql_value")
	if !ok || !r.comma() {
		return nil, false
	}
	b, ok := r.operand("problem.cql_value")
	if !ok || !r.closed() {
		return nil, false
	}
	return then(a, b), true
}

// said reads what is said of an operand: false without a fault where nothing is.
func (r *reader) said(a term) (*predicate.Expr, bool) {
	if t := r.now(); t.kind == sign && slices.Contains(predicate.Comparisons, predicate.Op(t.text)) {
		r.take()
		b, ok := r.operand("problem.cql_value")
		if !ok {
			return nil, false
		}
		return r.compare(predicate.Op(t.text), a, b), true
	}
	if r.word("IS") {
		not := r.word("NOT")
		if !r.word("NULL") {
			return nil, r.expects("problem.cql_null")
		}
		return negatedIf(not, r.isNull(a)), true
	}
	not := r.word("NOT")
	var e *predicate.Expr
	ok := false
	switch {
	case r.word("LIKE"):
		var pattern term
		pattern, ok = r.operand("problem.cql_value")
		e = r.like(a, pattern)
	case r.word("BETWEEN"):
		e, ok = r.limits(a)
	case r.word("IN"):
		e, ok = r.list(a)
	case not:
		return nil, r.expects("problem.cql_not")
	}
	if !ok {
		return nil, false
	}
	return negatedIf(not, e), true
}

func negatedIf(not bool, e *predicate.Expr) *predicate.Expr {
	if not {
		return predicate.Negated(e)
	}
	return e
}

func (r *reader) limits(a term) (*predicate.Expr, bool) {
	low, ok := r.operand("problem.cql_value")
	if !ok {
		return nil, false
	}
	if !r.word("AND") {
		return nil, r.expects("problem.cql_and")
	}
	high, ok := r.operand("problem.cql_value")
	if !ok {
		return nil, false
	}
	return r.between(a, low, high), true
}

func (r *reader) list(a term) (*predicate.Expr, bool) {
	if !r.open() {
		return nil, false
	}
	var list []term
	for {
		one, ok := r.operand("problem.cql_value")
		if !ok {
			return nil, false
		}
		list = append(list, one)
		if r.sign(",") {
			continue
		}
		if !r.closed() {
			return nil, false
		}
		return r.in(a, list), true
	}
}

// arithmetic says that there is none, where it begins.
func (r *reader) arithmetic() {
	if t := r.now(); t.kind == sign && strings.Contains("+-*/%^", t.text) || r.isWord("div") {
		r.fault(t.place, "problem.cql_arithmetic", "")
	}
}
