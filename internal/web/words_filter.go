package web

import (
	"khyberatlas/internal/wording"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// filter says in words what is asked for beside the period; blank for everything.
func (c *request) filterWords(q incident.Query) string {
	var parts []string
	add := func(texts []string) {
		if len(texts) > 0 {
			parts = append(parts, c.p.Join(texts))
		}
	}
	add(labels(c, "type", q.Types))
	add(labels(c, "actor", q.Actors))
	if len(q.Districts) > 0 {
		parts = append(parts, c.p.Text("filter.district", "list", c.p.Join(q.Districts)))
	}
	var districts []string
	for _, id := range q.InDistricts {
		districts = append(districts, c.valueOf("district", id))
	}
	add(districts)
	add(q.Admin1)
	add(labels(c, "country", q.Countries))
	add(labels(c, "confidence", q.Confidences))
	if len(q.Precisions) > 0 {
		parts = append(parts, c.p.Text("filter.precision", "list", wording.Lower(c.p.Join(labels(c, "geo_precision", q.Precisions)))))
	}
	for name, least := range ogc.Minima(q) {
		parts = append(parts, c.p.Text("filter."+name, "count", least))
	}
	if len(q.Words) > 0 {
		parts = append(parts, c.p.Text("filter.words", "list", strings.Join(q.Words, " ")))
	}
	if q.Near != nil {
		parts = append(parts, c.p.Text("filter.near", "km", c.p.Decimal(q.Near.Km, 0), "lat", c.p.Decimal(q.Near.At[1], 2),
			"lon", c.p.Decimal(q.Near.At[0], 2)))
	}
	if len(q.Boxes) > 0 {
		parts = append(parts, c.p.Text("map.filter.box_set"))
	}
	text := ""
	for i, p := range parts {
		if i > 0 {
			text += c.p.Text("filter.and")
		}
		text += p
	}
	return text
}

func labels[T ~string](c *request, list string, values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = c.p.Label(list, string(v))
	}
	return out
}
