package values

import (
	"math"
	"strconv"
	"strings"
)

// Mark is what stands between a number's whole part and its decimals.
type Mark byte

// What a caller may know of numbers. Without it 1,234 is refused, because it can be a thousand and more or one and a bit.
const (
	AnyMark   Mark = 0
	PointMark Mark = '.'
	CommaMark Mark = ','
)

// Rules that texts break.
const (
	wholeRule   = "a figure is a whole number from 0 up"
	decimalRule = "a number has digits, and at most one decimal point or comma"
)

// mostFigure is more than any figure of people; what is above is a mistake.
const mostFigure = 999_999_999

// Whole reads a figure of people or a number of things.
func (m Mark) Whole(s string) (int, Problem) {
	if n := len(s); n > 0 && n <= 9 { // as nearly all are written
		v := 0
		for i := range n {
			c := s[i] - '0'
			if c > 9 {
				return m.whole(s)
			}
			v = v*10 + int(c)
		}
		return v, Problem{}
	}
	return m.whole(s)
}

func (m Mark) whole(s string) (int, Problem) {
	f, p := m.Decimal(s)
	switch {
	case p.Ambiguous || p.Rule == spoiltRule:
		return 0, p
	case m == AnyMark && threeAfter(Latin(s), '.'): // to a program a point stands before decimals, to a person maybe not
		return 0, twoNumbers(Latin(s))
	case !p.OK():
		return 0, Problem{Rule: wholeRule, Mend: p.Mend}
	case f < 0 || f != math.Trunc(f):
		return 0, Problem{Rule: wholeRule}
	case f > mostFigure:
		return 0, Problem{Rule: "a figure is below a thousand million"}
	}
	return int(f), Problem{}
}

const spoiltRule = "a number is written out"

// Decimal reads a number with or without decimals.
func (m Mark) Decimal(s string) (float64, Problem) {
	if isBare(s) && (m != CommaMark || strings.IndexByte(s, '.') < 0) {
		f, _ := strconv.ParseFloat(s, 64)
		return f, Problem{}
	}
	n := strings.TrimSpace(Latin(s))
	sign := ""
	if n != "" && (n[0] == '-' || n[0] == '+') {
		sign, n = strings.TrimPrefix(n[:1], "+"), n[1:]
	}
	switch {
	case n == "" || n[0] < '0' || n[0] > '9':
		return 0, Problem{Rule: decimalRule}
	case strings.ContainsAny(n, "eE") && isBare(strings.NewReplacer("E+", "", "e+", "", "E", "", "e", "", ",", ".").Replace(n)):
		return 0, Problem{Rule: spoiltRule, Mend: "a spreadsheet has shortened it: format the column as a number and save again"}
	case strings.Trim(n, "0123456789.,' ") != "":
		return 0, Problem{Rule: decimalRule, Mend: "leave out words and units"}
	}
	whole, decimals, ok := m.split(n)
	switch {
	case !ok:
		return 0, m.otherMark(s)
	case m == AnyMark && strings.IndexByte(n, '.') < 0 && threeAfter(n, ','):
		return 0, twoNumbers(n)
	}
	f, err := strconv.ParseFloat(sign+whole+"."+decimals+"0", 64)
	if err != nil {
		return 0, Problem{Rule: decimalRule}
	}
	return f, Problem{}
}

// Degrees reads a latitude or a longitude: there are no thousands of degrees, so a lone comma stands before decimals.
func (m Mark) Degrees(s string) (float64, Problem) {
	f, p := m.Decimal(s)
	if m == AnyMark && p.Ambiguous {
		return CommaMark.Decimal(s)
	}
	return f, p
}

// otherMark is why a number can't be read with the mark that is said to stand before decimals.
func (m Mark) otherMark(s string) Problem {
	if m == AnyMark {
		return Problem{Rule: decimalRule}
	}
	if _, p := AnyMark.Decimal(s); !p.OK() {
		return Problem{Rule: decimalRule}
	}
	name := "point"
	if m == CommaMark {
		name = "comma"
	}
	return Problem{Rule: "a " + name + " stands before decimals, as is said of this file", Mend: "write it so", Ambiguous: true}
}

// isBare is digits with at most a sign and a point, as programs write numbers.
func isBare(s string) bool {
	digits, points := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '.' && digits > 0:
			points++
		case c == '-' && i == 0:
		default:
			return false
		}
	}
	return digits > 0 && digits <= 17 && points <= 1
}

// split finds the mark of decimals and takes out those of thousands, which stand before every three digits, or as in Pakistan
// before the last three and every two before these.
func (m Mark) split(n string) (whole, decimals string, ok bool) {
	mark := byte(m)
	point, comma := strings.LastIndexByte(n, '.'), strings.LastIndexByte(n, ',')
	if m == AnyMark {
		switch {
		case point >= 0 && comma > point || point < 0 && strings.Count(n, ",") == 1 && !threeAfter(n, ','):
			mark = ','
		case strings.Count(n, ".") > 1:
			mark = ','
		default:
			mark = '.'
		}
	}
	whole = n
	if i := strings.IndexByte(n, mark); i >= 0 {
		whole, decimals = n[:i], n[i+1:]
		if strings.Trim(decimals, "0123456789") != "" {
			return "", "", false
		}
	}
	groups := strings.FieldsFunc(whole, func(c rune) bool { return c < '0' || c > '9' })
	separators := strings.Trim(whole, "0123456789")
	for i, g := range groups {
		last := i == len(groups)-1
		if len(groups) > 1 && (i == 0 && len(g) > 3 || last && len(g) != 3 || i > 0 && !last && len(g) != 3 && len(g) != 2) {
			return "", "", false
		}
	}
	for _, c := range strings.Map(keepSeparators, whole) {
		if byte(c) != separatorOf(whole) {
			return "", "", false
		}
	}
	return strings.Join(groups, ""), decimals, len(groups) > 0 && len(separators) < len(whole)
}

func keepSeparators(c rune) rune {
	if c >= '0' && c <= '9' {
		return -1
	}
	return c
}

// separatorOf is the first that stands between thousands.
func separatorOf(whole string) byte {
	if i := strings.IndexAny(whole, ".,' "); i >= 0 {
		return whole[i]
	}
	return 0
}

// threeAfter says that one mark stands in a number, with three digits behind it and one to three before.
func threeAfter(n string, mark byte) bool {
	i := strings.IndexByte(n, mark)
	return i > 0 && i <= 3 && len(n)-i-1 == 3 && n[0] != '0' && strings.Count(n, string(mark)) == 1 &&
		strings.Trim(n[i+1:], "0123456789") == "" && strings.Trim(n[:i], "0123456789") == ""
}

func twoNumbers(n string) Problem {
	return Problem{Rule: "a number means one thing, and " + n + " can be a thousand and more, or have decimals",
		Mend: "say which mark stands before decimals, or write it without separators", Ambiguous: true}
}
