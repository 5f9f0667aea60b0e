package wording

import (
	"strings"

	"khyberatlas/internal/incident"
)

// Totals says how many were killed and what is missing: a sum that skips blanks must not look exact.
func (w Wording) Totals(t incident.Totals) string {
	switch {
	case t.Count == 0:
		return w.Text("map.killed.none")
	case t.WithoutFigure == t.Count:
		return w.Text("map.killed.no_figure", "count", t.Count)
	}
	head, missing := w.tollSum(t.Toll()), w.Missing(t)
	if missing == "" {
		return head
	}
	return w.Text("map.killed.missing", "killed", head, "missing", missing)
}

// Missing says how many incidents give no best figure, those with a range apart; blank where all give one.
func (w Wording) Missing(t incident.Totals) string {
	var missing []string
	if t.WithoutFigure > 0 {
		missing = append(missing, w.Text("map.missing.figure", "count", t.WithoutFigure))
	}
	switch ranges := t.OnlyRange(); {
	case ranges > 0 && t.WithoutFigure > 0:
		missing = append(missing, w.Text("map.missing.best_too", "count", ranges))
	case ranges > 0:
		missing = append(missing, w.Text("map.missing.best", "count", ranges))
	}
	return strings.Join(missing, w.Text("locale.comma"))
}

// tollSum words the killed of several incidents. Where it has no best figure it begins with the low one, beneath which the
// sum of the best figures must not stand.
func (w Wording) tollSum(t incident.Toll) string {
	switch low, high, _ := t.Bounds(); {
	case t.Best != nil && low == high:
		return w.Text("map.killed.exact", "count", *t.Best)
	case t.Best != nil:
		return w.Text("map.killed.best", "count", *t.Best, "low", low, "high", high)
	case t.High == nil:
		return w.Text("map.killed.at_least", "low", low)
	case low == high:
		return w.Text("map.killed.exact", "count", low)
	case low == 0:
		return w.Text("map.toll.range", "low", low, "high", high)
	default:
		return w.Text("map.killed.between", "low", low, "high", high)
	}
}

// Toll says how many one incident killed, as a list has room for.
func (w Wording) Toll(r *incident.Record) string {
	t := r.Killed.Told()
	switch low, high, known := t.Bounds(); {
	case !known:
		return w.claimedToll(r, "words.unagreed", "map.toll.none")
	case t.Best != nil:
		return w.Text("map.toll.best", "count", *t.Best)
	case t.High == nil:
		return w.Text("map.toll.at_least", "low", low)
	case low == high:
		return w.Text("map.toll.best", "count", low)
	default:
		return w.Text("map.toll.range", "low", low, "high", high)
	}
}

// KilledOf says what one incident's figures are, as the beginning of a sentence.
func (w Wording) KilledOf(r *incident.Record) string {
	t := r.Killed.Told()
	switch _, _, known := t.Bounds(); {
	case !known:
		return Upper(w.claimedToll(r, "words.unagreed_killed", "words.no_killed"))
	case t.Best != nil:
		return w.tollSum(t)
	}
	return Upper(w.Toll(r))
}

// People names those whom a toll counts, after its figure.
func (w Wording) People(t incident.Toll) string {
	many := 2 // a range is of people
	if t.Best != nil {
		many = *t.Best
	}
	return w.Text("incident.killed", "count", many)
}

// TollFigure is a toll as it is told: the best figure with the range beneath; where only a range is given, the range.
func (w Wording) TollFigure(t incident.Toll) Figure {
	low, high, known := t.Bounds()
	switch {
	case !known:
		return Blank()
	case t.Best == nil:
		return Figure{Text: w.Span(t.Low, t.High)}
	case low == high:
		return w.Count(*t.Best)
	}
	return Figure{Text: w.Number(*t.Best), Under: w.Text("words.range", "low", low, "high", high)}
}

// Killed are the three columns of a sum of the killed: low, best, high. Where incidents with only a range are in the sum
// of the lows and highs, the sum of the best is none of the same incidents.
func (w Wording) Killed(t incident.Totals) (low, best, high Figure) {
	sum := t.Toll()
	low, best, high = w.Figure(sum.Low), w.Figure(sum.Best), w.Figure(sum.High)
	if n := t.OnlyRange(); n > 0 {
		best.Under = w.Text("map.missing.best_too", "count", n)
	}
	return low, best, high
}
