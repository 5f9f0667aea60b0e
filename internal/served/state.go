package served

import "time"

// State is how the store stands to the version that is served of it. Its zero value says that nothing is wrong.
type State struct {
	Behind bool      // it can't be loaded, and the version before is served
	Away   time.Time // since when it can't be reached
	Needed bool      // it answers: while it can't be reached nobody does
}

// Reachable reports whether the store can be reached.
func (s State) Reachable() bool { return s.Away.IsZero() }
