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
	year, month, day := digits(s[:4]), digits(s[5:7]), digits(s[8:])
	if d := DayOf(year, month, day); year > 0 && s[4] == '-' && s[7] == '-' {
		if y, m, dd := d.Date(); y == year && m == month && dd == day { // time.Date runs over, and a 31 April is a 1 May
			return d, nil
		}
	}
	return 0, fmt.Errorf("%q is not a day of the calendar written YYYY-MM-DD", s)
}

// digits reads a number of a few digits; -1 where it has anything else.
func digits(s string) (n int) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
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
	return string(d.Append(nil))
}

// Append is String onto the end of other text. A file of a million rows has four million days: time.Time took seven times
// as long to write one.
func (d Day) Append(b []byte) []byte {
	if d == 0 {
		return b
	}
	y, m, dd := d.Date()
	if y < 0 || y > 9999 {
		return d.time().AppendFormat(b, dayForm)
	}
	return append(b, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-', byte('0'+m/10), byte('0'+m%10),
		'-', byte('0'+dd/10), byte('0'+dd%10))
}

// Date splits the day into year, month (1 to 12) and day of the month.
func (d Day) Date() (year, month, day int) {
	y, m, dd := d.time().Date()
	return y, int(m), dd
}

// Weekday counts from Monday, 0, to Sunday, 6.
func (d Day) Weekday() int { return (int(d.time().Weekday()) + 6) % 7 }

func (d Day) time() time.Time { return time.Unix(dayOne.Unix()+86400*(int64(d)-1), 0).UTC() }
