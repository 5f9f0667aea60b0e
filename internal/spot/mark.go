package spot

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// Mark is one incident as a map shows it, where each is drawn by itself.
type Mark struct {
	ID        string
	Type      incident.Type
	At        orb.Point
	Badge     int  // as a Spot has it
	AtLeast   *int // as a Spot has it
	Contested bool
}
