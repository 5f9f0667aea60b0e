package atlas

import "khyberatlas/internal/incident"

// Histogram counts the matches in bins of time; by is blank for a single series, else there is one series for every
// value that occurs, the value "" standing for records of no known district. Every record stands in the bin of its
// first span day inside the period, so that the bins of all series sum to the count. A chart that would have more than
// MostBins has no series.
func (a *Atlas) Histogram(q incident.Query, every incident.Interval, by incident.By) incident.Histogram {
	h := incident.Histogram{Interval: every, By: by}
	all := a.match(q)
	days := a.charted(q, all)
	if countBins(days, every) > MostBins {
		return h
	}
	if by == "" {
		h.Series = []incident.Series{{Bins: a.fill(all, days, q.Days, every)}}
		return h
	}
	column, values := a.split(by)
	for _, v := range values {
		if part := all.both(column[v]); part.count() > 0 {
			h.Series = append(h.Series, incident.Series{Value: v, Bins: a.fill(part, days, q.Days, every)})
		}
	}
	return h
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

func (a *Atlas) fill(members set, days, period incident.Days, every incident.Interval) []incident.Bin {
	bins := makeBins(days, period, every)
	members.each(func(i int) {
		first := max(a.index.spans.days[i].From, period.From)
		bins[binOf(bins, first)].Add(&a.records[i])
	})
	return bins
}
