package incident

// Step is where the state of a crossing changes: from this day on, up to the next step's, it is as told.
type Step struct {
	From  Day
	State Status
	Faded bool
}

// Steps are the states of a crossing over all days. What StateOf says of a period's last day is what the last step up to
// that day says.
func (c *Crossing) Steps() []Step {
	var steps []Step
	for _, days := range c.cut(Days{From: FirstDay, To: LastDay}) {
		day := Days{From: days.From, To: days.From}
		st := StateOf(c, day, day)
		s := Step{From: days.From, State: st.State, Faded: st.Faded()}
		if n := len(steps); n == 0 || steps[n-1].State != s.State || steps[n-1].Faded != s.Faded {
			steps = append(steps, s)
		}
	}
	return steps
}
