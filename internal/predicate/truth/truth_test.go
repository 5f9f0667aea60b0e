package truth_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/predicate"
	"khyberatlas/internal/predicate/truth"
)

type thing map[string]predicate.Value

func read(name string) func(thing) predicate.Value {
	return func(x thing) predicate.Value { return x[name] }
}

func property(name string) predicate.Operand { return predicate.Operand{Property: name} }

func number(n float64) predicate.Value { return predicate.Value{Kind: predicate.Number, Number: n} }

func text(s string) predicate.Value { return predicate.Value{Kind: predicate.Text, Text: s} }

func literal(v predicate.Value) predicate.Operand { return predicate.Operand{Value: v} }

func place(g orb.Geometry) predicate.Value { return predicate.Value{Kind: predicate.Place, Shape: g} }

// A predicate is bound once and asked of many things.
func ExampleBind() {
	deadly := predicate.Said(predicate.Ge, property("killed"), literal(number(10)))
	holds := truth.Bind(deadly, read)
	for _, x := range []thing{{"killed": number(12)}, {"killed": number(3)}, {}} {
		fmt.Println(holds(x) == truth.True, holds(x) == truth.Unknown)
	}
	// Output:
	// true false
	// false false
	// false true
}

var byName = map[string]*predicate.Expr{"TRUE": {Op: predicate.True}, "FALSE": {Op: predicate.False},
	"NULL": predicate.Said(predicate.Eq, property("nothing"), literal(number(1)))}

var words = map[truth.Value]string{truth.True: "TRUE", truth.False: "FALSE", truth.Unknown: "NULL"}

func TestPredicatesAreJoinedByTheStandardsTable(t *testing.T) {
	for _, row := range []string{"TRUE TRUE TRUE TRUE", "TRUE FALSE FALSE TRUE", "FALSE TRUE FALSE TRUE", "FALSE FALSE FALSE FALSE",
		"TRUE NULL NULL TRUE", "FALSE NULL FALSE NULL", "NULL TRUE NULL TRUE", "NULL FALSE FALSE NULL", "NULL NULL NULL NULL"} {
		w := strings.Fields(row)
		and := truth.Bind(predicate.All(byName[w[0]], byName[w[1]]), read)(nil)
		or := truth.Bind(predicate.Any(byName[w[0]], byName[w[1]]), read)(nil)
		if words[and] != w[2] || words[or] != w[3] {
			t.Errorf("%s: %s, %s", row, words[and], words[or])
		}
	}
	for word, not := range map[string]string{"TRUE": "FALSE", "FALSE": "TRUE", "NULL": "NULL"} {
		if got := truth.Bind(predicate.Negated(byName[word]), read)(nil); words[got] != not {
			t.Errorf("NOT %s is %s", word, words[got])
		}
	}
}

func TestWhatSpeaksOfABlankPropertyIsUnknown(t *testing.T) {
	blank, one := property("nothing"), literal(number(1))
	day := literal(predicate.Value{Kind: predicate.Day, Number: 5})
	for name, tc := range map[string]struct {
		e    *predicate.Expr
		want truth.Value
	}{
		"compared":          {predicate.Said(predicate.Ne, blank, one), truth.Unknown},
		"on the right":      {predicate.Said(predicate.Lt, one, blank), truth.Unknown},
		"like":              {predicate.Said(predicate.Like, blank, literal(text("%"))), truth.Unknown},
		"between":           {predicate.Said(predicate.Between, blank, one, one), truth.Unknown},
		"between blanks":    {predicate.Said(predicate.Between, one, literal(number(2)), blank), truth.Unknown},
		"in":                {predicate.Said(predicate.In, blank, one), truth.Unknown},
		"in with a blank":   {predicate.Said(predicate.In, one, literal(number(2)), blank), truth.Unknown},
		"in beside a blank": {predicate.Said(predicate.In, one, blank, one), truth.True},
		"somewhere":         {predicate.Said(predicate.Intersects, blank, literal(place(orb.Point{1, 1}))), truth.Unknown},
		"in a box":          {predicate.Said(predicate.Intersects, blank, literal(place(orb.Bound{}))), truth.Unknown},
		"at another":        {predicate.Said(predicate.Intersects, blank, blank), truth.Unknown},
		"before":            {predicate.Said(predicate.Before, blank, day), truth.Unknown},
		"in a span to blank": {predicate.Said(predicate.Meet, day, predicate.Operand{Ends: []predicate.Operand{day, blank}}),
			truth.Unknown},
		"open spans":        {predicate.Said(predicate.Meet, day, predicate.Operand{Ends: []predicate.Operand{{}, {}}}), truth.True},
		"null":              {predicate.Said(predicate.IsNull, blank), truth.True},
		"a literal is none": {predicate.Said(predicate.IsNull, one), truth.False},
	} {
		if got := truth.Bind(tc.e, read)(thing{}); got != tc.want {
			t.Errorf("%s: %s", name, words[got])
		}
	}
}

