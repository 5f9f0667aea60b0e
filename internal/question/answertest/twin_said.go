package answertest

import (
	"regexp"
	"strings"

	"github.com/paulmach/orb"
	"golang.org/x/text/cases"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/predicate"
)

// says is what an expression is of a row by the words of the standard: "true", "false", or "null".
func (r *row) says(e *predicate.Expr) string {
	parts := map[string]int{}
	for _, a := range e.Args {
		parts[r.says(a)]++
	}
	switch e.Op {
	case "true", "false":
		return string(e.Op)
	case "not":
		return map[string]string{"true": "false", "false": "true", "null": "null"}[r.says(e.Args[0])]
	case "and":
		return first(parts, "false", "null", "true")
	case "or":
		return first(parts, "true", "null", "false")
	}
	of := make([]any, len(e.Of))
	for i, o := range e.Of {
		of[i] = r.operand(o)
	}
	if e.Op == "isNull" {
		return said(of[0] == nil)
	}
	if e.Op == "in" { // a = b OR a = c
		for _, v := range of[1:] {
			parts[compared("=", of[0], v)]++
		}
		return first(parts, "true", "null", "false")
	}
	for _, v := range of {
		if v == nil {
			return "null"
		}
	}
	if e.Op == "between" {
		return said(compared(">=", of[0], of[1]) == "true" && compared("<=", of[0], of[2]) == "true")
	}
	return compared(e.Op, of[0], of[1])
}

func first(among map[string]int, order ...string) string {
	for _, word := range order {
		if among[word] > 0 {
			return word
		}
	}
	return ""
}

func said(is bool) string {
	if is {
		return "true"
	}
	return "false"
}

// twoDays is a span of days as text, which are in the order of time.
type twoDays struct{ from, to string }

func compared(op predicate.Op, a, b any) string {
	if a == nil || b == nil {
		return "null"
	}
	switch x := a.(type) {
	case orb.Geometry:
		p, q := geo.PartsOf(x), geo.PartsOf(b.(orb.Geometry))
		return said(p.Intersects(&q))
	case float64:
		return ordered(op, x < b.(float64), x > b.(float64))
	case string:
		if op == "like" {
			return said(like(b.(string)).MatchString(x))
		}
		return ordered(op, x < b.(string), x > b.(string))
	}
	s, o := a.(twoDays), b.(twoDays)
	switch op {
	case "t_after":
		return said(s.from > o.to)
	case "t_before":
		return said(s.to < o.from)
	case "t_disjoint":
		return said(s.from > o.to || s.to < o.from)
	case "t_intersects":
		return said(!(s.from > o.to || s.to < o.from))
	case "t_equals":
		return said(s == o)
	case "t_contains":
		return said(s.from < o.from && o.to < s.to)
	case "t_during":
		return said(o.from < s.from && s.to < o.to)
	case "t_finishedBy":
		return said(s.from < o.from && s.to == o.to)
	case "t_finishes":
		return said(o.from < s.from && s.to == o.to)
	case "t_meets":
		return said(s.to == o.from)
	case "t_metBy":
		return said(s.from == o.to)
	case "t_overlappedBy":
		return said(o.from < s.from && s.from < o.to && o.to < s.to)
	case "t_overlaps":
		return said(s.from < o.from && o.from < s.to && s.to < o.to)
	case "t_startedBy":
		return said(s.from == o.from && o.to < s.to)
	case "t_starts":
		return said(s.from == o.from && s.to < o.to)
	}
	return ordered(op, s.from < o.from, s.from > o.from)
}

func ordered(op predicate.Op, less, more bool) string {
	return said(map[predicate.Op]bool{"=": !less && !more, "<>": less || more, "<": less, ">": more, "<=": !more, ">=": !less}[op])
}

// like is a pattern as a regular expression.
func like(pattern string) *regexp.Regexp {
	b, escaped := "", false
	for _, c := range pattern {
		switch {
		case !escaped && c == '\\':
			escaped = true
			continue
		case !escaped && c == '%':
			b += ".*"
		case !escaped && c == '_':
			b += "."
		default:
			b += regexp.QuoteMeta(string(c))
		}
		escaped = false
	}
	if escaped {
		b += `\\`
	}
	return regexp.MustCompile("(?s)^" + b + "$")
}

// operand is what an operand is of a row: nil for what it doesn't have.
func (r *row) operand(o predicate.Operand) any {
	if len(o.Ends) > 0 {
		s := twoDays{"0000", "9999-99"}
		for i, end := range o.Ends {
			if end.Property == "" && end.Value.Kind == predicate.Nothing {
				continue
			}
			day := r.operand(end)
			if day == nil {
				return nil
			}
			if i == 0 {
				s.from = day.(twoDays).from
			} else {
				s.to = day.(twoDays).to
			}
		}
		return s
	}
	v := r.plain(o)
	if text, ok := v.(string); ok && o.Fold {
		return cases.Fold().String(text)
	}
	return v
}

func (r *row) plain(o predicate.Operand) any {
	text := func(s string) any {
		if s == "" {
			return nil
		}
		return s
	}
	figure := func(n *int) any {
		if n == nil {
			return nil
		}
		return float64(*n)
	}
	code := func(n int) any {
		if n == 0 {
			return nil
		}
		return float64(n)
	}
	day := func(d string) any {
		if d == "" {
			return nil
		}
		return twoDays{d, d}
	}
	switch o.Property {
	case "":
		switch v := o.Value; v.Kind {
		case predicate.Text:
			return v.Text
		case predicate.Day:
			return day(incident.Day(v.Number).String())
		case predicate.Place:
			return v.Shape
		default:
			return v.Number
		}
	case "geometry":
		if r.At == nil {
			return nil
		}
		return *r.At
	case "date":
		return day(r.Date.String())
	case "end_date":
		return day(r.EndDate.String())
	case "last_day":
		return day(r.to)
	case "sources_count":
		return float64(len(r.Sources))
	case "claims_count":
		return float64(len(r.Claims))
	}
	if n, is := map[string]*int{"killed": r.Killed.Best, "killed_low": r.Killed.Low, "killed_high": r.Killed.High,
		"civilians_killed": r.Civilians, "forces_killed": r.Forces, "militants_killed": r.Militants,
		"injured": r.Injured}[o.Property]; is {
		return figure(n)
	}
	if n, is := map[string]int{"event_clarity": r.EventClarity, "where_prec": r.WherePrec, "date_prec": r.DatePrec}[o.Property]; is {
		return code(n)
	}
	s, is := map[string]string{"id": r.ID, "date_precision": string(r.DatePrecision), "type": string(r.Type), "title": r.Title,
		"summary": r.Summary, "place": r.Place, "district": r.District, "admin1": r.Admin1, "country": string(r.Country),
		"geo_precision": string(r.GeoPrecision), "actor": string(r.Actor), "target": r.Target, "confidence": string(r.Confidence),
		"origin": r.Origin, "coded_as": r.CodedAs, "violence": r.Violence, "side_a": r.SideA, "side_b": r.SideB,
		"actor_name": r.ActorName}[o.Property]
	if !is {
		panic("what is " + strings.TrimSpace(o.Property) + "?")
	}
	return text(s)
}
