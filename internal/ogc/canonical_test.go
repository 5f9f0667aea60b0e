package ogc_test

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// byKind draws a value of a parameter as people write it: any order, case and form.
var byKind = map[ogc.Kind]func(t *rapid.T, p *ogc.Param) string{
	ogc.Word: func(t *rapid.T, p *ogc.Param) string { return choose(t, p, p.Enum) },
	ogc.Name: func(t *rapid.T, p *ogc.Param) string {
		var known []string
		for _, name := range p.Allowed(vocab) {
			known = append(known, name)
			if !strings.Contains(name, ",") { // a name with a comma is known as it is
				known = append(known, strings.ToUpper(name), strings.ToLower(name))
			}
		}
		return choose(t, p, known)
	},
	ogc.Expression: func(t *rapid.T, _ *ogc.Param) string {
		return rapid.SampledFrom([]string{"killed>1", "(type in ('ied'))or date='2025-10-08'", `title not like '\%\''`,
			"not s_intersects(geometry,bbox(70,33,-70,34))"}).Draw(t, "expression")
	},
	ogc.Words:   func(t *rapid.T, _ *ogc.Param) string { return "a" + rapid.String().Draw(t, "words") },
	ogc.Integer: func(t *rapid.T, p *ogc.Param) string { return strconv.Itoa(rapid.IntRange(p.Min, 1<<40).Draw(t, "n")) },
	ogc.Period: func(t *rapid.T, _ *ogc.Param) string {
		a, b := anyDay(t), anyDay(t)
		return incident.Days{From: min(a, b), To: max(a, b)}.String()
	},
	ogc.DayOnly: func(t *rapid.T, _ *ogc.Param) string { return anyDay(t).String() },
	ogc.Box: func(t *rapid.T, _ *ogc.Param) string {
		s, n := rapid.Float64Range(-90, 90).Draw(t, "s"), rapid.Float64Range(-90, 90).Draw(t, "n")
		return strings.Join([]string{degrees(t, 180), decimal(min(s, n)), degrees(t, 180), decimal(max(s, n))}, ",")
	},
	ogc.Distance: func(t *rapid.T, _ *ogc.Param) string { return degrees(t, 180) + "," + degrees(t, 90) + ",12.5" },
	ogc.Place:    func(*rapid.T, *ogc.Param) string { return "8/33.9/71.2" },
	ogc.Token: func(t *rapid.T, p *ogc.Param) string {
		return choose(t, p, []string{"incidents", "crossings", "2025-10-08"})
	},
}

func choose(t *rapid.T, p *ogc.Param, list []string) string {
	most := 1
	if p.Repeat == ogc.Or {
		most = 4
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(list), 1, most).Draw(t, p.Name), ",")
}

func anyDay(t *rapid.T) incident.Day {
	return incident.Day(rapid.Int32Range(1, int32(incident.LastDay)).Draw(t, "day"))
}

func degrees(t *rapid.T, most float64) string {
	return decimal(rapid.Float64Range(-most, most).Draw(t, "degrees"))
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

// queries makes query strings of the list of incidents, nearly all of them valid.
func queries() *rapid.Generator[string] {
	op, _ := ogc.Lookup("items")
	return rapid.Custom(func(t *rapid.T) string {
		values := url.Values{}
		for _, p := range op.Params {
			if rapid.IntRange(0, 3).Draw(t, p.Name+"?") == 0 {
				values.Set(p.Name, byKind[p.Kind](t, &p))
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
	r := valid(t, "limit=5&offset=10&sortby=-killed&f=csv&layers=incidents&sel=x&lang=en"+
		"&type=ied&q=polio+team&datetime=2025-10-01/..")
	if got, want := r.Filter(), "datetime=2025-10-01/..&type=ied&q=polio+team"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	want := "datetime=2025-10-01/..&type=ied&q=polio+team&sortby=-killed&limit=5&offset=10&layers=incidents&sel=x&lang=en&f=csv"
	if got := r.Canonical(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhatIsAskedForAnywayIsNotWritten(t *testing.T) {
	r := valid(t, "limit=100&offset=0&sortby=date")
	if got := r.Canonical(); got != "" {
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
