package wording

import "khyberatlas/internal/incident"

// Publishers says how many told of an incident.
func (w Wording) Publishers(n int) string {
	if n == 0 {
		return w.Text("record.unsourced")
	}
	return w.Text("items.publishers", "count", n)
}

// Counts says what a record counts of the killed: "UCDP counts 8 (6 to 11)".
func (w Wording) Counts(record string, t incident.Toll) string {
	t = t.Told()
	low, high, known := t.Bounds()
	switch {
	case !known:
		return w.Text("incident.counts_none", "record", record)
	case t.Best != nil && low != high:
		return w.Text("incident.counts_range", "record", record, "killed", *t.Best, "low", low, "high", high)
	case t.Best != nil:
		return w.Text("incident.counts", "record", record, "killed", w.Number(*t.Best))
	}
	return w.Text("incident.counts", "record", record, "killed", w.Span(t.Low, t.High))
}
