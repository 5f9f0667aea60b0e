package ogc

import (
	"math"
	"net/url"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// Canonical is the query string that asks for the same, in one fixed order and without "?"; blank for everything.
func (r Request) Canonical() string {
	w := writer{}
	if r.Interval != "month" {
		w.put("interval", string(r.Interval))
	}
	w.put("by", string(r.By))
	w.filter(r.Query)
	if op, ok := Lookup(r.Operation); ok && r.Page.Sort != op.Sort {
		w.put("sortby", string(r.Page.Sort))
	}
	if r.Page.Limit != DefaultLimit && r.Page.Limit != 0 {
		w.put("limit", strconv.Itoa(r.Page.Limit))
	}
	if r.Page.Offset != 0 {
		w.put("offset", strconv.Itoa(r.Page.Offset))
	}
	w.put("layers", r.View.Layers)
	w.put("map", r.View.Map)
	w.put("shade", r.View.Shade)
	w.put("sel", r.View.Sel)
	w.put("lang", r.View.Lang)
	if r.Asked {
		w.put("f", string(r.Form))
	}
	return w.String()
}

// Filter is the part of the canonical query string that chooses records: no page, no form, no view.
func (r Request) Filter() string { return FilterOf(r.Query) }

// FilterOf is the canonical query string of a Query, without "?".
func FilterOf(q incident.Query) string {
	w := writer{}
	w.filter(q)
	return w.String()
}

// writer joins name=value pairs.
type writer struct{ strings.Builder }

func (w *writer) put(name, value string) {
	if value == "" {
		return
	}
	if w.Len() > 0 {
		w.WriteByte('&')
	}
	w.WriteString(name)
	w.WriteByte('=')
	w.WriteString(escape(value))
}

// readable are the signs that lists, intervals and times are made of: people read addresses.
var readable = strings.NewReplacer("%2C", ",", "%2F", "/", "%3A", ":")

func escape(s string) string { return readable.Replace(url.QueryEscape(s)) }

func (w *writer) filter(q incident.Query) {
	if q.Never {
		w.put("datetime", incident.FirstDay.String())
		w.put("datetime", incident.LastDay.String())
	} else if !q.Days.All() {
		w.put("datetime", q.Days.String())
	}
	w.put("bbox", boxText(q.Boxes))
	w.put("type", join(q.Types))
	w.put("actor", join(q.Actors))
	w.put("district", join(q.Districts))
	w.put("in_district", join(q.InDistricts))
	w.put("admin1", join(q.Admin1))
	w.put("country", join(q.Countries))
	w.put("confidence", join(q.Confidences))
	w.put("geo_precision", join(q.Precisions))
	if q.KilledMin != nil {
		w.put("killed_min", strconv.Itoa(*q.KilledMin))
	}
	if q.CiviliansMin != nil {
		w.put("civilians_min", strconv.Itoa(*q.CiviliansMin))
	}
	w.put("q", strings.Join(q.Words, " "))
	if q.Near != nil {
		w.put("near", coords(q.Near.At[0], q.Near.At[1], q.Near.Km))
	}
}

func join[T ~string](list []T) string { return strings.Join(texts(list), ",") }

// boxText writes a box, or the two on either side of the antimeridian as the one that they came from.
func boxText(boxes []orb.Bound) string {
	switch len(boxes) {
	case 0:
		return ""
	case 1:
		return coords(boxes[0].Min[0], boxes[0].Min[1], boxes[0].Max[0], boxes[0].Max[1])
	}
	return coords(boxes[0].Min[0], boxes[0].Min[1], boxes[1].Max[0], boxes[1].Max[1])
}

func coords(list ...float64) string {
	parts := make([]string, len(list))
	for i, f := range list {
		form := byte('f')
		if f != 0 && math.Abs(f) < 1e-6 {
			form = 'e'
		}
		parts[i] = strconv.FormatFloat(f, form, -1, 64)
	}
	return strings.Join(parts, ",")
}
