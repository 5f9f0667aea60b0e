package answertest

import "khyberatlas/internal/incident"

// totals sums the rows as CONTRACT.md and DESIGN.md say it.
func totals(rows []*row) incident.Totals {
	t := incident.Totals{Count: len(rows)}
	for _, r := range rows {
		low, best, high := r.Killed.Low, r.Killed.Best, r.Killed.High
		if r.DatePrecision != "day" {
			t.Vague++
		}
		if best == nil {
			t.WithoutBest++
		} else {
			sumUp(&t.Killed, *best)
			if low == nil {
				low = best
			}
			if high == nil {
				high = best
			}
		}
		switch {
		case low == nil && high == nil:
			t.WithoutFigure++
		case low == nil:
			low = new(int)
		case high == nil:
			high = low
			t.Open++
		}
		if low != nil {
			t.KilledLow += *low
			t.KilledHigh += *high
		}
		part(&t.Civilians, r.Civilians)
		part(&t.Forces, r.Forces)
		part(&t.Militants, r.Militants)
		part(&t.Injured, r.Injured)
		if r.Publishers == 1 {
			t.PublishersOne++
		}
		if r.GeoPrecision == "province" || r.GeoPrecision == "country" {
			t.ProvinceLevel++
		}
		if r.At == nil {
			t.WithoutPlace++
		}
	}
	return t
}

func part(p *incident.Part, n *int) {
	if n == nil {
		p.Without++
		return
	}
	sumUp(&p.Sum, *n)
}

func sumUp(sum **int, n int) {
	if *sum != nil {
		n += **sum
	}
	*sum = &n
}
