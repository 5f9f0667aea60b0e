package i18n

import (
	"math"
	"strconv"
	"strings"
)

// Number writes a whole number with the language's group marks.
func (p *Printer) Number(n int) string {
	if n < 0 {
		return "−" + p.Number(-n)
	}
	digits := strconv.Itoa(n)
	if len(digits) <= 3 {
		return digits
	}
	mark := p.Text("locale.group")
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(mark)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Decimal writes a number with a fixed number of places, 0 to 9.
func (p *Printer) Decimal(x float64, places int) string {
	sign := ""
	if x < 0 {
		sign, x = "−", -x
	}
	// A half goes up, as readers and the page's script have it; FormatFloat takes it to the even digit. It is one where so
	// many places in binary, and one more, hold all of the number.
	if half := math.Ldexp(x, places+1); math.Mod(half, 2) == 1 {
		x = math.Nextafter(x, math.Inf(1))
	}
	whole, rest, _ := strings.Cut(strconv.FormatFloat(x, 'f', places, 64), ".")
	n, err := strconv.Atoi(whole)
	if err != nil {
		return sign + whole
	}
	if rest == "" {
		return sign + p.Number(n)
	}
	return sign + p.Number(n) + p.Text("locale.decimal") + rest
}

// Join writes a list of things in one phrase: "a", "a and b", "a, b and c".
func (p *Printer) Join(parts []string) string {
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return parts[0]
	}
	last := len(parts) - 1
	list := make([]string, last)
	for i, part := range parts[:last] {
		list[i] = p.Apart(part)
	}
	return p.Text("locale.and", "list", strings.Join(list, p.Text("locale.comma")), "last", parts[last])
}
