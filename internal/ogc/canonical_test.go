package ogc_test

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// queries makes valid query strings as people write them: any order, case and form of the values.
func queries() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		day := rapid.Custom(func(t *rapid.T) incident.Day {
			return incident.Day(rapid.Int32Range(1, int32(incident.LastDay)).Draw(t, "day"))
		})
		degrees := func(most float64) string {
			return strconv.FormatFloat(rapid.Float64Range(-most, most).Draw(t, "degrees"), 'g', -1, 64)
		}
		choose := func(list ...string) string {
			n := rapid.SliceOfN(rapid.SampledFrom(list), 1, 4).Draw(t, "values")
			return strings.Join(n, ",")
		}
		makers := map[string]func() string{
			"datetime": func() string {
				a, b := day.Draw(t, "a"), day.Draw(t, "b")
				return incident.Days{From: min(a, b), To: max(a, b)}.String()
			},
			"from": func() string { return day.Draw(t, "from").String() },
			"bbox": func() string {
				s, n := rapid.Float64Range(-90, 90).Draw(t, "s"), rapid.Float64Range(-90, 90).Draw(t, "n")
				return strings.Join([]string{degrees(180), strconv.FormatFloat(min(s, n), 'g', -1, 64), degrees(180),
					strconv.FormatFloat(max(s, n), 'g', -1, 64)}, ",")
			},
			"near":  func() string { return degrees(180) + "," + degrees(90) + ",12.5" },
			"type":  func() string { return choose("ied", "air_strike", "other") },
			"actor": func() string { return choose("ttp", "iskp") },
			"district": func() string {
				return choose("bannu", "KURRAM", "North Waziristan", "shah joy", "Upper, Middle and Lower")
			},
			"in_district":   func() string { return choose("bannu", "KURRAM", "North Waziristan", "shah joy") },
			"admin1":        func() string { return choose("kunar", "Paktika") },
			"country":       func() string { return choose("AF", "PK") },
			"confidence":    func() string { return choose("confirmed", "contested") },
			"geo_precision": func() string { return choose("site", "district") },
			"killed_min":    func() string { return strconv.Itoa(rapid.IntRange(0, 1<<40).Draw(t, "n")) },
			"q":             func() string { return "a" + rapid.String().Draw(t, "words") },
			"limit":         func() string { return strconv.Itoa(rapid.IntRange(1, 20000).Draw(t, "n")) },
			"offset":        func() string { return strconv.Itoa(rapid.IntRange(0, 20000).Draw(t, "n")) },
			"sortby":        func() string { return string(rapid.SampledFrom(incident.Sorts).Draw(t, "sort")) },
			"f":             func() string { return rapid.SampledFrom([]string{"json", "csv", "geojson"}).Draw(t, "f") },
			"layers":        func() string { return choose("incidents", "crossings") },
			"map":           func() string { return "8/33.9/71.2" },
		}
		values := url.Values{}
		for _, name := range slices.Sorted(maps.Keys(makers)) {
			if rapid.IntRange(0, 3).Draw(t, name) == 0 {
				values.Set(name, makers[name]())
			}
		}
		return values.Encode()
	})
}

func TestParsingTheCanonicalAddressGivesTheSameRequest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		query := queries().Draw(t, "query")
		r, _, faults := items(query, ogc.GeoJSON)
		if len(faults) > 0 {
			t.Skip(faults)
		}
		again, _, faults := items(r.Canonical(), ogc.GeoJSON)
		if len(faults) > 0 {
			t.Fatalf("%s is refused: %v", r.Canonical(), faults)
		}
		if diff := cmp.Diff(r, again); diff != "" {
			t.Fatalf("%s: %s", r.Canonical(), diff)
		}
		if again.Canonical() != r.Canonical() {
			t.Fatalf("%s becomes %s", r.Canonical(), again.Canonical())
		}
	})
}

func TestTheFilterLeavesPageFormAndViewOut(t *testing.T) {
	r := valid(t, "limit=5&offset=10&sortby=-killed&f=csv&layers=incidents&sel=x&lang=en&type=ied&q=polio+team&datetime=2025-10-01/..")
	if got, want := r.Filter(), "datetime=2025-10-01/..&type=ied&q=polio+team"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	want := "datetime=2025-10-01/..&type=ied&q=polio+team&sortby=-killed&limit=5&offset=10&layers=incidents&sel=x&lang=en&f=csv"
	if got := r.Canonical(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhatIsAskedForAnywayIsNotWritten(t *testing.T) {
	if got := valid(t, "limit=100&offset=0&sortby=date").Canonical(); got != "" {
		t.Errorf("got %s", got)
	}
}

func TestParseQueryReadsTheFilterAlone(t *testing.T) {
	q, faults := ogc.ParseQuery(url.Values{"type": {"ied"}, "from": {"2025-01-01"}}, vocab)
	if len(faults) > 0 || ogc.FilterOf(q) != "datetime=2025-01-01/..&type=ied" {
		t.Errorf("got %s, %v", ogc.FilterOf(q), faults)
	}
	if _, faults = ogc.ParseQuery(url.Values{"limit": {"5"}}, vocab); len(faults) != 1 {
		t.Errorf("got %v", faults)
	}
}
