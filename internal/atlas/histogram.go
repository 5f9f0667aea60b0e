package atlas

import (
	"slices"

	"khyberatlas/internal/incident"
)

// Histogram is a chart with all of its bins, for those who draw it; one that would have more than MostBins has no series
// rather than fill the memory with empty days.
func (a *Atlas) Histogram(q incident.Query, every incident.Interval, by incident.By) incident.Histogram {
	c := a.Chart(q, every, by)
	if c.Bins() > MostBins {
		return incident.Histogram{Interval: every, By: by}
	}
	return c.Whole()
}

// Whole are the bins of every series.
func (c Chart) Whole() incident.Histogram {
	h := incident.Histogram{Interval: c.every, By: c.by}
	for value, bins := range c.Series() {
		h.Series = append(h.Series, incident.Series{Value: value, Bins: slices.AppendSeq(make([]incident.Bin, 0, c.Bins()), bins)})
	}
	return h
}

// Months are the bins of a chart for people. Where the period reaches so far that they would be more than MostBins, they
// begin and end with the days of the matches; none where even those are too far apart.
func (a *Atlas) Months(q incident.Query) []incident.Bin {
	const every = "month"
	all := a.match(q)
	days := a.charted(q, all)
	if countBins(days, every) > MostBins {
		days, _ = a.spanned(all).Intersect(q.Days)
	}
	if countBins(days, every) > MostBins {
		return nil
	}
	return slices.Collect(Chart{atlas: a, every: every, period: q.Days, days: days}.bins(all))
}

// split is the column of a split and its values in the order of the series.
func (a *Atlas) split(by incident.By) (column, []string) {
	switch by {
	case "type":
		return a.index.types, plain(incident.Types)
	case "actor":
		return a.index.actors, plain(incident.Actors)
	case "confidence":
		return a.index.confidences, plain(incident.Confidences)
	}
	values := make([]string, 0, len(a.vocab.Districts)+1)
	for _, d := range a.vocab.Districts {
		values = append(values, d.ID)
	}
	return a.index.districts, append(values, "")
}

func plain[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
