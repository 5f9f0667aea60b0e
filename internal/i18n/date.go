package i18n

import "strconv"

// YMD is a calendar day as year, month (1 to 12) and day of the month.
type YMD struct{ Year, Month, Day int }

// Date writes a calendar day, "8 October 2025"; DateShort is for tight places, "8 Oct 2025".
func (p *Printer) Date(year, month, day int) string {
	return p.day("locale.date", "locale.month.", year, month, day)
}

// DateShort is Date with the short name of the month.
func (p *Printer) DateShort(year, month, day int) string {
	return p.day("locale.date", "locale.mon.", year, month, day)
}

func (p *Printer) day(form, months string, year, month, day int) string {
	return p.Text(form, "day", strconv.Itoa(day), "month", p.Text(months+strconv.Itoa(month)), "year", strconv.Itoa(year))
}

// Month writes a month of a year, "October 2025".
func (p *Printer) Month(year, month int) string {
	return p.day("locale.month_year", "locale.month.", year, month, 0)
}

// Period writes a closed interval of days and says no more than once what both ends share: "8 October 2025",
// "1 to 8 October 2025", "28 February to 3 March 2025". Whole months and years are named as such.
func (p *Printer) Period(from, to YMD) string {
	switch {
	case from == to:
		return p.Date(from.Year, from.Month, from.Day)
	case from.Month == 1 && from.Day == 1 && to.Month == 12 && to.Day == 31:
		if from.Year == to.Year {
			return strconv.Itoa(from.Year)
		}
		return p.Text("locale.span", "from", strconv.Itoa(from.Year), "to", strconv.Itoa(to.Year))
	case from.Day == 1 && to.Day == lastOf(to.Year, to.Month):
		if from.Year == to.Year && from.Month == to.Month {
			return p.Month(to.Year, to.Month)
		}
		if from.Year == to.Year {
			return p.Text("locale.span", "from", p.Text("locale.month."+strconv.Itoa(from.Month)), "to", p.Month(to.Year, to.Month))
		}
		return p.Text("locale.span", "from", p.Month(from.Year, from.Month), "to", p.Month(to.Year, to.Month))
	}
	end := p.Date(to.Year, to.Month, to.Day)
	begin := p.Date(from.Year, from.Month, from.Day)
	switch {
	case from.Year == to.Year && from.Month == to.Month:
		begin = strconv.Itoa(from.Day)
	case from.Year == to.Year:
		begin = p.day("locale.day_month", "locale.month.", from.Year, from.Month, from.Day)
	}
	return p.Text("locale.span", "from", begin, "to", end)
}

func lastOf(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
