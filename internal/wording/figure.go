package wording

import "khyberatlas/internal/incident"

// Figure is a figure as a table shows it.
type Figure struct {
	Text  string
	Blank bool   // nobody gives it
	Under string // what stands beneath in small: a range, how many give none
}

// Blank is the figure that nobody gives.
func Blank() Figure { return Figure{Blank: true} }

// Count is a whole number.
func (w Wording) Count(n int) Figure { return Figure{Text: w.Number(n)} }

// Figure is a number that may not be given.
func (w Wording) Figure(n *int) Figure {
	if n == nil {
		return Blank()
	}
	return w.Count(*n)
}

// Rate has two decimals.
func (w Wording) Rate(x *float64) Figure {
	if x == nil {
		return Blank()
	}
	return Figure{Text: w.Decimal(*x, 2)}
}

// Part is a sum of the breakdown, with how many incidents give none beneath.
func (w Wording) Part(sum incident.Part) Figure {
	f := w.Figure(sum.Sum)
	if sum.Without > 0 {
		f.Under = w.Text("words.without", "count", sum.Without)
	}
	return f
}

// ClosedDays are the days on which a crossing was closed, with those that nobody confirms beneath.
func (w Wording) ClosedDays(s incident.CrossingState) Figure {
	f := w.Count(s.DaysClosed)
	if s.DaysClosedUnconfirmed > 0 {
		f.Under = w.Text("crossing.unconfirmed", "count", s.DaysClosedUnconfirmed)
	}
	return f
}

// Reported is a total as its publisher gives it.
func (w Wording) Reported(r *incident.ReportedTotal) string {
	number := func(x float64) string {
		if x == float64(int(x)) {
			return w.Number(int(x))
		}
		return w.Decimal(x, 1)
	}
	text := number(r.Value)
	if r.ValueHigh != nil {
		text = w.Text("words.range", "low", text, "high", number(*r.ValueHigh))
	}
	if r.Unit == "percent" {
		text = w.Text("coverage.percent", "value", text)
	}
	return text
}

// Unit is the word that follows a reported total; only a whole number has a form of its own.
func (w Wording) Unit(r *incident.ReportedTotal) string {
	if n := int(r.Value); float64(n) == r.Value && r.ValueHigh == nil {
		return w.Text("unit."+r.Unit, "count", n)
	}
	return w.Label("unit", r.Unit)
}
