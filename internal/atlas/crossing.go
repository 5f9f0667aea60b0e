package atlas

import "khyberatlas/internal/incident"

// Crossings are the crossings within the query's boxes, as of the last day of its period.
func (a *Atlas) Crossings(q incident.Query) []incident.CrossingState {
	out := make([]incident.CrossingState, 0, len(a.data.Crossings))
	for i := range a.data.Crossings {
		if c := &a.data.Crossings[i]; len(q.Boxes) == 0 || inAny(q.Boxes, c.At) {
			out = append(out, a.stateOf(c, q))
		}
	}
	return out
}

// Crossing finds one crossing as of the last day of a period.
func (a *Atlas) Crossing(id string, q incident.Query) (incident.CrossingState, bool) {
	for i := range a.data.Crossings {
		if c := &a.data.Crossings[i]; c.ID == id {
			return a.stateOf(c, q), true
		}
	}
	return incident.CrossingState{}, false
}

// stateOf: a period without a day (two datetimes that share none) leaves every crossing there, and nothing known of it.
func (a *Atlas) stateOf(c *incident.Crossing, q incident.Query) incident.CrossingState {
	if q.Never {
		return incident.NoState(c)
	}
	return incident.StateOf(c, q.Days, a.Days())
}

// Strip is the history of one traffic at a crossing.
type Strip struct {
	Scope incident.Scope
	Runs  []incident.Run
}

// Closures cuts a period into the runs in which each traffic at a crossing was open, closed, restricted or unknown,
// one strip for each of incident.Scopes. Open ends are those of the collection; false where there is no such crossing.
func (a *Atlas) Closures(id string, period incident.Days) ([]Strip, bool) {
	st, ok := a.Crossing(id, incident.Query{})
	if !ok {
		return nil, false
	}
	period = incident.CloseEnds(period, a.Days())
	strips := make([]Strip, len(incident.Scopes))
	for i, scope := range incident.Scopes {
		strips[i] = Strip{Scope: scope, Runs: st.Runs(scope, period)}
	}
	return strips, true
}
