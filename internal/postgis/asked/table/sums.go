package table

import (
	"fmt"
	"strings"

	"khyberatlas/internal/incident"
)

// Sum is a number that rows add up to: what it is called in the table of sums, and what it is of rows r.
type Sum struct{ Name, Of string }

// Sums are all of them.
func (f *Facts) Sums() []Sum {
	var wide []string
	for _, p := range incident.GeoPrecisions {
		if p.Wide() {
			wide = append(wide, string(p))
		}
	}
	sum := func(of string) string { return "coalesce(sum(" + of + "), 0)" }
	return []Sum{
		{"n", "count(*)"}, {"low", sum("coalesce(r.low, r.best)")}, {"high", sum("coalesce(r.high, r.best, r.low)")},
		{"best", sum("r.best")}, {"with_best", "count(r.best)"},
		{"without", "count(*) FILTER (WHERE num_nonnulls(r.best, r.low, r.high) = 0)"},
		{"open", "count(*) FILTER (WHERE r.low IS NOT NULL AND num_nonnulls(r.best, r.high) = 0)"},
		{"civilians", sum("r.civilians")}, {"with_civilians", "count(r.civilians)"},
		{"forces", sum("r.forces")}, {"with_forces", "count(r.forces)"},
		{"militants", sum("r.militants")}, {"with_militants", "count(r.militants)"},
		{"injured", sum("r.injured")}, {"with_injured", "count(r.injured)"},
		{"one", "count(*) FILTER (WHERE r.publishers = 1)"}, {"placeless", "count(*) - count(r.lon)"},
		{"vague", "count(*) FILTER (WHERE " + f.Vague() + ")"},
		{"wide", "count(*) FILTER (WHERE " + f.Any(Precision, wide) + ")"},
	}
}

// Vague is whether the day of a row r isn't known.
func (f *Facts) Vague() string {
	return f.Any(Dated, []string{string(incident.WeekOnly), string(incident.MonthOnly)})
}

// Any is whether a row r has one of some values.
func (f *Facts) Any(l List, values []string) string {
	var parts []string
	for _, v := range values {
		if c := f.Code(l, v); c >= 0 {
			parts = append(parts, fmt.Sprintf("r.%s = %d", Columns[l], c))
		}
	}
	if parts == nil {
		return "false"
	}
	return "(" + strings.Join(parts, " OR ") + ")"
}

// Summed are the lists whose values have sums by month.
var Summed = []List{Type, Actor, Confidence, Precision, Country, Origin, InDistrict, Tehsil}

// All is as a list the one that has all rows under the number 0.
const All List = -1

// sum makes the sums: for each value of a list of the rows that begin in a month, which is numbered from January of the year 0.
func (n Names) sum(f *Facts) string {
	sets, list, code := []string{"(month)"}, "CASE", "CASE"
	for _, l := range Summed {
		sets = append(sets, "(month, r."+Columns[l]+")")
		list += fmt.Sprintf(" WHEN grouping(r.%s) = 0 THEN %d", Columns[l], l)
		code += fmt.Sprintf(" WHEN grouping(r.%[1]s) = 0 THEN r.%[1]s", Columns[l])
	}
	var columns []string
	for _, s := range f.Sums() {
		columns = append(columns, s.Of+" AS "+s.Name)
	}
	return fmt.Sprintf(`CREATE TABLE %[1]s AS SELECT %[2]s ELSE %[3]d END::int4 AS list, %[4]s ELSE 0 END::int4 AS code, month, %[5]s
	FROM (SELECT *, (extract(year FROM day) * 12 + extract(month FROM day) - 1)::int4 AS month
		FROM (SELECT *, date '0001-01-01' + (first - 1) AS day FROM %[6]s) d) r GROUP BY GROUPING SETS (%[7]s);
	CREATE INDEX ON %[1]s (list, month)`, n.Sums, list, All, code, strings.Join(columns, ", "), n.Rows, strings.Join(sets, ", "))
}

// Month is the number of the month that a day is in, and Begins the first day of one.
func Month(d incident.Day) int {
	year, month, _ := d.Date()
	return year*12 + month - 1
}

// Begins is the first day of a month.
func Begins(month int) incident.Day { return incident.DayOf(month/12, month%12+1, 1) }
