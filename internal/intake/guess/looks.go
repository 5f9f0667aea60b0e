package guess

import (
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/values"
)

// canBe reports whether what stands in a column can be a field.
func (c *column) canBe(field string) bool {
	switch field {
	case "date", "end_date", "published":
		return c.mostNumbers(isDay)
	case "lat", "lon":
		return c.mostNumbers(func(s string) bool { return isDegrees(s, map[string]float64{"lat": 90, "lon": 180}[field]) })
	case "killed", "killed_low", "killed_high", "civilians_killed", "forces_killed", "militants_killed", "injured", numbering:
		return c.mostNumbers(isFigure)
	case "year":
		return c.mostNumbers(within(1900, 2100))
	case "month":
		return c.mostNumbers(within(0, 12))
	case "day":
		return c.mostNumbers(within(0, 31))
	case "lat_lon":
		return c.mostNumbers(isPair)
	case "url":
		return c.most(isAddress)
	}
	return true
}

// all reports whether all values are of a kind.
func (c *column) all(is func(string) bool) bool { return c.share(is) == 1 }

// most reports whether four of five are: what is wrong with the others is said when they are imported.
func (c *column) most(is func(string) bool) bool { return c.share(is) >= 0.8 }

// mostNumbers is most without the few words that may stand where nothing is known: "not known", "-".
func (c *column) mostNumbers(is func(string) bool) bool {
	numbers, words := column{}, 0
	for _, s := range c.texts {
		if strings.ContainsAny(values.Latin(s), "0123456789") {
			numbers.texts = append(numbers.texts, s)
		} else {
			words++
		}
	}
	return words <= mostBlanks && numbers.most(is)
}

const mostBlanks = 5

func (c *column) share(is func(string) bool) float64 {
	if len(c.texts) == 0 {
		return 0
	}
	n := 0
	for _, s := range c.texts {
		if is(s) {
			n++
		}
	}
	return float64(n) / float64(len(c.texts))
}

func isAddress(s string) bool { return incident.IsAddress(s) }

func isDay(s string) bool {
	_, p := values.AnyOrder.Day(s)
	return p.OK() || p.Ambiguous
}

func isFigure(s string) bool {
	_, p := values.AnyMark.Whole(s)
	return p.OK() || p.Ambiguous
}

func within(least, most int) func(string) bool {
	return func(s string) bool {
		n, p := values.AnyMark.Whole(s)
		return p.OK() && n >= least && n <= most
	}
}

// isPair is a latitude and a longitude in one cell.
func isPair(s string) bool {
	parts := strings.FieldsFunc(values.Latin(s), func(c rune) bool { return strings.ContainsRune(",;، ", c) })
	return len(parts) == 2 && isDegrees(parts[0], 90) && isDegrees(parts[1], 180)
}

func isDegrees(s string, most float64) bool {
	for _, mark := range []values.Mark{values.PointMark, values.CommaMark} {
		if f, p := mark.Decimal(s); p.OK() && f >= -most && f <= most {
			return true
		}
	}
	return false
}

func decimals(from, to float64) func(string) bool {
	return func(s string) bool {
		for _, mark := range []values.Mark{values.PointMark, values.CommaMark} {
			if f, p := mark.Decimal(s); p.OK() && f >= from && f <= to && strings.ContainsAny(values.Latin(s), ".,") {
				return true
			}
		}
		return false
	}
}

// marks counts the numbers that can only be read with a point, and only with a comma, before decimals.
func (c *column) marks() (point, comma, either int) {
	for _, s := range c.texts {
		_, any := values.AnyMark.Decimal(s)
		_, p := values.PointMark.Decimal(s)
		_, q := values.CommaMark.Decimal(s)
		switch {
		case any.Ambiguous:
			either++
		case !strings.ContainsAny(values.Latin(s), ".,"):
		case p.OK() && !q.OK():
			point++
		case q.OK() && !p.OK():
			comma++
		default:
			// 33,95 is no thousand: AnyMark reads it by its comma.
			if f, _ := values.AnyMark.Decimal(s); f != 0 {
				if g, _ := values.CommaMark.Decimal(s); g == f {
					comma++
				} else {
					point++
				}
			}
		}
	}
	return point, comma, either
}
