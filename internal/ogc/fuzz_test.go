package ogc_test

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// settled checks what holds for every query string: it is refused with a reason, or its canonical form is at rest.
func settled(t *testing.T, query string) {
	for _, prefer := range []ogc.Form{ogc.GeoJSON, ogc.HTML} {
		r, _, faults := items(query, prefer)
		if len(faults) > 0 {
			reasons(t, faults)
			continue
		}
		again, tidy, faults := items(r.Canonical(), prefer)
		if tidy || len(faults) > 0 || again.Canonical() != r.Canonical() {
			t.Fatalf("%q: %q is not at rest: %q, %v, %v", query, r.Canonical(), again.Canonical(), tidy, faults)
		}
		if diff := cmp.Diff(r, again); diff != "" {
			t.Fatalf("%q: %s", query, diff)
		}
		for _, b := range r.Query.Boxes {
			if b.IsEmpty() || !(b.Min[0] >= -180 && b.Max[0] <= 180 && b.Min[1] >= -90 && b.Max[1] <= 90) {
				t.Fatalf("%q: box %v", query, b)
			}
		}
		if d := r.Query.Days; d.From != 0 && d.To != 0 && d.From > d.To {
			t.Fatalf("%q: days %v", query, d)
		}
		if n := r.Page.Limit; n < 1 || n > ogc.MaxLimit || r.Page.Offset < 0 {
			t.Fatalf("%q: page %+v", query, r.Page)
		}
	}
}

func reasons(t *testing.T, faults incident.Faults) {
	for _, f := range faults {
		if f.Where == "" || f.Rule == "" || len(f.Where) > 500 || len(f.Value) > 500 {
			t.Fatalf("a fault without a reason, or a long one: %+v", f)
		}
	}
}

func FuzzBbox(f *testing.F) {
	f.Fuzz(func(t *testing.T, value string) { settled(t, "bbox="+url.QueryEscape(value)) })
}

func FuzzDatetime(f *testing.F) {
	f.Fuzz(func(t *testing.T, value string) { settled(t, "datetime="+url.QueryEscape(value)) })
}

func FuzzQuery(f *testing.F) {
	f.Fuzz(settled)
}
