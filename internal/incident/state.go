package incident

// StateOf is the state of a crossing as of the last day of a period, with the days on which it was closed within it.
// Open ends are closed by CloseEnds. No clock is read: a spell without an end goes on covering days, only unconfirmed,
// and the days after the collection are not counted, however late the period ends.
func StateOf(c *Crossing, period, collected Days) CrossingState {
	period = CloseEnds(period, collected)
	st := CrossingState{Crossing: c, On: period.To, Scopes: make([]ScopeState, len(Scopes))}
	for i, scope := range Scopes {
		st.Scopes[i] = c.stateOn(scope, st.On)
	}
	st.judge()
	st.countClosed(Days{From: period.From, To: min(period.To, collected.To)})
	if st.State == Unknown {
		st.Last = c.lastOnTraffic(st.On)
		st.LastRecord = lastRecord(st.Last)
		st.First = c.firstOnTraffic(st.On)
	}
	return st
}

// NoState is a crossing on no day at all: every traffic unknown, nothing counted.
func NoState(c *Crossing) CrossingState {
	st := CrossingState{Crossing: c, State: Unknown, Scopes: make([]ScopeState, len(Scopes))}
	for i, scope := range Scopes {
		st.Scopes[i] = ScopeState{Scope: scope, Status: Unknown}
	}
	return st
}

// CloseEnds closes a period by the collected days: an open start is the first of them, an open end the last, or the
// period's own start where that is later still.
func CloseEnds(period, collected Days) Days {
	if period.From == 0 {
		period.From = collected.From
	}
	if period.To == 0 {
		period.To = max(collected.To, period.From)
	}
	return period
}

// stateOn is what the row that tells says of one traffic on a day.
func (c *Crossing) stateOn(scope Scope, day Day) ScopeState {
	s := c.spellOn(scope, day)
	if s == nil {
		return ScopeState{Scope: scope, Status: Unknown}
	}
	st := ScopeState{Scope: scope, Status: s.Status, Since: s.From, SincePrecision: s.FromPrecision,
		Source: s.Citation(), Spell: s}
	if s.To == 0 {
		st.LastReported = s.LastReported
	}
	return st
}

// spellOn is the row that tells the state of a traffic on a day, nil where none covers it.
func (c *Crossing) spellOn(scope Scope, day Day) *Spell {
	var best *Spell
	for i := range c.Spells {
		s := &c.Spells[i]
		if (s.Scope == scope || s.Scope == ScopeAll) && s.Days().Contains(day) && s.beats(best) {
			best = s
		}
	}
	return best
}

// beats: a row of the traffic itself beats one of all traffic, then the later start wins. Two rows that start on the
// same day go by the canonical order, the later one first, so that every reader sees the same.
func (s *Spell) beats(best *Spell) bool {
	switch {
	case best == nil:
		return true
	case (s.Scope == ScopeAll) != (best.Scope == ScopeAll):
		return best.Scope == ScopeAll
	}
	return s.From >= best.From
}

// judge makes one word of the known traffics.
func (st *CrossingState) judge() {
	st.State = Unknown
	var common Status
	differ, traffic := false, false
	for i := range st.Scopes {
		s := &st.Scopes[i]
		if s.Spell == nil {
			continue
		}
		differ = differ || (common != "" && s.Status != common)
		traffic = traffic || s.Scope == ScopeTrade || s.Scope == ScopePedestrian
		common = s.Status
		if st.Latest == nil || s.Since > st.Latest.Since {
			st.Latest = s
		}
	}
	switch {
	case differ:
		st.State = Partial
	case traffic:
		st.State = common
	}
}

// countClosed counts the days on which trade or foot traffic was closed. A day after the last report of a row without
// an end counts as unconfirmed, unless the other traffic was surely closed on it.
func (st *CrossingState) countClosed(period Days) {
	trade, foot := st.Runs(ScopeTrade, period), st.Runs(ScopePedestrian, period)
	st.DaysClosedTrade = closedDays(trade)
	st.DaysClosedPedestrian = closedDays(foot)

	// Both lists cover every day of the period, so they are walked side by side.
	for i, j := 0, 0; i < len(trade) && j < len(foot); {
		both, _ := trade[i].Intersect(foot[j].Days)
		a, b := trade[i], foot[j]
		switch {
		case a.surelyClosed() || b.surelyClosed():
			st.DaysClosed += both.Len()
		case a.Status == Closed || b.Status == Closed:
			st.DaysClosedUnconfirmed += both.Len()
		}
		if a.To == both.To {
			i++
		}
		if b.To == both.To {
			j++
		}
	}
}

func closedDays(runs []Run) int {
	n := 0
	for _, r := range runs {
		if r.surelyClosed() {
			n += r.Len()
		}
	}
	return n
}

// lastOnTraffic is the record on trade or foot traffic that ended last before a day that none covers.
func (c *Crossing) lastOnTraffic(day Day) *Spell {
	var last *Spell
	for i := range c.Spells {
		s := &c.Spells[i]
		if !s.onTraffic() || s.From > day {
			continue
		}
		if last == nil || s.SpokenTo() > last.SpokenTo() || (s.SpokenTo() == last.SpokenTo() && s.beats(last)) {
			last = s
		}
	}
	return last
}

// firstOnTraffic is the record on trade or foot traffic that begins first after a day that none covers.
func (c *Crossing) firstOnTraffic(day Day) *Spell {
	var first *Spell
	for i := range c.Spells {
		s := &c.Spells[i]
		if s.onTraffic() && s.From > day && (first == nil || s.From < first.From) {
			first = s
		}
	}
	return first
}

func lastRecord(s *Spell) string {
	if s == nil {
		return "No record on trade or foot traffic up to this day."
	}
	what := map[Status]string{
		Closed:     "the end of a closure",
		Restricted: "the end of a restriction",
		Open:       "a report that it was open",
	}[s.Status]
	return "The last record on trade or foot traffic is " + what + " on " + s.SpokenTo().String() + "."
}
