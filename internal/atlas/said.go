package atlas

import (
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/set"
	"khyberatlas/internal/predicate"
	"khyberatlas/internal/predicate/truth"
	"khyberatlas/internal/queryables"
)

// found are the rows that a query asks for, each by itself: those of the index that its expression is true of.
func (a *Atlas) found(q incident.Query) set.Rows {
	return a.lately.Of(q, func() set.Rows {
		s := a.rows.Match(q)
		if q.Said != nil {
			s.Keep(a.verdict(q.Said, s).yes)
		}
		return s
	})
}

// verdict is what a predicate is of some rows: true of some, false of others, unknown of the rest.
type verdict struct{ yes, no set.Rows }

// verdict judges the rows of a set, which it doesn't change. What is judged already is asked no more: a part of "and" looks
// at what the parts before it aren't false of, one of "or" at what they aren't true of.
func (a *Atlas) verdict(e *predicate.Expr, among set.Rows) verdict {
	switch e.Op {
	case predicate.Not:
		v := a.verdict(e.Args[0], among)
		return verdict{v.no, v.yes}
	case predicate.And, predicate.Or:
		return a.joined(e, among)
	}
	if names := e.Properties(); len(names) == 1 {
		if l, listed := lists[names[0]]; listed {
			return ofList(a.rows.Groups[l], e, among)
		}
	}
	v, holds := verdict{among.Like(), among.Like()}, truth.Bind(e, a.property)
	among.Each(func(i int) bool {
		switch holds(i) {
		case truth.True:
			v.yes.Add(i)
		case truth.False:
			v.no.Add(i)
		}
		return true
	})
	return v
}

// joined is "or", and "and" with true and false exchanged.
func (a *Atlas) joined(e *predicate.Expr, among set.Rows) verdict {
	turn := func(v verdict) verdict {
		if e.Op == predicate.And {
			return verdict{v.no, v.yes}
		}
		return v
	}
	whole, left := verdict{among.Like(), among.Clone()}, among.Clone()
	for _, part := range e.Args {
		v := turn(a.verdict(part, left))
		whole.yes.Join(v.yes)
		whole.no.Keep(v.no) // what is asked no more is true
		left.EachOf(v.yes, left.Drop)
	}
	return turn(whole)
}

// lists are the properties that the index has by their values.
var lists = map[string]index.List{"type": index.Type, "actor": index.Actor, "confidence": index.Confidence,
	"geo_precision": index.Precision, "date_precision": index.Dated, "country": index.Country, "admin1": index.Admin1,
	"district": index.District, "origin": index.Origin}

// ofList asks each value of a list once, and not each row.
func ofList(g *index.Group, e *predicate.Expr, among set.Rows) verdict {
	holds := truth.Bind(e, func(string) func(string) predicate.Value { return predicate.TextOf })
	var yes, no []string
	for _, value := range g.Values() {
		switch holds(value) {
		case truth.True:
			yes = append(yes, value)
		case truth.False:
			no = append(no, value)
		}
	}
	some := func(values []string) set.Rows {
		if len(values) == 0 { // which Keep takes for any
			return among.Like()
		}
		s := among.Clone()
		g.Keep(s, values)
		return s
	}
	return verdict{some(yes), some(no)}
}

var (
	figuresOf = map[string]index.Figure{"killed": index.Best, "killed_low": index.Low, "killed_high": index.High,
		"civilians_killed": index.Civilians, "forces_killed": index.Forces, "militants_killed": index.Militants,
		"injured": index.Injured}
	// textsOf are the texts of a row's record, in the order in which the index keeps them.
	textsOf = []string{"id", "title", "summary", "place", "target", "coded_as", "violence", "side_a", "side_b", "actor_name"}
)

// property reads what a predicate speaks of: from a column, from the texts, else from the whole record.
func (a *Atlas) property(name string) func(i int) predicate.Value {
	x := a.rows
	switch name {
	case queryables.Geometry:
		return func(i int) predicate.Value {
			at := x.At(i)
			if !index.Placed(at) {
				return predicate.Value{}
			}
			return predicate.Value{Kind: predicate.Place, Point: at}
		}
	case "date":
		return func(i int) predicate.Value { return predicate.DayOf(int(x.Date(i))) }
	case queryables.LastDay:
		return func(i int) predicate.Value { return predicate.DayOf(int(x.Span(i).To)) }
	}
	if f, is := figuresOf[name]; is {
		return func(i int) predicate.Value { return predicate.NumberOf(x.Figure(f, i)) }
	}
	if l, is := lists[name]; is {
		return func(i int) predicate.Value { return predicate.TextOf(x.Value(l, i)) }
	}
	if k := slices.Index(textsOf, name); k >= 0 {
		return func(i int) predicate.Value { return predicate.TextOf(x.Text(k, i)) }
	}
	read := queryables.Incident(name)
	return func(i int) predicate.Value { return read(x.Record(i)) }
}
