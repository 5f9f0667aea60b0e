package wording

import (
	"strconv"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
)

// Day writes a day at length, ShortDay for tight places.
func (w Wording) Day(d incident.Day) string { return w.Date(d.Date()) }

// ShortDay is Day with the short name of the month.
func (w Wording) ShortDay(d incident.Day) string { return w.DateShort(d.Date()) }

// Period writes days that are closed at both ends.
func (w Wording) Period(d incident.Days) string { return w.Printer.Period(ymd(d.From), ymd(d.To)) }

func ymd(d incident.Day) i18n.YMD {
	y, m, day := d.Date()
	return i18n.YMD{Year: y, Month: m, Day: day}
}

// Asked words the period of a question. An open end is that of the collection; where the period lies wholly beyond that,
// only the end that was asked for is named. The first and the last of all days stand for open ends, as in GIS programs.
func (w Wording) Asked(d incident.Days) string {
	if d.From == incident.FirstDay {
		d.From = 0
	}
	if d.To == incident.LastDay {
		d.To = 0
	}
	switch {
	case d.To == 0 && d.From > w.Collected.To:
		return w.Text("map.since", "day", w.Day(d.From))
	case w.BeforeCollection(d):
		return w.Text("map.until", "day", w.Day(d.To))
	}
	return w.Period(incident.CloseEnds(d, w.Collected))
}

// Spanning is Asked of the period of matches: an open end of it is that of the collection, and so many of them are later.
func (w Wording) Spanning(d incident.Days, later int) string {
	open := d.To == 0 || d.To == incident.LastDay
	if later == 0 || !open || d.From > w.Collected.To {
		return w.Asked(d)
	}
	return w.Text("map.spanning", "period", w.Asked(d), "count", later)
}

// BeforeCollection reports whether a period without a beginning ends before anything was collected.
func (w Wording) BeforeCollection(d incident.Days) bool {
	return d.From == 0 && d.To != 0 && d.To < w.Collected.From
}

// When says what is known of an incident's days, shortly.
func (w Wording) When(i *incident.Incident) string {
	return w.knownDays(i.Date, i.EndDate, i.DatePrecision)
}

// EventWhen says the same of an event that the timeline marks.
func (w Wording) EventWhen(e incident.ContextEvent) string {
	return w.knownDays(e.Date, e.EndDate, e.DatePrecision)
}

// Lanes are the names of the rows in which a chart shows what went on meanwhile, from above.
func (w Wording) Lanes() []string {
	out := make([]string, len(incident.ContextLanes))
	for i := range out {
		out[i] = w.Text("chart.lane." + strconv.Itoa(i))
	}
	return out
}

// knownDays writes a row's dates shortly and no more precisely than they are known.
func (w Wording) knownDays(date, end incident.Day, precision incident.DatePrecision) string {
	switch {
	case precision == incident.MonthOnly:
		return w.Period(incident.Days{From: date, To: max(date, end)}.WholeMonths())
	case end != 0:
		return w.Text("map.days", "from", w.ShortDay(date), "to", w.ShortDay(end))
	case precision == incident.WeekOnly:
		return w.Text("map.week_of", "day", w.ShortDay(date))
	}
	return w.ShortDay(date)
}

// Days says what is known of an incident's days at length, and in a note what that means.
func (w Wording) Days(i *incident.Incident) (text, note string) {
	switch {
	case i.DatePrecision == incident.MonthOnly, i.Vague() && i.EndDate == 0:
		return w.When(i), w.About("date_precision", string(i.DatePrecision))
	case i.EndDate != 0 && i.EndDate != i.Date:
		return w.Period(i.Span()), ""
	}
	return w.Day(i.Date), ""
}

// DayAs writes a day as precisely as it is known.
func (w Wording) DayAs(d incident.Day, precision incident.DatePrecision) string {
	y, m, _ := d.Date()
	switch precision {
	case incident.YearOnly:
		return w.Period(incident.Days{From: incident.DayOf(y, 1, 1), To: incident.DayOf(y, 12, 31)})
	case incident.MonthOnly:
		return w.Month(y, m)
	case incident.DayInferred:
		return w.Text("words.inferred", "day", w.Day(d))
	case incident.WeekOnly:
		return w.Text("map.week_of", "day", w.Day(d))
	}
	return w.Day(d)
}

// Since writes the day on which a record begins, as precisely as it is known and shortly.
func (w Wording) Since(d incident.Day, precision incident.DatePrecision) string {
	y, m, _ := d.Date()
	switch precision {
	case incident.YearOnly:
		return strconv.Itoa(y)
	case incident.MonthOnly:
		return w.Month(y, m)
	}
	return w.ShortDay(d)
}
