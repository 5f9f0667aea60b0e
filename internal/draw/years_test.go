package draw

import (
	"regexp"
	"strconv"
	"testing"

	"khyberatlas/internal/incident"
)

// A year's number stands below its own days, where it covers no other, within the picture; the last year has one.
func TestAYearsNumberStandsBelowItsYear(t *testing.T) {
	name := regexp.MustCompile(`<text x="([\d.]+)"[^>]*>(\d+)<`)
	for axis, least := range map[string]int{"1989-01-01/2026-08-31": 12, "2021-02-01/2026-05-31": 6, "1992-04-01/2026-01-31": 12,
		"2025-11-01/2026-01-31": 2} {
		days := days(axis)
		x := axisOf(days)
		var s svg
		s.years(x, 0, 100)
		found := name.FindAllStringSubmatch(s.String(), -1)
		before, last := 0.0, ""
		for _, m := range found {
			middle, _ := strconv.ParseFloat(m[1], 64)
			year, _ := strconv.Atoi(m[2])
			from, to := x.of(incident.DayOf(year, 1, 1)), x.of(incident.DayOf(year+1, 1, 1))
			if middle+13 < from || middle-13 > to {
				t.Errorf("%s: %d stands at %g, its days at %g to %g", axis, year, middle, from, to)
			}
			if middle-yearWide/2 < x.left-0.1 || middle+yearWide/2 > x.left+x.width+0.1 {
				t.Errorf("%s: %d at %g is cut", axis, year, middle)
			}
			if before > 0 && middle-before < yearWide {
				t.Errorf("%s: %d covers the one before", axis, year)
			}
			before, last = middle, m[2]
		}
		if want := days.To.String()[:4]; last != want && axis != "1992-04-01/2026-01-31" { // no room beside 2025 and 2024 there
			t.Errorf("%s ends with %s, want %s", axis, last, want)
		}
		if len(found) < least {
			t.Errorf("%s names %d years, want %d", axis, len(found), least)
		}
	}
}

func axisOf(days incident.Days) axis {
	return axis{days: days, left: chartLeft, width: chartWidth - chartLeft - 2}
}

// Of many years a month has less than two units of room, and a width below zero is a fault to a browser.
func TestNoMonthIsNarrowerThanNothing(t *testing.T) {
	held := 3
	var months []BesideMonth
	for y := 1989; y <= 2026; y++ {
		for m := 1; m <= 12; m++ {
			from, to := incident.DayOf(y, m, 1), incident.DayOf(y, m+1, 1)-1
			months = append(months, BesideMonth{Days: incident.Days{From: from, To: to}, Held: &held})
		}
	}
	picture := Beside{ID: "b", Days: days("1989-01-01/2026-12-31"), Months: months, Number: strconv.Itoa}.Draw()
	if bad := regexp.MustCompile(`(width|height)="(-|0")[^ ]*`).FindString(picture); bad != "" {
		t.Errorf("a rectangle has %s", bad)
	}
}
