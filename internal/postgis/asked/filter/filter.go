package filter

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked/table"
	"khyberatlas/internal/predicate"
)

// Filter is what a query asks of a row by itself.
type Filter struct {
	// Args are the values of the conditions, as $1 and on.
	Args []any
	// Left is what must be looked at in each row that the conditions leave; nil where they say all.
	Left *predicate.Expr
	// Edge is as far as rows may be that are found; some of those at the very edge are not. Nil where no distance is asked for.
	Edge *incident.Near

	facts *table.Facts
	names table.Names
	all   []string
	texts bool
}

// row and text mark in a condition where the names of the row and of its texts stand.
const row, text = "\x00r", "\x00x"

// Of says what a query asks for.
func Of(q incident.Query, facts *table.Facts, names table.Names) *Filter {
	f := &Filter{facts: facts, names: names}
	if q.Never {
		f.and("false")
		return f
	}
	f.days(q.Days)
	values := Values(q)
	for _, l := range Lists(q) {
		f.list(l, values[l])
	}
	f.words(q.Words)
	f.minima(&q)
	f.boxes(narrowing(q.Boxes, facts))
	f.near(q.Near)
	if q.Said != nil {
		f.said(q.Said)
	}
	return f
}

// Copy is the same filter, to which more can be added.
func (f *Filter) Copy() *Filter {
	c := *f
	c.all, c.Args = append([]string(nil), f.all...), append([]any(nil), f.Args...)
	return &c
}

// Arg adds a value and gives what it is called.
func (f *Filter) Arg(v any) string {
	f.Args = append(f.Args, v)
	return fmt.Sprintf("$%d", len(f.Args))
}

// and adds a condition, in which row stands for the row and text for its texts.
func (f *Filter) and(cond string) { f.all = append(f.all, cond) }

// Among narrows the filter to rows of a list, which are found out by looking at them: what was left is said then.
func (f *Filter) Among(rows []int32) {
	f.and(row + ".row = ANY(" + f.Arg(rows) + "::int4[])")
	f.Left = nil
}

// From is what a query selects from, by the names of the row and of its texts.
func (f *Filter) From(r, x string) string {
	if !f.texts && x == "" {
		return f.names.Rows + " " + r
	}
	if x == "" {
		x = r + "x"
	}
	return fmt.Sprintf("%s %s JOIN %s %s ON %s.row = %s.row", f.names.Rows, r, f.names.Texts, x, x, r)
}

// Each are the conditions of a row by itself.
func (f *Filter) Each(r, x string) string {
	if x == "" {
		x = r + "x"
	}
	if len(f.all) == 0 {
		return "true"
	}
	return strings.NewReplacer(row, r, text, x).Replace(strings.Join(f.all, " AND "))
}

// Found are the conditions of a row r that is found; more is what must hold beside the filter of an earlier row b of its event,
// for that to stand for r.
func (f *Filter) Found(apart bool, x, more string) string {
	each := f.Each("r", x)
	if apart || !f.facts.Told {
		return each
	}
	return each + " AND (r.before IS NULL OR NOT " + f.Stands(more) + ")"
}

// Stands is whether an earlier row of the event of a row r is found.
func (f *Filter) Stands(more string) string {
	return "EXISTS (SELECT 1 FROM " + f.From("b", "") + " WHERE b.row = ANY(r.before) AND " + f.Each("b", "") + more + ")"
}

// days asks for a period: it is a stretch of rows, in which few don't meet it.
func (f *Filter) days(period incident.Days) {
	if period.All() {
		return
	}
	if lo, hi := f.facts.Stretch(period); lo > 0 || hi < f.facts.Rows {
		f.and(fmt.Sprintf("%s.row >= %d AND %s.row < %d", row, lo, row, hi))
	}
	if period.From != 0 {
		f.and(fmt.Sprintf("%s.last >= %d", row, period.From))
	}
	if period.To != 0 {
		f.and(fmt.Sprintf("%s.first <= %d", row, period.To))
	}
}

// Values are those that a query asks for, by their list.
func Values(q incident.Query) map[table.List][]string {
	of := map[table.List][]string{}
	for l, values := range map[table.List][]string{table.Type: incident.Texts(q.Types), table.Actor: incident.Texts(q.Actors),
		table.Confidence: incident.Texts(q.Confidences), table.Precision: incident.Texts(q.Precisions),
		table.Dated: incident.Texts(q.DatePrecisions), table.Country: incident.Texts(q.Countries), table.Admin1: q.Admin1,
		table.District: q.Districts, table.InDistrict: q.InDistricts, table.Origin: q.Origins} {
		if len(values) > 0 {
			of[l] = values
		}
	}
	return of
}

// Lists are those that a query asks for values of, in order.
func Lists(q incident.Query) []table.List { return slices.Sorted(maps.Keys(Values(q))) }

// Bare reports whether a query asks for a period and for values of lists alone.
func Bare(q incident.Query, facts *table.Facts) bool {
	return !q.Never && len(narrowing(q.Boxes, facts)) == 0 && len(q.Words) == 0 && q.Near == nil && q.KilledMin == nil &&
		q.CiviliansMin == nil && q.PublishersMin == nil && q.Said == nil
}

