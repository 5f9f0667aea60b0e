package incident

import (
	"fmt"
	"time"
)

// Day is a calendar day of Asia/Karachi, counted from 1 for 0001-01-01. It is no instant, so no time zone can move it.
// The zero Day is no day at all: an unknown date, or the open end of a period.
type Day int32

// The first and the last Day that can be written with a year of four digits.
const (
	FirstDay Day = 1
	LastDay  Day = 3652059 // 9999-12-31
)

const dayForm = "2006-01-02"

var dayOne = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)

// ParseDay reads YYYY-MM-DD and refuses days that the calendar doesn't have.
func ParseDay(s string) (Day, error) {
	if len(s) != len(dayForm) {
		return 0, fmt.Errorf("%q is not a day written YYYY-MM-DD", s)
	}
	t, err := time.ParseInLocation(dayForm, s, time.UTC)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("%q is not a day of the calendar written YYYY-MM-DD", s)
	}
	return dayOf(t), nil
}

// MustDay is ParseDay for days that stand in the code.
func MustDay(s string) Day {
	d, err := ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// DayOf is the Day of a year, a month (1 to 12) and a day of the month; values outside run over as in time.Date.
func DayOf(year, month, day int) Day {
	return dayOf(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC))
}

// Seconds, not a time.Duration: that ends after 292 years.
func dayOf(t time.Time) Day { return Day((t.Unix()-dayOne.Unix())/86400) + 1 }

// String is YYYY-MM-DD, blank for no day.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.time().Format(dayForm)
}

// Append is String onto the end of other text.
func (d Day) Append(b []byte) []byte {
	if d == 0 {
		return b
	}
	return d.time().AppendFormat(b, dayForm)
}

// Date splits the day into year, month (1 to 12) and day of the month.
func (d Day) Date() (year, month, day int) {
	y, m, dd := d.time().Date()
	return y, int(m), dd
}

// Weekday counts from Monday, 0, to Sunday, 6.
func (d Day) Weekday() int { return (int(d.time().Weekday()) + 6) % 7 }

func (d Day) time() time.Time { return dayOne.AddDate(0, 0, int(d)-1) }
