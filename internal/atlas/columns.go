package atlas

import (
	"math"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// columns are what filters compare one by one, side by side in memory: at 100,000 records following each record's
// pointers takes ten times as long.
type columns struct {
	killed, civilians []int32 // what the minima compare, -1 where blank
	at                []orb.Point
	onSphere          [][3]float64
	placed            set // has a point
	measurable        set // has a point finer than a province
}

func newColumns(records []incident.Record) columns {
	n := len(records)
	c := columns{killed: make([]int32, n), civilians: make([]int32, n), at: make([]orb.Point, n),
		onSphere: make([][3]float64, n), placed: newSet(n), measurable: newSet(n)}
	for i := range records {
		r := &records[i]
		c.killed[i], c.civilians[i] = orBlank(r.Killed.AtLeast()), orBlank(r.Civilians)
		if r.At == nil {
			continue
		}
		c.at[i], c.onSphere[i] = *r.At, sphere(*r.At)
		c.placed.add(i)
		if r.GeoPrecision != incident.ProvinceLevel {
			c.measurable.add(i)
		}
	}
	return c
}

func orBlank(n *int) int32 {
	if n == nil {
		return -1
	}
	return int32(min(*n, math.MaxInt32))
}

// keepFrom drops what is blank or below the least.
func keepFrom(members set, figures []int32, least *int) {
	if least != nil {
		members.filter(func(i int) bool { return figures[i] >= 0 && int(figures[i]) >= *least })
	}
}

// keepBoxes drops what has a place outside every box: what has none matches any, as OGC API - Features wants it.
func (c *columns) keepBoxes(members set, boxes []orb.Bound) {
	if len(boxes) > 0 {
		members.filter(func(i int) bool { return inAny(boxes, c.at[i]) || !c.placed.has(i) })
	}
}

func inAny(boxes []orb.Bound, at orb.Point) bool {
	for _, b := range boxes {
		if b.Contains(at) {
			return true
		}
	}
	return false
}

// keepNear drops what lies farther away. The angle's cosine on the sphere, some metres to spare, comes before the
// distance itself, which takes ten times as long.
func (c *columns) keepNear(members set, near *incident.Near) {
	if near == nil {
		return
	}
	members.keep(c.measurable)
	const spare = 1e-12
	from, least := sphere(near.At), math.Cos(min(near.Km/geo.EarthKm, math.Pi))-spare
	members.filter(func(i int) bool {
		to := &c.onSphere[i]
		return from[0]*to[0]+from[1]*to[1]+from[2]*to[2] >= least && geo.Distance(near.At, c.at[i]) <= near.Km
	})
}

func sphere(p orb.Point) [3]float64 {
	sinLon, cosLon := math.Sincos(p[0] * math.Pi / 180)
	sinLat, cosLat := math.Sincos(p[1] * math.Pi / 180)
	return [3]float64{cosLat * cosLon, cosLat * sinLon, sinLat}
}
