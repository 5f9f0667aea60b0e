package values

import (
	"fmt"
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
)

// Order is which of day and month comes first in a date of numbers that ends with its year.
type Order int

// The orders. Without one 04/03/2021 is refused, because it can be in March or in April.
const (
	AnyOrder Order = iota
	DayFirst
	MonthFirst
)

// The years of dates that are read: what lies outside is a mistake of writing.
const (
	firstYear = 1900
	lastYear  = 2100
)

const dayRule = "a date is a day of the calendar"

// Day reads a date: 2021-03-04 with or without a time, 4 March 2021, 04/03/2021. The day is the one written, whatever time
// and zone stand beside it.
func (o Order) Day(s string) (incident.Day, Problem) {
	if d, ok := isoDay(s); ok {
		return d, Problem{}
	}
	s = strings.TrimSpace(Latin(s))
	if d, ok := isoDay(s); ok {
		return d, Problem{}
	}
	if p := spoiltDay(s); !p.OK() {
		return 0, p
	}
	parts := dateParts(dropTime(s))
	if len(parts) != 3 {
		return 0, Problem{Rule: dayRule, Mend: "write it YYYY-MM-DD"}
	}
	return o.ofParts(s, parts)
}

// isoDay is the form that nearly all files have: YYYY-MM-DD, and perhaps a time.
func isoDay(s string) (incident.Day, bool) {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' || len(s) > 10 && !isTime(s[10:]) {
		return 0, false
	}
	y, m, d := digits(s[:4]), digits(s[5:7]), digits(s[8:10])
	return calendarDay(y, m, d)
}

// digits is -1 where a text is not digits alone.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		c := s[i] - '0'
		if c > 9 {
			return -1
		}
		n = n*10 + int(c)
	}
	return n
}

var monthDays = [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func calendarDay(y, m, d int) (incident.Day, bool) {
	if y < firstYear || y > lastYear || m < 1 || m > 12 || d < 1 || d > monthDays[m-1] {
		return 0, false
	}
	if m == 2 && d == 29 && (y%4 != 0 || y%100 == 0 && y%400 != 0) {
		return 0, false
	}
	return incident.DayOf(y, m, d), true
}

// isTime is a time of the day behind a date, as " 00:00:00.000" or "T00:00Z".
func isTime(s string) bool {
	if s == midnight {
		return true
	}
	if s[0] != 'T' && s[0] != 't' && s[0] != ' ' {
		return false
	}
	return len(s) > 4 && strings.IndexByte(s, ':') > 0 && strings.Trim(s[1:], "0123456789:.+-ZzAaPpMmUTC ") == ""
}

const midnight = " 00:00:00.000" // as UCDP writes every date

// dropTime takes a time of the day off the end.
func dropTime(s string) string {
	i := strings.IndexByte(s, ':')
	if i < 0 {
		return s
	}
	i = strings.LastIndexAny(s[:i], " Tt")
	if i < 0 || !isTime(s[i:]) {
		return s
	}
	return strings.TrimRight(s[:i], " ,")
}

// dateParts are the numbers and words of a date, without ordinals' endings and the names of weekdays.
func dateParts(s string) []string {
	parts := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(" -/.,،", c) })
	out := parts[:0]
	for i, p := range parts {
		if i == 0 && weekdays[strings.ToLower(p)] {
			continue
		}
		if n := len(p) - 2; n > 0 && n <= 2 && digits(p[:n]) >= 0 && strings.Contains("st nd rd th", strings.ToLower(p[n:])) {
			p = p[:n]
		}
		out = append(out, p)
	}
	return out
}

var weekdays = map[string]bool{"mon": true, "monday": true, "tue": true, "tuesday": true, "wed": true, "wednesday": true,
	"thu": true, "thursday": true, "fri": true, "friday": true, "sat": true, "saturday": true, "sun": true, "sunday": true}

// months are their names, in English and in Urdu.
var months = map[string]int{"jan": 1, "january": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4,
	"may": 5, "jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "august": 8, "sep": 9, "sept": 9, "september": 9, "oct": 10,
	"october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
	"جنوری": 1, "فروری": 2, "مارچ": 3, "اپریل": 4, "مئی": 5, "جون": 6, "جولائی": 7, "اگست": 8, "ستمبر": 9, "اکتوبر": 10,
	"نومبر": 11, "دسمبر": 12}

