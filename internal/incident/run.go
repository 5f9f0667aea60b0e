package incident

import "slices"

// Run is a stretch of days on which one and the same row tells the state of a traffic at a crossing.
type Run struct {
	Days
	Status    Status // Unknown where no row covers the days
	Confirmed bool   // the row's source speaks of these days; false after the last report of a row without an end
	Spell     *Spell // nil where unknown
}

// Runs cuts a period that is closed at both ends into the runs of one traffic. They follow each other without a gap;
// a period that ends before it begins has none.
func (c *Crossing) Runs(scope Scope, period Days) []Run {
	var runs []Run
	for _, days := range c.cut(period) {
		r := Run{Days: days, Status: Unknown, Spell: c.spellOn(scope, days.From)}
		if r.Spell != nil {
			r.Status = r.Spell.Status
			r.Confirmed = days.From <= r.Spell.SpokenTo()
		}
		if n := len(runs); n > 0 && runs[n-1].Spell == r.Spell && runs[n-1].Confirmed == r.Confirmed {
			runs[n-1].To = r.To
			continue
		}
		runs = append(runs, r)
	}
	return runs
}

// Strip is the history of one traffic at a crossing.
type Strip struct {
	Scope Scope
	Runs  []Run
}

// Strips cuts a period that is closed at both ends into the runs of each of Scopes.
func (c *Crossing) Strips(period Days) []Strip {
	strips := make([]Strip, len(Scopes))
	for i, scope := range Scopes {
		strips[i] = Strip{Scope: scope, Runs: c.Runs(scope, period)}
	}
	return strips
}

func (r Run) surelyClosed() bool { return r.Status == Closed && r.Confirmed }

// cut divides a period wherever a row begins, ends or is last reported: a period may be of ten thousand years, so
// no day is looked at by itself.
func (c *Crossing) cut(period Days) []Days {
	if period.From > period.To {
		return nil
	}
	starts := append(make([]Day, 0, 1+2*len(c.Spells)), period.From)
	for i := range c.Spells {
		s := &c.Spells[i]
		for _, d := range []Day{s.From, s.SpokenTo() + 1} {
			if period.From < d && d <= period.To {
				starts = append(starts, d)
			}
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	out := make([]Days, len(starts))
	for i, from := range starts {
		out[i] = Days{From: from, To: period.To}
		if i+1 < len(starts) {
			out[i].To = starts[i+1] - 1
		}
	}
	return out
}
