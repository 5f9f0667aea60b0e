package wording

import (
	"strings"

	"khyberatlas/internal/incident"
)

// Summary is what stands above the matches of a filter.
type Summary struct {
	Count, Totals, Period string
	NoPlace               string // how many have no place; blank for none
	Later                 string // how many begin after the collection; blank for none
	On                    string // the day that the crossings' states are of
}

// Summary words the sums of the matches within a period, of which some begin later than the collection.
func (w Wording) Summary(period incident.Days, t incident.Totals, later int) Summary {
	s := Summary{Count: w.Text("map.count", "count", t.Count), Totals: w.Totals(t), Period: w.Spanning(period, later),
		Later: w.Later(later), On: w.Day(incident.CloseEnds(period, w.Collected).To)}
	if t.WithoutPlace > 0 {
		s.NoPlace = w.Text("map.no_place", "count", t.WithoutPlace)
	}
	return s
}

// Lead is the sentence on the sums with the one on what is later than the collection.
func (s Summary) Lead() string {
	lead := strings.TrimSuffix(s.Totals, ".") + "."
	if s.Later != "" {
		lead += " " + s.Later
	}
	return lead
}

// Later says how many of an answer begin after the collection: the period that stands above them ends with it.
func (w Wording) Later(n int) string {
	if n == 0 {
		return ""
	}
	return w.Text("map.later", "count", n, "day", w.Day(w.Collected.To))
}

// Bin says what a bar of a chart stands for.
func (w Wording) Bin(b incident.Bin) string {
	return w.Bar(w.Period(b.Days), b)
}

// Bar is Bin with the period in other words.
func (w Wording) Bar(period string, b incident.Bin) string {
	text := w.Text("map.time.bin", "month", period, "count", b.Count)
	if b.Vague > 0 {
		text = w.Text("map.time.vague", "bin", text, "vague", b.Vague)
	}
	return text
}
