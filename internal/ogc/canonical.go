package ogc

import (
	"math"
	"net/url"
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
)

// canonical are all parameters in the order of a canonical query string. How f is written doesn't hang on the forms.
var canonical = params(charts, filters, paging, layout, multiples, citing, embedding, within, picked, view, form(HTML))

// Canonical is the query string that asks for the same, in one fixed order and without "?"; blank for everything.
func (r *Resource) Canonical() string {
	bare := bares[r.Operation]
	if bare == nil {
		bare = &nothing
	}
	return written(canonical, r, bare)
}

// bares are the requests that ask for nothing but an operation, nothing that of none.
var (
	bares = func() map[OperationName]*Resource {
		all := map[OperationName]*Resource{}
		for i := range operations {
			all[operations[i].Name] = new(operations[i].bare())
		}
		return all
	}()
	nothing Resource
)

// Filter is the part of the canonical query string that chooses records: no page, no form, no view.
func (r *Resource) Filter() string { return written(filters, r, &nothing) }

// FilterOf is the canonical query string of a Query, without "?".
func FilterOf(q incident.Query) string { return written(filters, &Resource{Query: q}, &nothing) }

// written is what an address says of a request by the parameters of a table.
func written(table []Param, r, bare *Resource) string {
	w := writer{}
	for i := range table {
		for _, v := range table[i].write(r, bare) {
			w.put(table[i].Name, v)
		}
	}
	return w.String()
}

// writer joins name=value pairs.
type writer struct{ strings.Builder }

func (w *writer) put(name, value string) {
	if w.Len() > 0 {
		w.WriteByte('&')
	}
	w.WriteString(name)
	w.WriteByte('=')
	w.WriteString(escape(value))
}

// readable are the signs that lists, intervals and times are made of: people read addresses.
var readable = strings.NewReplacer("%2C", ",", "%2F", "/", "%3A", ":")

func escape(s string) string {
	if !strings.ContainsFunc(s, escaped) {
		return s
	}
	return readable.Replace(url.QueryEscape(s))
}

// escaped reports whether a letter doesn't stand for itself in an address, as in most it does.
func escaped(c rune) bool {
	return (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && !strings.ContainsRune("-_.~,/:", c)
}

// never is a day before the first Day: no record can match it, and an address has it as any other period.
const never = "0000-12-31"

// writePeriod writes the days that are asked for.
func writePeriod(q *incident.Query) []string {
	switch {
	case q.Never:
		return []string{never}
	case q.Days.All():
		return nil
	}
	return []string{q.Days.String()}
}

func writeWords(q *incident.Query) []string { return some(strings.Join(q.Words, " ")) }

func writeNear(q *incident.Query) []string {
	if q.Near == nil {
		return nil
	}
	return some(coords(q.Near.At[0], q.Near.At[1], q.Near.Km))
}

// writeBoxes writes a box, or the two on either side of the antimeridian as the one that they came from.
func writeBoxes(q *incident.Query) []string {
	if len(q.Boxes) == 0 {
		return nil
	}
	west, east := q.Boxes[0], q.Boxes[len(q.Boxes)-1]
	return some(coords(west.Min[0], west.Min[1], east.Max[0], east.Max[1]))
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
