package dataset

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"khyberatlas/internal/incident"
)

// row reads the cells of one row by the names of their columns and collects what is wrong with them.
type row struct {
	*findings
	file  string
	cells []string
	at    map[string]int
	in    *csv.Reader
}

func (r row) spot(column string) spot {
	line, _ := r.in.FieldPos(r.at[column])
	return spot{r.file, line, column}
}

func (r row) wrong(column, rule, mend string, allowed ...string) {
	value := r.cells[r.at[column]]
	r.fault(r.spot(column), value, rule, unseen(value, mend), allowed...)
}

// optional is a text that may be blank.
func (r row) optional(column string) string {
	s := r.cells[r.at[column]]
	switch {
	case !utf8.ValidString(s):
		r.wrong(column, "the text is UTF-8", "save the file as UTF-8")
		return ""
	case strings.ContainsFunc(s, isControl):
		r.wrong(column, "a text has no control characters", "")
	case strings.ContainsFunc(s, isHidden):
		r.wrong(column, seen, "")
	case s != strings.TrimSpace(s):
		r.warn(r.spot(column), s, "the cell begins or ends with a space", "take it off: two names that differ by a space are two")
	}
	return s
}

func isControl(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\t' }

func (r row) blank(column string) bool { return r.cells[r.at[column]] == "" }

// filled complains of a blank cell.
func (r row) filled(column string) bool {
	if r.blank(column) {
		r.wrong(column, "the cell is not blank", "")
		return false
	}
	return true
}

// text is one that may not be blank.
func (r row) text(column string) string {
	if !r.filled(column) {
		return ""
	}
	return r.optional(column)
}

func (r row) textUpTo(column string, most int) string {
	s := r.text(column)
	if n := utf8.RuneCountInString(s); n > most {
		r.wrong(column, fmt.Sprintf("the text has at most %d characters, this one has %d", most, n), "")
	}
	return s
}

var (
	slug       = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	incidentID = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}(-[a-z0-9]+)+$`)
	wholeForm  = regexp.MustCompile(`^\d{1,9}$`)
	numberForm = regexp.MustCompile(`^\d{1,12}(\.\d{1,6})?$`)
)

func (r row) id(form *regexp.Regexp, rule string) string {
	s := r.cells[r.at["id"]]
	if r.filled("id") && !form.MatchString(s) {
		r.wrong("id", rule, "small letters a to z, digits and hyphens")
	}
	return s
}

func (r row) day(column string) incident.Day {
	r.filled(column)
	return r.optionalDay(column)
}

func (r row) optionalDay(column string) incident.Day {
	s := r.cells[r.at[column]]
	if s == "" {
		return 0
	}
	d, err := incident.ParseDay(s)
	if err != nil {
		r.wrong(column, "a date is a day of the calendar written YYYY-MM-DD", "")
	}
	return d
}

// inOrder wants the day in one column not to come before the day in another; blank ones are in any order.
func (r row) inOrder(from incident.Day, to incident.Day, toColumn, fromColumn string) {
	if from != 0 && to != 0 && to < from {
		r.wrong(toColumn, fmt.Sprintf("it is not before %s, %s", fromColumn, from), "are the two swapped?")
	}
}

// count is a number of people; nil where blank.
func (r row) count(column string) *int {
	s := r.cells[r.at[column]]
	if s == "" {
		return nil
	}
	if !wholeForm.MatchString(s) {
		r.wrong(column, "a figure is a whole number from 0 up, or blank where none is reported", "")
		return nil
	}
	n, _ := strconv.Atoi(s)
	return &n
}

func (r row) notAbove(low, high *int, lowColumn, highColumn string) {
	if low != nil && high != nil && *low > *high {
		r.wrong(lowColumn, fmt.Sprintf("it is not above %s, %d", highColumn, *high), "are the two swapped?")
	}
}

func (r row) number(column string) float64 {
	r.filled(column)
	if n := r.optionalNumber(column); n != nil {
		return *n
	}
	return 0
}

func (r row) optionalNumber(column string) *float64 {
	s := r.cells[r.at[column]]
	if s == "" {
		return nil
	}
	if !numberForm.MatchString(s) {
		r.wrong(column, "a number has digits and at most a decimal point", "")
		return nil
	}
	n, _ := strconv.ParseFloat(s, 64)
	return &n
}

const addressRule = "an address begins with http:// or https://, names a host and has no blanks, quotes or angle brackets"

// mendAddress is for addresses that are none because of a character in them.
func mendAddress(s string) string {
	if !strings.HasPrefix(s, "http") {
		return ""
	}
	return "write what no address can hold as its percent code, a blank as %20"
}

// address is http(s) or blank.
func (r row) address(column string) string {
	s := r.optional(column)
	if s != "" && !incident.IsAddress(s) {
		r.wrong(column, addressRule+"; or it is blank", mendAddress(s))
	}
	return s
}

// link is an address that may not be blank.
func (r row) link(column string) string {
	r.filled(column)
	return r.address(column)
}

// list has ";" between its words.
func (r row) list(column string) []string {
	s := r.text(column)
	if s == "" {
		return nil
	}
	words := strings.Split(s, ";")
	for _, w := range words {
		if w == "" || w != strings.TrimSpace(w) {
			r.wrong(column, "a list has its words between single semicolons without spaces", "")
			break
		}
	}
	return words
}

// word is one of a closed list.
func word[T ~string](r row, column string, allowed []T) T {
	s := r.cells[r.at[column]]
	switch {
	case slices.Contains(allowed, T(s)):
	case r.full(): // it is only counted
		r.wrong(column, "", "")
	default:
		words := make([]string, len(allowed))
		for i, a := range allowed {
			words[i] = string(a)
		}
		r.wrong(column, "it is one of the words of the list", r.suggest(s, words), words...)
	}
	return T(s)
}
