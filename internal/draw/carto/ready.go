package carto

import (
	"context"
	"math"
	"slices"
	"sync"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/canvas"
	"khyberatlas/internal/draw/labels"
	"khyberatlas/internal/draw/trace"
	"khyberatlas/internal/geo"
)

// ready is what a window's picture asks of the ground alone, whatever is drawn upon it. To place the names of the map of the
// whole, an area is asked of eight thousand spots whether it holds them: that took half of the page's time.
type ready struct {
	spots  map[orb.Point][]orb.Point // by the point that stands for an area: those around it that the area holds
	across [2][]labels.Candidate     // of the countries' names on a card
	ways   [2][]labels.Way           // of the countries' names along the frontier
	paths  []string                  // of the districts
	slopes map[orb.Point]float64     // of the frontier, by crossing
}

// fixedWindows are those that every version's pictures are drawn in; what a picture of a part shows hangs on what is asked.
var fixedWindows = []window{mainWindow, cardWindow}

// prepare has what the fixed windows ask made when it is first asked for.
func (b *Base) prepare(crossings []orb.Point) {
	b.ready = map[window]func() *ready{}
	for _, w := range fixedWindows {
		b.ready[w] = sync.OnceValue(func() *ready {
			r := &ready{spots: map[orb.Point][]orb.Point{}}
			for _, list := range [][]patch{b.districts, b.afghan} {
				for _, p := range list {
					r.spots[p.at] = w.spotsIn(p)
				}
			}
			if w == cardWindow {
				r.across = b.findAcross(w)
				return r
			}
			r.ways, r.slopes = b.findWays(), map[orb.Point]float64{}
			for _, p := range b.districts {
				r.paths = append(r.paths, trace.Shape(p.shape, w.plane()))
			}
			for _, at := range crossings {
				r.slopes[at] = b.findSlope(at)
			}
			return r
		})
	}
	b.cardDocument = sync.OnceValue(func() *canvas.Document {
		on := new(canvas.Document)
		b.cardGround(on, cardWindow, nil)
		return on
	})
	b.cardPixels = sync.OnceValue(func() *canvas.Pixels {
		on := canvas.NewPixels(context.Background(), CardWidth, CardHeight)
		b.cardGround(on, cardWindow, nil)
		return on
	})
}

// How far an area's name may stand off its point, in units.
const (
	areaReach  = 66.0
	areaStride = 11.0
)

// spotsIn are the spots around an area's point that the area holds.
func (w window) spotsIn(p patch) []orb.Point {
	holds, own := w.holder(p.shape), w.plane()(p.at)
	var out []orb.Point
	for dy := -areaReach; dy <= areaReach; dy += areaStride {
		for dx := -areaReach * 1.5; dx <= areaReach*1.5; dx += areaStride * 1.5 {
			if at := (orb.Point{own[0] + dx, own[1] + dy}); holds(at) {
				out = append(out, orb.Point{dx, dy})
			}
		}
	}
	return out
}

// around are the spots of an area's name about its point.
func (b *Base) around(w window, p patch) []orb.Point {
	if kept, ok := b.ready[w]; ok {
		if spots, ok := kept().spots[p.at]; ok {
			return spots
		}
	}
	return w.spotsIn(p)
}

// findWays are the ways of the countries' names beside the frontier, one on either side.
func (b *Base) findWays() (out [2][]labels.Way) {
	plane := mainWindow.plane()
	for _, l := range geo.ClipLines(b.frontier, mainWindow.box) {
		line := moved(l, plane)
		if n := len(line); n > 1 && line[0][0] > line[n-1][0] {
			slices.Reverse(line)
		}
		for i, name := range b.upperCountries() {
			out[i] = append(out[i], labels.Ways(line, name, float64(2*i-1))...)
		}
	}
	return out
}

// findSlope is the direction of the frontier at the point nearest to another one, in degrees of the picture.
func (b *Base) findSlope(at orb.Point) float64 {
	plane := mainWindow.plane()
	here, least, slope := plane(at), math.Inf(1), 0.0
	for _, l := range b.frontier {
		for i := 1; i < len(l); i++ {
			p, q := plane(l[i-1]), plane(l[i])
			if far := math.Hypot((p[0]+q[0])/2-here[0], (p[1]+q[1])/2-here[1]); far < least {
				least, slope = far, math.Atan2(q[1]-p[1], q[0]-p[0])*180/math.Pi
			}
		}
	}
	return slope
}

// slopeAt is that direction at a crossing.
func (b *Base) slopeAt(at orb.Point) float64 {
	if slope, ok := b.ready[mainWindow]().slopes[at]; ok {
		return slope
	}
	return b.findSlope(at)
}
