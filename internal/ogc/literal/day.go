package literal

import (
	"regexp"
	"strings"

	"khyberatlas/internal/incident"
)

// clock is what may follow the T of a date: nothing at all (GDAL sends 2024-01-01T), or a time of day with a fraction
// and an offset. A blank before the offset's hours is a plus sign that was not encoded. 60 is a leap second.
var clock = regexp.MustCompile(`^(?:([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)([.,]\d+)?([Zz]|[ +-]([01]\d|2[0-3]):[0-5]\d)?)?$`)

// Instant is the day of a date or a date-time as it is written, 0 or less in the year 0000; wrong is the key of what to mend.
func Instant(v string) (day incident.Day, wrong string) {
	date, rest := v, ""
	if i := strings.IndexAny(v, "Tt"); i >= 0 {
		date, rest = v[:i], v[i+1:]
	}
	if strings.Contains(rest, "/") {
		return 0, "problem.two_ends"
	}
	if !clock.MatchString(rest) {
		return 0, "problem.clock"
	}
	if day, ok := CalendarDay(date); ok {
		return day, ""
	}
	return 0, "problem.day_mend"
}

// CalendarDay reads YYYY-MM-DD, in the year 0000 too: RFC 3339 has it, and it is a leap year.
func CalendarDay(v string) (incident.Day, bool) {
	if rest, zero := strings.CutPrefix(v, "0000"); zero {
		const leap = "0004"
		like, err := incident.ParseDay(leap + rest)
		if err != nil {
			return 0, false
		}
		_, month, day := like.Date()
		return incident.DayOf(0, month, day), true
	}
	day, err := incident.ParseDay(v)
	return day, err == nil
}
