package csvtext

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
)

// Row is a row of a table; what is wrong with its cells goes on the list. It is good until the next row is read.
type Row struct {
	*findings.List
	file  string
	cells []string
	at    map[string]int
	in    *csv.Reader
}

// Cell is what stands in a column, unread.
func (r Row) Cell(column string) string { return r.cells[r.at[column]] }

// Spot is where a column's cell stands.
func (r Row) Spot(column string) findings.Spot {
	line, _ := r.in.FieldPos(r.at[column])
	return findings.Spot{File: r.file, Line: line, Column: column}
}

// Wrong adds a fault of a cell.
func (r Row) Wrong(column, rule, mend string, allowed ...string) {
	value := r.Cell(column)
	r.Fault(r.Spot(column), value, rule, findings.MendHidden(value, mend), allowed...)
}

// Optional is a text that may be blank.
func (r Row) Optional(column string) string {
	s := r.Cell(column)
	switch {
	case !utf8.ValidString(s):
		r.Wrong(column, "the text is UTF-8", "save the file as UTF-8")
		return ""
	case findings.TextRule(s) != "":
		r.Wrong(column, findings.TextRule(s), "")
	case s != strings.TrimSpace(s):
		r.Warn(r.Spot(column), s, "the cell begins or ends with a space", "take it off: two names that differ by a space are two")
	}
	return s
}

// Blank reports whether nothing stands in a cell.
func (r Row) Blank(column string) bool { return r.Cell(column) == "" }

// Filled complains of a blank cell.
func (r Row) Filled(column string) bool {
	if r.Blank(column) {
		r.Wrong(column, "the cell is not blank", "")
		return false
	}
	return true
}

// Text is one that may not be blank.
func (r Row) Text(column string) string {
	if !r.Filled(column) {
		return ""
	}
	return r.Optional(column)
}

// TextUpTo is a text of so many characters at most.
func (r Row) TextUpTo(column string, most int) string {
	s := r.Text(column)
	if n := utf8.RuneCountInString(s); n > most {
		r.Wrong(column, fmt.Sprintf("the text has at most %d characters, this one has %d", most, n), "")
	}
	return s
}

var (
	wholeForm  = regexp.MustCompile(`^\d{1,9}$`)
	numberForm = regexp.MustCompile(`^\d{1,12}(\.\d{1,6})?$`)
)

// ID is what stands in the column id.
func (r Row) ID(form *regexp.Regexp, rule string) string {
	s := r.Cell("id")
	if r.Filled("id") && !form.MatchString(s) {
		r.Wrong("id", rule, "small letters a to z, digits and hyphens")
	}
	return s
}

// Day may not be blank.
func (r Row) Day(column string) incident.Day {
	r.Filled(column)
	return r.OptionalDay(column)
}

// OptionalDay is 0 where blank.
func (r Row) OptionalDay(column string) incident.Day {
	s := r.Cell(column)
	if s == "" {
		return 0
	}
	d, err := incident.ParseDay(s)
	if err != nil {
		r.Wrong(column, findings.DayRule, "")
	}
	return d
}

// InOrder wants the day in one column not to come before the day in another; blank ones are in any order.
func (r Row) InOrder(from incident.Day, to incident.Day, toColumn, fromColumn string) {
	if from != 0 && to != 0 && to < from {
		r.Wrong(toColumn, fmt.Sprintf("it is not before %s, %s", fromColumn, from), "are the two swapped?")
	}
}

// Count is a number of people; nil where blank.
func (r Row) Count(column string) *int {
	s := r.Cell(column)
	if s == "" {
		return nil
	}
	if !wholeForm.MatchString(s) {
		r.Wrong(column, "a figure is a whole number from 0 up, or blank where none is reported", "")
		return nil
	}
	n, _ := strconv.Atoi(s)
	return &n
}

// Code is a number that stands for a word; 0 where blank.
func (r Row) Code(column string) int {
	n := r.Count(column)
	switch {
	case n == nil:
		return 0
	case *n == 0:
		r.Wrong(column, "a code is a number from 1 up, or blank", "")
	}
	return *n
}

// NotAbove wants one figure not to be above another; blank ones may be.
func (r Row) NotAbove(low, high *int, lowColumn, highColumn string) {
	if low != nil && high != nil && *low > *high {
		r.Wrong(lowColumn, fmt.Sprintf("it is not above %s, %d", highColumn, *high), "are the two swapped?")
	}
}

// Number may not be blank.
func (r Row) Number(column string) float64 {
	r.Filled(column)
	if n := r.OptionalNumber(column); n != nil {
		return *n
	}
	return 0
}

// OptionalNumber is nil where blank.
func (r Row) OptionalNumber(column string) *float64 {
	s := r.Cell(column)
	if s == "" {
		return nil
	}
	if !numberForm.MatchString(s) {
		r.Wrong(column, "a number has digits and at most a decimal point", "")
		return nil
	}
	n, _ := strconv.ParseFloat(s, 64)
	return &n
}

// Address is http(s) or blank.
func (r Row) Address(column string) string {
	s := r.Optional(column)
	if s != "" && !incident.IsAddress(s) {
		r.Wrong(column, findings.AddressRule+"; or it is blank", findings.MendAddress(s))
	}
	return s
}

// Link is an address that may not be blank.
func (r Row) Link(column string) string {
	r.Filled(column)
	return r.Address(column)
}

// Items are the words of a cell, between semicolons.
func (r Row) Items(column string) []string {
	s := r.Text(column)
	if s == "" {
		return nil
	}
	words := strings.Split(s, ";")
	for _, w := range words {
		if w == "" || w != strings.TrimSpace(w) {
			r.Wrong(column, "a list has its words between single semicolons without spaces", "")
			break
		}
	}
	return words
}

// Word is one of a closed list.
func Word[T ~string](r Row, column string, allowed []T) T {
	s := r.Cell(column)
	switch {
	case slices.Contains(allowed, T(s)):
	case r.Full(): // it is only counted
		r.Wrong(column, "", "")
	default:
		words := make([]string, len(allowed))
		for i, a := range allowed {
			words[i] = string(a)
		}
		r.Wrong(column, "it is one of the words of the list", r.Suggest(s, words), words...)
	}
	return T(s)
}
