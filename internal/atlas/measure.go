package atlas

import (
	"math"
	"runtime"

	"github.com/paulmach/orb"
	"golang.org/x/sync/errgroup"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
)

// measure gives every row with a point finer than a province its nearest crossing and its distance to the frontier.
func measure(b *index.Builder, crossings []incident.Crossing, frontier orb.MultiLineString) error {
	if len(crossings) == 0 || len(frontier) == 0 {
		return nil
	}
	for _, c := range crossings {
		b.Crossings = append(b.Crossings, c.ID)
	}
	line := geo.NewLine(frontier)
	var g errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for k := range workers {
		rows := b.Rows[k*len(b.Rows)/workers : (k+1)*len(b.Rows)/workers]
		g.Go(func() error {
			measureEach(rows, crossings, line)
			return nil
		})
	}
	return g.Wait()
}

func measureEach(rows []index.Row, crossings []incident.Crossing, frontier *geo.Line) {
	type distances struct {
		crossing   int32
		km, border float64
	}
	known := map[orb.Point]distances{}
	for i := range rows {
		r := &rows[i]
		if !index.Placed(r.At) || r.Wide() {
			continue
		}
		d, ok := known[r.At]
		if !ok {
			d.crossing, d.km = nearestCrossing(crossings, r.At)
			d.border = frontier.Distance(r.At)
			if len(known) == mostKnown {
				clear(known)
			}
			known[r.At] = d
		}
		r.Crossing, r.CrossingKm, r.FrontierKm = d.crossing, d.km, d.border
	}
}

func nearestCrossing(crossings []incident.Crossing, at orb.Point) (n int32, km float64) {
	km = math.Inf(1)
	for i := range crossings {
		if d := geo.Distance(at, crossings[i].At); d < km {
			n, km = int32(i), d
		}
	}
	return n, km
}
