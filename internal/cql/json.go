package cql

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"khyberatlas/internal/predicate"
)

// object is what a predicate or an operand is in JSON.
type object = map[string]any

func (m *maker) readJSON(text string) *predicate.Expr {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var v any
	err := d.Decode(&v)
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = io.ErrUnexpectedEOF
		}
	}
	if err != nil {
		m.fault(place{at: strconv.FormatInt(d.InputOffset()+1, 10), value: text}, "problem.cql_json", "problem.cql_json_mend")
		return nil
	}
	return m.expr(v, "", 1)
}

// here is a place in JSON, with what stands there.
func here(v any, at string) place {
	if at == "" {
		at = "/"
	}
	text, err := json.Marshal(v)
	if err != nil {
		return place{at: at}
	}
	return place{at: at, value: string(text)}
}

func (m *maker) expr(v any, at string, depth int) *predicate.Expr {
	if b, ok := v.(bool); ok {
		if b {
			return &predicate.Expr{Op: predicate.True}
		}
		return &predicate.Expr{Op: predicate.False}
	}
	where := here(v, at)
	if depth > MostDepth {
		m.fault(where, "problem.cql_deep", "", "most", strconv.Itoa(MostDepth))
		return wrong
	}
	o, _ := v.(object)
	word, isText := o["op"].(string)
	args, isList := o["args"].([]any)
	if !isText || !isList {
		m.fault(where, "problem.cql_op_args", "")
		return wrong
	}
	op := predicate.Op(word)
	least, most := 2, 2
	switch op {
	case predicate.And, predicate.Or:
		most = len(args)
	case predicate.Not, predicate.IsNull:
		least, most = 1, 1
	case predicate.Between:
		least, most = 3, 3
	}
	if !slices.Contains(operations, op) {
		m.faults = append(m.faults, Fault{At: where.at, Value: word, Rule: "problem.cql_op", Args: []any{"at", where.at},
			Allowed: textsOf(operations)})
		return wrong
	}
	if len(args) < least || len(args) > most {
		m.fault(where, "problem.cql_args", "", "op", word, "count", strconv.Itoa(least))
		return wrong
	}
	arg := func(i int) string { return at + "/args/" + strconv.Itoa(i) }
	if op == predicate.And || op == predicate.Or || op == predicate.Not {
		parts := make([]*predicate.Expr, len(args))
		for i, a := range args {
			parts[i] = m.expr(a, arg(i), depth+1)
		}
		switch op {
		case predicate.And:
			return predicate.All(parts...)
		case predicate.Or:
			return predicate.Any(parts...)
		}
		return predicate.Negated(parts[0])
	}
	if op == predicate.In {
		return m.inList(args, arg)
	}
	of := make([]term, len(args))
	for i, a := range args {
		of[i] = m.operand(a, arg(i))
	}
	switch op {
	case predicate.Like:
		return m.like(of[0], of[1])
	case predicate.Between:
		return m.between(of[0], of[1], of[2])
	case predicate.IsNull:
		return m.isNull(of[0])
	case predicate.Intersects:
		return m.intersects(of[0], of[1])
	}
	if slices.Contains(predicate.Comparisons, op) {
		return m.compare(op, of[0], of[1])
	}
	return m.temporal(op, of[0], of[1])
}

func (m *maker) inList(args []any, arg func(int) string) *predicate.Expr {
	list, ok := args[1].([]any)
	if !ok || len(list) == 0 {
		m.fault(here(args[1], arg(1)), "problem.cql_list", "")
		return wrong
	}
	a := m.operand(args[0], arg(0))
	terms := make([]term, len(list))
	for i, v := range list {
		terms[i] = m.operand(v, arg(1)+"/"+strconv.Itoa(i))
	}
	return m.in(a, terms)
}

// operations are all that an op can be.
var operations = slices.Concat([]predicate.Op{predicate.And, predicate.Or, predicate.Not}, predicate.Comparisons,
	[]predicate.Op{predicate.Like, predicate.Between, predicate.In, predicate.IsNull, predicate.Intersects}, predicate.OfTimes,
	predicate.OfSpans)

func textsOf(ops []predicate.Op) []string {
	out := make([]string, len(ops))
	for i, op := range ops {
		out[i] = string(op)
	}
	return out
}

// operand reads a literal, a property, CASEI or an interval.
func (m *maker) operand(v any, at string) term {
	where := here(v, at)
	switch v := v.(type) {
	case string:
		return m.text(where, v)
	case json.Number:
		return m.number(where, v.String())
	case bool:
		return truthOf(where, v)
	case object:
		if t, known := m.member(v, where, at); known {
			return t
		}
	}
	m.fault(where, "problem.cql_operand", "")
	return bad
}

// endOf reads an end of an interval, which holds no other interval: what may stand within itself is counted everywhere, for
// each fault tells all that stands there.
func (m *maker) endOf(v any, at string) term {
	if s, ok := v.(string); ok {
		return m.ending(here(v, at), s)
	}
	if o, ok := v.(object); ok && o["interval"] != nil {
		m.fault(place{at: at}, "problem.cql_end_kind", "")
		return bad
	}
	return m.operand(v, at)
}

// member reads an object by the member that says what it is.
func (m *maker) member(o object, where place, at string) (t term, known bool) {
	text := func(name string) (string, bool) { s, ok := o[name].(string); return s, ok }
	if s, ok := text("property"); ok {
		return m.property(where, s), true
	}
	if s, ok := text("date"); ok {
		return m.day(where, s, false), true
	}
	if s, ok := text("timestamp"); ok {
		return m.day(where, s, true), true
	}
	if s, ok := text("type"); ok {
		return m.geoJSON(o, s, where), true
	}
	if list, ok := o["bbox"].([]any); ok {
		numbers, ok := floats(list)
		if !ok {
			m.fault(where, "problem.cql_box", "")
			return bad, true
		}
		return m.place(where, m.box(where, numbers)), true
	}
	if list, ok := o["interval"].([]any); ok && len(list) == 2 {
		ends := make([]term, 2)
		for i, v := range list {
			ends[i] = m.endOf(v, at+"/interval/"+strconv.Itoa(i))
		}
		return m.span(where, ends[0], ends[1]), true
	}
	s, _ := text("op")
	args, ok := o["args"].([]any)
	if s == "casei" && ok && len(args) == 1 {
		if m.folds++; m.folds > MostParts {
			m.fault(where, "problem.cql_parts", "", "most", strconv.Itoa(MostParts))
			return bad, true
		}
		return m.folded(where, m.operand(args[0], at+"/args/0")), true
	}
	if slices.Contains([]string{"+", "-", "*", "/", "^", "%", "div"}, s) {
		m.fault(where, "problem.cql_arithmetic", "")
		return bad, true
	}
	return bad, false
}
