package atlas

import "khyberatlas/internal/incident"

// charted is the stretch of days that a chart of the matches covers: the period, an open end of it closed by the first
// or last day of the matches' spans. It is all of time, and then has no bins, where there is nothing to close it with.
func (a *Atlas) charted(q incident.Query, members set) incident.Days {
	period := q.Days
	if q.Never {
		return incident.Days{}
	}
	if period.From != 0 && period.To != 0 {
		return period
	}
	spanned := a.spanned(members)
	if spanned.To == 0 {
		return incident.Days{}
	}
	if period.From == 0 {
		period.From = spanned.From
	}
	if period.To == 0 {
		period.To = spanned.To
	}
	return period
}

// spanned is from the first to the last day of the members' spans; all of time where there is none.
func (a *Atlas) spanned(members set) (d incident.Days) {
	members.each(func(i int) {
		span := a.index.spans.days[i]
		if d.From == 0 || span.From < d.From {
			d.From = span.From
		}
		d.To = max(d.To, span.To)
	})
	return d
}

func countBins(days incident.Days, every incident.Interval) int {
	if days.From == 0 || days.To == 0 {
		return 0
	}
	fromYear, fromMonth, _ := days.From.Date()
	toYear, toMonth, _ := days.To.Date()
	switch every {
	case "day":
		return days.Len()
	case "week":
		return int(weekOf(days.To)-weekOf(days.From))/7 + 1
	case "year":
		return toYear - fromYear + 1
	}
	return (toYear-fromYear)*12 + toMonth - fromMonth + 1
}

// weekOf is the Monday of the day's week.
func weekOf(d incident.Day) incident.Day { return d - incident.Day(d.Weekday()) }

// daysOf are the days of the i-th bin. Bins have the calendar's bounds, except that none reaches out of a period that
// the reader chose.
func daysOf(days, period incident.Days, every incident.Interval, i int) incident.Days {
	var b incident.Days
	year, month, _ := days.From.Date()
	switch every {
	case "day":
		b.From = days.From + incident.Day(i)
		b.To = b.From
	case "week":
		b.From = weekOf(days.From) + incident.Day(7*i)
		b.To = b.From + 6
	case "year":
		b.From, b.To = incident.DayOf(year+i, 1, 1), incident.DayOf(year+i+1, 1, 1)-1
	default:
		b.From, b.To = incident.DayOf(year, month+i, 1), incident.DayOf(year, month+i+1, 1)-1
	}
	if i == 0 {
		b.From = max(b.From, period.From)
	}
	if period.To != 0 {
		b.To = min(b.To, period.To)
	}
	return b
}

// binOf is the place of the bin that holds a day of the charted ones.
func binOf(days incident.Days, day incident.Day, every incident.Interval) int {
	return countBins(incident.Days{From: days.From, To: day}, every) - 1
}