func TestLikeMatchesAsThePatternOfARegularExpression(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[ab%_\\م]{0,12}`).Draw(t, "text")
		pattern := rapid.StringMatching(`([abم%_]|\\[ab%_\\]){0,8}`).Draw(t, "pattern")
		var b strings.Builder
		escaped := false
		for _, c := range pattern {
			switch {
			case escaped:
				b.WriteString(regexp.QuoteMeta(string(c)))
				escaped = false
			case c == '\\':
				escaped = true
			case c == '%':
				b.WriteString("(?s:.*)")
			case c == '_':
				b.WriteString("(?s:.)")
			default:
				b.WriteRune(c)
			}
		}
		want := regexp.MustCompile("^(?:" + b.String() + ")$").MatchString(s)
		e := predicate.Said(predicate.Like, property("x"), literal(text(pattern)))
		if got := truth.Bind(e, read)(thing{"x": text(s)}); (got == truth.True) != want {
			t.Fatalf("%q like %q: %s", s, pattern, words[got])
		}
	})
}

func TestCaseIsFoldedInFull(t *testing.T) {
	for a, b := range map[string]string{"STRASSE": "straße", "KØBENHAVN": "københavn", "ΌΣΟΣ": "όσος", "ﬁn": "FIN"} {
		e := predicate.Said(predicate.Eq, predicate.Operand{Property: "x", Fold: true}, literal(text(truth.Fold(b))))
		if truth.Bind(e, read)(thing{"x": text(a)}) != truth.True {
			t.Errorf("%s isn't %s", a, b)
		}
	}
}

// spans of the standard's own table: a lies to b as the relation says, and to no other of these.
func TestSpansAreRelatedAsOWLTimeHasIt(t *testing.T) {
	span := func(from, to float64) predicate.Operand {
		of := func(n float64) predicate.Operand { return literal(predicate.Value{Kind: predicate.Day, Number: n}) }
		return predicate.Operand{Ends: []predicate.Operand{of(from), of(to)}}
	}
	b := span(10, 20)
	for _, tc := range []struct {
		from, to float64
		want     string
	}{
		{1, 5, "t_before t_disjoint"}, {25, 30, "t_after t_disjoint"}, {10, 20, "t_equals t_intersects"},
		{1, 10, "t_intersects t_meets"}, {20, 25, "t_intersects t_metBy"}, {5, 15, "t_intersects t_overlaps"},
		{15, 25, "t_intersects t_overlappedBy"}, {5, 25, "t_contains t_intersects"}, {12, 18, "t_during t_intersects"},
		{5, 20, "t_finishedBy t_intersects"}, {15, 20, "t_finishes t_intersects"}, {10, 25, "t_intersects t_startedBy"},
		{10, 15, "t_intersects t_starts"},
	} {
		got := ""
		for _, op := range []predicate.Op{"t_after", "t_before", "t_contains", "t_disjoint", "t_during", "t_equals", "t_finishedBy",
			"t_finishes", "t_intersects", "t_meets", "t_metBy", "t_overlappedBy", "t_overlaps", "t_startedBy", "t_starts"} {
			if truth.Bind(predicate.Said(op, span(tc.from, tc.to), b), read)(nil) == truth.True {
				got += " " + string(op)
			}
		}
		if got != " "+tc.want {
			t.Errorf("%v to %v:%s, want %s", tc.from, tc.to, got, tc.want)
		}
	}
}

func TestAPointIsInABoxToTheLastDigit(t *testing.T) {
	at := thing{"geometry": {Kind: predicate.Place, Point: orb.Point{70.00000001, 33}}}
	for _, tc := range []struct {
		box  orb.Bound
		want truth.Value
	}{
		{orb.Bound{Min: orb.Point{70.00000001, 33}, Max: orb.Point{71, 34}}, truth.True},
		{orb.Bound{Min: orb.Point{70.00000002, 33}, Max: orb.Point{71, 34}}, truth.False},
		{orb.Bound{Min: orb.Point{70, 30}, Max: orb.Point{-170, 34}}, truth.True},
	} {
		a, b := property("geometry"), literal(place(tc.box))
		for _, of := range [][]predicate.Operand{{a, b}, {b, a}} {
			if got := truth.Bind(predicate.Said(predicate.Intersects, of...), read)(at); got != tc.want {
				t.Errorf("%v: %s", tc.box, words[got])
			}
		}
	}
	both := thing{"geometry": place(orb.LineString{{0, 0}, {2, 2}}), "other": {Kind: predicate.Place, Point: orb.Point{1, 1}}}
	two := predicate.Said(predicate.Intersects, property("geometry"), property("other"))
	if got := truth.Bind(two, read)(both); got != truth.True {
		t.Error("two places of a thing don't meet")
	}
	if got := truth.Bind(predicate.Said(predicate.Intersects, property("geometry"),
		literal(place(orb.LineString{{0, 2}, {2, 0}}))), read)(both); got != truth.True {
		t.Error("a line doesn't cross another")
	}
}
