package question

import (
	"cmp"
	"slices"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// What still counts as near an incident.
const (
	nearKm   = 50
	nearDays = 30
)

// Neighbour is a record with how far it lies from another.
type Neighbour struct {
	*incident.Record
	Km   float64
	Days int // days between the spans, 0 where they meet
}

// Neighbours are the records nearest in time and place to one, the nearest first: those within 50 km and 30 days, where
// 50 km weigh as much as 30 days. What has no place, or only a province, has no neighbours and is none.
func (q *Question) Neighbours(r *incident.Record, most int) []Neighbour {
	if r.At == nil || r.GeoPrecision.Wide() {
		return nil
	}
	span := r.Span()
	days := incident.Days{From: max(span.From-nearDays, incident.FirstDay), To: span.To + nearDays}
	var out []Neighbour
	nearest := func() []Neighbour {
		slices.SortStableFunc(out, func(a, b Neighbour) int { return cmp.Compare(a.score(), b.score()) })
		return out[:min(most, len(out))]
	}
	for o := range q.Each(incident.Query{}.Within(days).Around(*r.At, nearKm), incident.SortDate) {
		if o.ID == r.ID || o.Event != 0 && o.Event == r.Event {
			continue
		}
		out = append(out, Neighbour{Record: o, Km: geo.Distance(*r.At, *o.At), Days: daysBetween(span, o.Span())})
		if len(out) > most+1000 { // many are near, and few are kept
			out = nearest()
		}
	}
	return nearest()
}

func (n Neighbour) score() float64 { return n.Km/nearKm + float64(n.Days)/nearDays }

func daysBetween(a, b incident.Days) int { return int(max(a.From-b.To, b.From-a.To, 0)) }
