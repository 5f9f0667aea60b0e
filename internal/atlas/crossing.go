package atlas

import (
	"context"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// Crossings are the crossings within the query's boxes, as of the last day of its period. A period without a day (two
// datetimes that share none) leaves every crossing there, and nothing known of it.
func (a *Atlas) Crossings(ctx context.Context, q incident.Query) ([]incident.CrossingState, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out := make([]incident.CrossingState, 0, len(a.data.Crossings))
	for i := range a.data.Crossings {
		switch c := &a.data.Crossings[i]; {
		case len(q.Boxes) > 0 && !inAny(q.Boxes, c.At):
		case q.Never:
			out = append(out, incident.NoState(c))
		default:
			out = append(out, incident.StateOf(c, q.Days, a.Days()))
		}
	}
	return out, nil
}

func inAny(boxes []orb.Bound, at orb.Point) bool {
	for _, b := range boxes {
		if b.Contains(at) {
			return true
		}
	}
	return false
}
