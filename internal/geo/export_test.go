package geo

import "github.com/paulmach/orb"

// Arcs are the borders, each once.
func (t *Topology) Arcs() []orb.LineString { return t.arcs }
