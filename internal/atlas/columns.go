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
	figures    [][]int32 // what each of the minima compares, -1 where blank
	at         []orb.Point
	onSphere   [][3]float64
	placed     set // has a point
	measurable set // has a point finer than a province
}

// minima are the least figures that a query can ask for, each with what it compares.
var minima = []struct {
	least  func(*incident.Query) *int
	figure func(*incident.Record) *int
}{
	{func(q *incident.Query) *int { return q.KilledMin }, func(r *incident.Record) *int { return r.Killed.AtLeast() }},
	{func(q *incident.Query) *int { return q.CiviliansMin }, func(r *incident.Record) *int { return r.Civilians }},
	{func(q *incident.Query) *int { return q.PublishersMin }, func(r *incident.Record) *int { return &r.Publishers }},
}

func newColumns(records []incident.Record) columns {
	n := len(records)
	c := columns{at: make([]orb.Point, n), onSphere: make([][3]float64, n), placed: newSet(n), measurable: newSet(n)}
	for _, m := range minima {
		column := make([]int32, n)
		for i := range records {
			column[i] = orBlank(m.figure(&records[i]))
		}
		c.figures = append(c.figures, column)
	}
	for i := range records {
		r := &records[i]
		if r.At == nil {
			continue
		}
		c.at[i], c.onSphere[i] = *r.At, sphere(*r.At)
		c.placed.add(i)
		if !r.GeoPrecision.Wide() {
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

// keepMinima drops what is blank or below a least figure.
func (c *columns) keepMinima(members set, q *incident.Query) {
	for m, column := range c.figures {
		if least := minima[m].least(q); least != nil {
			members.filter(func(i int) bool { return column[i] >= 0 && int(column[i]) >= *least })
		}
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