// ofParts is the day of three parts: with the month as a word, with the year first, or with the year last.
func (o Order) ofParts(s string, parts []string) (incident.Day, Problem) {
	a, b, c := digits(parts[0]), digits(parts[1]), digits(parts[2])
	switch m0, m1 := months[strings.ToLower(parts[0])], months[strings.ToLower(parts[1])]; {
	case m1 > 0 && len(parts[2]) == 4:
		return orNone(calendarDay(c, m1, a))
	case m1 > 0 && len(parts[0]) == 4:
		return orNone(calendarDay(a, m1, c))
	case m0 > 0 && len(parts[2]) == 4:
		return orNone(calendarDay(c, m0, b))
	case m0 > 0 || m1 > 0:
		return 0, shortYear
	case a < 0 || b < 0 || c < 0:
		return 0, Problem{Rule: dayRule, Mend: "write it YYYY-MM-DD"}
	case len(parts[0]) == 4:
		return orNone(calendarDay(a, b, c))
	case len(parts[2]) != 4:
		return 0, shortYear
	}
	d, dayFirst := calendarDay(c, b, a)
	e, monthFirst := calendarDay(c, a, b)
	switch {
	case o == DayFirst && !dayFirst && monthFirst:
		return 0, Problem{Rule: dayRule + ", and days come first", Mend: "is there such a day? with the month first there is"}
	case o == MonthFirst && !monthFirst && dayFirst:
		return 0, Problem{Rule: dayRule + ", and months come first", Mend: "is there such a day? with the day first there is"}
	case o == DayFirst:
		return orNone(d, dayFirst)
	case o == MonthFirst:
		return orNone(e, monthFirst)
	case dayFirst && monthFirst && d != e:
		return 0, Problem{Rule: fmt.Sprintf("a date means one day, and %s can be %s or %s", s, d, e),
			Mend: "say whether days or months come first, or write it YYYY-MM-DD", Ambiguous: true}
	case dayFirst:
		return d, Problem{}
	case monthFirst:
		return e, Problem{}
	}
	return orNone(0, false)
}

var shortYear = Problem{Rule: "the year of a date has four digits", Mend: "write it YYYY-MM-DD"}

func orNone(d incident.Day, ok bool) (incident.Day, Problem) {
	if !ok {
		return 0, Problem{Rule: dayRule, Mend: fmt.Sprintf("is there such a day, between the years %d and %d?", firstYear, lastYear)}
	}
	return d, Problem{}
}

// spoiltDay tells what a spreadsheet makes of dates: the number of days that it counts in, what of a date it took for a month
// and its year, a column that was too narrow.
func spoiltDay(s string) Problem {
	const again = "; format the column as YYYY-MM-DD in the file that it comes from, and save again"
	if whole, _, _ := strings.Cut(s, "."); len(whole) == 5 && digits(whole) >= 0 {
		if f, err := strconv.ParseFloat(s, 64); err == nil && f >= 10_000 {
			day := incident.DayOf(1899, 12, 30) + incident.Day(f)
			return Problem{Rule: dayRule + ", and this is a spreadsheet's number of one",
				Mend: "it is " + day.String() + " if it counts from 1900" + again}
		}
	}
	if strings.Trim(s, "#") == "" && s != "" {
		return Problem{Rule: dayRule + ", and this is what a spreadsheet shows in a column too narrow", Mend: "widen it" + again}
	}
	if parts := dateParts(s); len(parts) == 2 {
		_, first := months[strings.ToLower(parts[0])]
		_, second := months[strings.ToLower(parts[1])]
		if first != second {
			return Problem{Rule: dayRule + ", and of this one a spreadsheet has kept the month and one number only",
				Mend: "take the date from the file that it comes from" + again}
		}
	}
	return Problem{}
}

// Survey looks at all dates of a column to find whether days or months come first in it.
type Survey struct {
	day, month, either int
	first              string // that can be both
}

// Add looks at one date.
func (v *Survey) Add(s string) {
	if _, p := AnyOrder.Day(s); p.Ambiguous {
		if v.either++; v.first == "" {
			v.first = strings.Clone(s)
		}
		return
	}
	_, p := DayFirst.Day(s)
	_, q := MonthFirst.Day(s)
	switch {
	case p.OK() && !q.OK():
		v.day++
	case q.OK() && !p.OK():
		v.month++
	}
}

// Order is the one that the column shows: by a day above 12 somewhere, with none against it. A column whose dates all fit
// both orders, or that has some of each, is refused, with what to say.
func (v *Survey) Order() (Order, Problem) {
	switch {
	case v.day > 0 && v.month > 0:
		return AnyOrder, Problem{Rule: fmt.Sprintf("in a column days or months come first; in %d dates days do, in %d months", v.day,
			v.month), Mend: "write them YYYY-MM-DD", Ambiguous: true}
	case v.day > 0:
		return DayFirst, Problem{}
	case v.month > 0:
		return MonthFirst, Problem{}
	case v.either > 0:
		_, p := AnyOrder.Day(v.first)
		p.Rule += "; no date of the column has a day above 12"
		return AnyOrder, p
	}
	return AnyOrder, Problem{}
}
