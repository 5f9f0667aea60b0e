package incident

import "iter"

// MostBins is the longest list of bins that a chart gets: eleven years of days.
const MostBins = 4000

// MostCells is how many bins the series of a divided chart get together: eleven years of weeks for seventy districts.
const MostCells = 40000

// Chart is a histogram that is counted while it is read: it knows how many bins there are and has none of them, of which
// there can be millions. Every record stands in the bin of its first span day inside the period, so that the bins of all
// series sum to the count.
type Chart struct {
	Interval Interval
	By       By   // blank where the chart isn't divided
	Period   Days // that was chosen
	Days     Days // that the bins cover: the period, with what closes its open ends; all of time where there are no bins
	Series   []ChartSeries
}

// ChartSeries are the bins of one value, blank where the chart isn't divided. They can be read more than once; whoever
// stops reading stops the counting, and an error ends them.
type ChartSeries struct {
	Value string
	Bins  iter.Seq2[Bin, error]
}

// Bins is the number of bins that each series has.
func (c Chart) Bins() int { return c.Days.bins(c.Interval) }

// BinOf is the place of the bin that holds a day of the chart's.
func (c Chart) BinOf(day Day) int { return Days{From: c.Days.From, To: day}.bins(c.Interval) - 1 }

// BinDays are the days of the i-th bin. Bins have the calendar's bounds, except that none reaches out of the period.
func (c Chart) BinDays(i int) Days {
	var b Days
	year, month, _ := c.Days.From.Date()
	switch c.Interval {
	case "day":
		b.From = c.Days.From + Day(i)
		b.To = b.From
	case "week":
		b.From = c.Days.From.monday() + Day(7*i)
		b.To = b.From + 6
	case "quarter":
		first := month - (month-1)%3 + 3*i
		b.From, b.To = DayOf(year, first, 1), DayOf(year, first+3, 1)-1
	case "year":
		b.From, b.To = DayOf(year+i, 1, 1), DayOf(year+i+1, 1, 1)-1
	default:
		b.From, b.To = DayOf(year, month+i, 1), DayOf(year, month+i+1, 1)-1
	}
	if i == 0 {
		b.From = max(b.From, c.Period.From)
	}
	if c.Period.To != 0 {
		b.To = min(b.To, c.Period.To)
	}
	return b
}

// Whole are the bins of every series.
func (c Chart) Whole() (Histogram, error) {
	h := Histogram{Interval: c.Interval, By: c.By}
	for _, s := range c.Series {
		bins := make([]Bin, 0, c.Bins())
		for b, err := range s.Bins {
			if err != nil {
				return Histogram{}, err
			}
			bins = append(bins, b)
		}
		h.Series = append(h.Series, Series{Value: s.Value, Bins: bins})
	}
	return h, nil
}

// bins is how many intervals the days touch; none where an end is open.
func (d Days) bins(every Interval) int {
	if d.From == 0 || d.To == 0 {
		return 0
	}
	fromYear, fromMonth, _ := d.From.Date()
	toYear, toMonth, _ := d.To.Date()
	switch every {
	case "day":
		return d.Len()
	case "week":
		return int(d.To.monday()-d.From.monday())/7 + 1
	case "quarter":
		return (toYear-fromYear)*4 + (toMonth-1)/3 - (fromMonth-1)/3 + 1
	case "year":
		return toYear - fromYear + 1
	}
	return (toYear-fromYear)*12 + toMonth - fromMonth + 1
}

// monday is the Monday of the day's week.
func (d Day) monday() Day { return d - Day(d.Weekday()) }
