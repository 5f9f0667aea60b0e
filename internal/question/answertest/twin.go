package answertest

import (
	"context"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
)

// Twin is an answerer that scans all rows for every call, in the plainest way that can be thought of: what others are held
// against. It finds no badges and no distances, which are facts of an atlas.
type Twin struct {
	rows  *rows
	vocab incident.Vocabulary
}

// NewTwin reads a dataset whose vocabulary is known.
func NewTwin(ds *incident.Dataset, v incident.Vocabulary) *Twin { return &Twin{newRows(ds), v} }

// Search is question.Answerer's, like the methods after it.
func (t *Twin) Search(ctx context.Context, q incident.Query, window incident.Page) (incident.Hits, error) {
	found := t.rows.search(q)
	t.rows.sorted(found, window.Sort)
	hits := incident.Hits{Matched: len(found)}
	for i, r := range found {
		if i >= window.Offset && (window.Limit == 0 || i < window.Offset+window.Limit) {
			hits.Records = append(hits.Records, &r.Record)
		}
	}
	return hits, ctx.Err()
}

// Each goes over what a search finds.
func (t *Twin) Each(ctx context.Context, q incident.Query, order incident.Sort) iter.Seq2[*incident.Record, error] {
	return func(yield func(*incident.Record, error) bool) {
		hits, err := t.Search(ctx, q, incident.Page{Sort: order})
		if err != nil {
			yield(nil, err)
			return
		}
		for _, r := range hits.Records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// Incidents sorts those of an origin.
func (t *Twin) Incidents(ctx context.Context, origin string) iter.Seq2[*incident.Incident, error] {
	return func(yield func(*incident.Incident, error) bool) {
		var all []*incident.Incident
		for i := range t.rows.list {
			if r := &t.rows.list[i]; r.Origin == origin {
				all = append(all, r.Incident)
			}
		}
		slices.SortFunc(all, func(a, b *incident.Incident) int { return strings.Compare(a.ID, b.ID) })
		if ctx.Err() != nil {
			yield(nil, ctx.Err())
			return
		}
		for _, in := range all {
			if !yield(in, nil) {
				return
			}
		}
	}
}

// Record finds a row.
func (t *Twin) Record(ctx context.Context, id string) (*incident.Record, error) {
	for i := range t.rows.list {
		if r := &t.rows.list[i]; r.ID == id {
			return &r.Record, ctx.Err()
		}
	}
	return nil, fmt.Errorf("incident %q: %w", id, incident.ErrNotFound)
}

// Origins asks for the rows of each.
func (t *Twin) Origins(ctx context.Context, q incident.Query) (out []string, err error) {
	for _, o := range t.rows.ds.AllOrigins() {
		if len(t.rows.search(q.OfOrigins([]string{o.ID}))) > 0 {
			out = append(out, o.ID)
		}
	}
	return out, ctx.Err()
}

// Totals adds up.
func (t *Twin) Totals(ctx context.Context, q incident.Query) (incident.Totals, error) {
	return totals(t.rows.search(q)), ctx.Err()
}

// Extent looks at every row.
func (t *Twin) Extent(ctx context.Context, q incident.Query) (e incident.Extent, err error) {
	for _, r := range t.rows.search(q) {
		e.AddDays(incident.Days{From: incident.MustDay(r.from), To: incident.MustDay(r.to)})
		if r.At != nil {
			e.AddBox(r.At.Bound())
		}
	}
	return e, ctx.Err()
}

// Chart looks for each bin's rows among all.
func (t *Twin) Chart(ctx context.Context, q incident.Query, every incident.Interval, by incident.By) (incident.Chart, error) {
	found := t.rows.search(q)
	c := incident.Chart{Interval: every, By: by, Period: q.Days, Days: q.Days}
	e, _ := t.Extent(ctx, q)
	if c.Days.From == 0 {
		c.Days.From = e.Days.From
	}
	if c.Days.To == 0 {
		c.Days.To = e.Days.To
	}
	if q.Never || c.Days.From == 0 || c.Days.To == 0 {
		c.Days = incident.Days{}
	}
	first := map[*row]incident.Day{} // inside the period
	for _, r := range found {
		first[r] = max(q.Days.From, incident.MustDay(r.from))
	}
	values := map[incident.By][]string{"": {""}, "type": incident.Texts(incident.Types), "actor": incident.Texts(incident.Actors),
		"confidence": incident.Texts(incident.Confidences), "district": append(t.districts(), ""),
		"origin": originsOf(t.vocab.Origins)}[by]
	for _, v := range values {
		of := where(found, func(r *row) bool { return valueOf(r, by) == v })
		if len(of) == 0 && by != "" {
			continue
		}
		c.Series = append(c.Series, incident.ChartSeries{Value: v, Bins: func(yield func(incident.Bin, error) bool) {
			for i := range c.Bins() {
				b := incident.Bin{Days: c.BinDays(i)}
				b.Totals = totals(where(of, func(r *row) bool { return b.Contains(first[r]) }))
				if err := ctx.Err(); !yield(b, err) || err != nil {
					return
				}
			}
		}})
	}
	return c, ctx.Err()
}

func originsOf(list []incident.Named) (out []string) {
	for _, o := range list {
		out = append(out, o.ID)
	}
	return out
}

func valueOf(r *row, by incident.By) string {
	switch by {
	case "type":
		return string(r.Type)
	case "actor":
		return string(r.Actor)
	case "confidence":
		return string(r.Confidence)
	case "district":
		return r.key
	case "origin":
		return r.Origin
	}
	return ""
}

func (t *Twin) districts() (ids []string) {
	for _, d := range t.vocab.Districts {
		ids = append(ids, d.ID)
	}
	return ids
}

func (t *Twin) origins() (ids []string) {
	for _, o := range t.vocab.Origins {
		ids = append(ids, o.ID)
	}
	return ids
}

// Facets chooses every value in turn.
func (t *Twin) Facets(ctx context.Context, q incident.Query) (incident.Facets, error) {
	count := func(without incident.Query, values []string, of func(*row) string) (list []incident.Facet) {
		found := t.rows.each(without)
		for _, v := range values {
			alone := t.rows.once(without, where(found, func(r *row) bool { return of(r) == v }))
			list = append(list, incident.Facet{Value: v, Count: len(alone)})
		}
		return list
	}
	return incident.Facets{
		Types:       count(q.AnyType(), incident.Texts(incident.Types), func(r *row) string { return string(r.Type) }),
		Actors:      count(q.AnyActor(), incident.Texts(incident.Actors), func(r *row) string { return string(r.Actor) }),
		InDistricts: count(q.AnyDistrict(), t.districts(), func(r *row) string { return r.key }),
		Confidences: count(q.AnyConfidence(), incident.Texts(incident.Confidences),
			func(r *row) string { return string(r.Confidence) }),
		Precisions: count(q.AnyPrecision(), incident.Texts(incident.GeoPrecisions),
			func(r *row) string { return string(r.GeoPrecision) }),
		Countries: count(q.AnyCountry(), incident.Texts(t.vocab.Countries), func(r *row) string { return string(r.Country) }),
		Origins:   count(q.AnyOrigin(), t.origins(), func(r *row) string { return r.Origin }),
	}, ctx.Err()
}

// Districts sums the rows of each.
func (t *Twin) Districts(ctx context.Context, q incident.Query) (areas []incident.Area, err error) {
	found := t.rows.search(q.Anywhere())
	for i := range t.rows.ds.Districts {
		d := &t.rows.ds.Districts[i]
		a := incident.Area{District: d, Totals: totals(where(found, func(r *row) bool { return r.DistrictID == d.ID }))}
		if a.Totals.Killed != nil && d.Population2023 > 0 {
			a.Per100k = new(math.Round(float64(*a.Totals.Killed)*100_000/float64(d.Population2023)*100) / 100)
		}
		if touched(q.Boxes, d.Shape) {
			areas = append(areas, a)
		}
	}
	return areas, ctx.Err()
}

// Tehsils likewise.
func (t *Twin) Tehsils(ctx context.Context, q incident.Query) (areas []incident.Area, err error) {
	found := t.rows.search(q.Anywhere())
	for i := range t.rows.ds.Tehsils {
		x := &t.rows.ds.Tehsils[i]
		a := incident.Area{Tehsil: x, Totals: totals(where(found, func(r *row) bool { return r.TehsilID == x.ID }))}
		for j := range t.rows.ds.Districts {
			if d := &t.rows.ds.Districts[j]; d.ID == x.DistrictID {
				a.District = d
				a.TooCoarse = len(where(found, func(r *row) bool { return r.DistrictID == d.ID && r.TehsilID == "" }))
			}
		}
		if touched(q.Boxes, x.Shape) {
			areas = append(areas, a)
		}
	}
	return areas, ctx.Err()
}

func where(rows []*row, is func(*row) bool) (some []*row) {
	for _, r := range rows {
		if is(r) {
			some = append(some, r)
		}
	}
	return some
}

// touched reports whether a shape shares a point with a box: a corner of the one lies in the other, or their sides meet.
func touched(boxes []orb.Bound, shape orb.MultiPolygon) bool {
	for _, b := range boxes {
		if geo.Contains(shape, b.Min) {
			return true
		}
		corners := b.ToRing()
		for _, polygon := range shape {
			for _, ring := range polygon {
				for i := 1; i < len(ring); i++ {
					for j := 1; j < len(corners); j++ {
						if b.Contains(ring[i]) || sidesMeet(ring[i-1], ring[i], corners[j-1], corners[j]) {
							return true
						}
					}
				}
			}
		}
	}
	return len(boxes) == 0
}

// sidesMeet reports whether each of two lines has its ends on both sides of the other, or on it.
func sidesMeet(a, b, c, d orb.Point) bool {
	side := func(p, q, r orb.Point) float64 { return (q[0]-p[0])*(r[1]-p[1]) - (q[1]-p[1])*(r[0]-p[0]) }
	return orb.MultiPoint{a, b}.Bound().Intersects(orb.MultiPoint{c, d}.Bound()) &&
		side(a, b, c)*side(a, b, d) <= 0 && side(c, d, a)*side(c, d, b) <= 0
}

// Crossings takes each state from the domain, which has tests of its own that count day by day.
func (t *Twin) Crossings(ctx context.Context, q incident.Query) (states []incident.CrossingState, err error) {
	for i := range t.rows.ds.Crossings {
		c := &t.rows.ds.Crossings[i]
		if !boxed(q.Boxes, &c.At) {
			continue
		}
		state := incident.StateOf(c, q.Days, t.vocab.Collected)
		if q.Never {
			state = incident.NoState(c)
		}
		states = append(states, state)
	}
	return states, ctx.Err()
}
