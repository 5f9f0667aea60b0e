package incident

// Days is a closed interval of calendar days. A zero From or To leaves that end open; the zero Days is all of time.
type Days struct{ From, To Day }

// All reports whether both ends are open.
func (d Days) All() bool { return d.From == 0 && d.To == 0 }

// Meets reports whether the two intervals share a day.
func (d Days) Meets(o Days) bool {
	return (d.To == 0 || o.From == 0 || o.From <= d.To) && (o.To == 0 || d.From == 0 || d.From <= o.To)
}

// Contains reports whether the day lies in the interval.
func (d Days) Contains(day Day) bool {
	return (d.From == 0 || d.From <= day) && (d.To == 0 || day <= d.To)
}

// Intersect is what both intervals share; ok is false where they share nothing.
func (d Days) Intersect(o Days) (both Days, ok bool) {
	both = Days{From: max(d.From, o.From), To: d.To}
	if both.To == 0 || (o.To != 0 && o.To < both.To) {
		both.To = o.To
	}
	return both, both.From == 0 || both.To == 0 || both.From <= both.To
}

// WholeMonths are the calendar months that an interval closed at both ends touches.
func (d Days) WholeMonths() Days {
	y, m, _ := d.From.Date()
	y2, m2, _ := d.To.Date()
	return Days{From: DayOf(y, m, 1), To: DayOf(y2, m2+1, 1) - 1}
}

// Len counts the days of an interval that is closed at both ends, ends included.
func (d Days) Len() int { return int(d.To-d.From) + 1 }

// String is the interval as the datetime parameter has it; the day alone where the interval is one day.
func (d Days) String() string {
	if d.From == d.To {
		return d.From.String()
	}
	return openEnd(d.From) + "/" + openEnd(d.To)
}

// spanOf is the days that a row's dates stand for: up to its end where it has one, else as many as its precision says.
func spanOf(date, end Day, precision DatePrecision) Days {
	switch {
	case end != 0:
		return Days{From: date, To: end}
	case precision == WeekOnly:
		return Days{From: date, To: date + 6}
	case precision == MonthOnly:
		y, m, _ := date.Date()
		return Days{From: DayOf(y, m, 1), To: DayOf(y, m+1, 1) - 1}
	case precision == YearOnly:
		y, _, _ := date.Date()
		return Days{From: DayOf(y, 1, 1), To: DayOf(y, 12, 31)}
	}
	return Days{From: date, To: date}
}

func openEnd(d Day) string {
	if d == 0 {
		return ".."
	}
	return d.String()
}