// narrowing are the boxes that are asked for; none where one of them holds all places, as that of a map seen from far out does.
func narrowing(boxes []orb.Bound, facts *table.Facts) []orb.Bound {
	for _, b := range boxes {
		if b.Contains(facts.All.Box.Min) && b.Contains(facts.All.Box.Max) {
			return nil
		}
	}
	return boxes
}

func (f *Filter) list(l table.List, values []string) {
	var codes []string
	for _, v := range values {
		if c := f.facts.Code(l, v); c >= 0 {
			codes = append(codes, fmt.Sprint(c))
		}
	}
	f.and(in(l, codes))
}

// in is whether a row has one of some numbers in a list.
func in(l table.List, codes []string) string {
	switch len(codes) {
	case 0:
		return "false"
	case 1:
		return fmt.Sprintf("%s.%s = %s", row, table.Columns[l], codes[0])
	}
	return fmt.Sprintf("%s.%s IN (%s)", row, table.Columns[l], strings.Join(codes, ", "))
}

// words asks for the beginnings of words. They are folded, so that none has a quote or a backslash.
func (f *Filter) words(prefixes []string) {
	if len(prefixes) == 0 {
		return
	}
	parts := make([]string, len(prefixes))
	for i, p := range prefixes {
		parts[i] = "'" + strings.NewReplacer(`'`, `''`, `\`, `\\`, "\x00", "").Replace(table.Word(p)) + "':*"
	}
	f.and(fmt.Sprintf("%s.row IN (SELECT w.row FROM %s w WHERE w.words @@ %s::tsquery)", row, f.names.Texts,
		f.Arg(strings.Join(parts, " & "))))
}

func (f *Filter) minima(q *incident.Query) {
	for _, m := range []struct {
		of    string
		least *int
	}{{"coalesce(" + row + ".best, " + row + ".low)", q.KilledMin}, {row + ".civilians", q.CiviliansMin},
		{row + ".publishers", q.PublishersMin}} {
		if m.least != nil {
			f.and(fmt.Sprintf("%s >= %d", m.of, *m.least))
		}
	}
}

// boxes asks for places in any of some boxes; what has no place is in every one.
func (f *Filter) boxes(boxes []orb.Bound) {
	if len(boxes) == 0 {
		return
	}
	parts := make([]string, len(boxes))
	for i, b := range boxes {
		parts[i] = f.within(b)
	}
	f.and("(" + strings.Join(parts, " OR ") + " OR " + row + ".lon IS NULL)")
}

// within is whether a row's place is in a box, its edges included. The index holds single precision, so both are asked; as one
// number, for to a planner four comparisons of a box that the index finds leave next to nothing.
func (f *Filter) within(b orb.Bound) string {
	w, s, e, n := f.Arg(b.Min[0])+"::float8", f.Arg(b.Min[1])+"::float8", f.Arg(b.Max[0])+"::float8", f.Arg(b.Max[1])+"::float8"
	return fmt.Sprintf("(%[1]s.at OPERATOR(%[6]s.&&) %[6]s.ST_MakeEnvelope(%[2]s, %[3]s, %[4]s, %[5]s, 4326) AND "+
		"least(%[1]s.lon - %[2]s, %[4]s - %[1]s.lon, %[1]s.lat - %[3]s, %[5]s - %[1]s.lat) >= 0)", row, w, s, e, n, f.names.PostGIS)
}

// edge is how wide a ring is, as a part of the distance, in which SQL and geo may differ.
const edge = 1e-8

// near asks for what is no farther away than so many kilometres, measured as geo does.
func (f *Filter) near(n *incident.Near) {
	if n == nil {
		return
	}
	f.Edge = n
	var wide []string
	for _, p := range incident.GeoPrecisions {
		if c := f.facts.Code(table.Precision, string(p)); p.Wide() && c >= 0 {
			wide = append(wide, fmt.Sprint(c))
		}
	}
	if len(wide) > 0 {
		f.and("NOT " + in(table.Precision, wide))
	}
	f.and(f.within(geo.Reach(n.At, n.Km)))
	f.and(fmt.Sprintf("%s <= %s::float8", f.distance(n.At), f.Arg(n.Km+edge*(n.Km+1))))
}

// Ring narrows a filter for a distance to the rows of which SQL can't tell whether they are that far away.
func (f *Filter) Ring() {
	f.and(fmt.Sprintf("%s > %s::float8", f.distance(f.Edge.At), f.Arg(f.Edge.Km-edge*(f.Edge.Km+1))))
}

// Beyond drops rows of the ring that are too far away.
func (f *Filter) Beyond(rows []int32) {
	if len(rows) > 0 {
		f.and("NOT " + row + ".row = ANY(" + f.Arg(rows) + "::int4[])")
	}
}

// distance is geo.Distance from a point to a row's place.
func (f *Filter) distance(at orb.Point) string {
	lon, lat := f.Arg(at[0])+"::float8", f.Arg(at[1])+"::float8"
	return fmt.Sprintf("2 * %[4]v * asin(sqrt(least(1, sin(radians(%[1]s.lat - %[3]s) / 2) ^ 2 + "+
		"cos(radians(%[3]s)) * cos(radians(%[1]s.lat)) * sin(radians(%[1]s.lon - %[2]s) / 2) ^ 2)))", row, lon, lat, geo.EarthKm)
}
