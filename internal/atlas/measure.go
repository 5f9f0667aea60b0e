package atlas

import (
	"math"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// measure gives every record with a point finer than a province its nearest crossing and its distance to the frontier.
func measure(records []incident.Record, crossings []incident.Crossing, frontier orb.MultiLineString) {
	if len(crossings) == 0 || len(frontier) == 0 {
		return
	}
	type distances struct {
		crossing   string
		km, border float64
	}
	known := map[orb.Point]distances{}
	for i := range records {
		r := &records[i]
		if r.At == nil || r.GeoPrecision.Wide() {
			continue
		}
		d, ok := known[*r.At]
		if !ok {
			d.crossing, d.km = nearestCrossing(crossings, *r.At)
			d.border = geo.DistanceToLine(*r.At, frontier)
			known[*r.At] = d
		}
		r.Distances, r.CrossingID, r.CrossingKm, r.FrontierKm = true, d.crossing, d.km, d.border
	}
}

func nearestCrossing(crossings []incident.Crossing, at orb.Point) (id string, km float64) {
	km = math.Inf(1)
	for i := range crossings {
		if d := geo.Distance(at, crossings[i].At); d < km {
			id, km = crossings[i].ID, d
		}
	}
	return id, km
}
