package filename_test

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/ogc/filename"
)

func TestFilesOfTwoFiltersHaveTwoNames(t *testing.T) {
	op, two := ogc.Operation{File: true}, 2
	names := map[string]string{}
	for want, q := range map[string]incident.Query{
		"":                    {},
		"-bannu":              {InDistricts: []string{"bannu"}},
		"-district-bannu":     {Districts: []string{"Bannu"}},
		"-q-bannu":            {Words: []string{"bannu"}},
		"-air_strike-af":      {Types: []incident.Type{"air_strike"}, Countries: []incident.Country{"AF"}},
		"-killed_min-2":       {KilledMin: &two},
		"-civilians_min-2":    {CiviliansMin: &two},
		"-near-69.57-32.3-20": {Near: &incident.Near{At: orb.Point{69.57, 32.3}, Km: 20}},
	} {
		name := filename.Of(ogc.Resource{File: "incidents.csv", Query: q}, op, "0123")
		if name != "khyberatlas-incidents"+want+"-0123.csv" {
			t.Errorf("%+v: %s, want %s", q, name, want)
		}
	}
	// What is too long, or of other letters, is told apart by digits.
	many := []string{"abbottabad", "bajaur", "bannu", "battagram", "buner", "charsadda", "dera-ismail-khan", "hangu",
		"haripur"}
	for _, q := range []incident.Query{{InDistricts: many}, {InDistricts: many[:8]}, {Words: []string{"بنوں"}},
		{Words: []string{"ٹانک"}}, {Words: []string{"a%b"}}, {Words: []string{"a/b"}}} {
		name := filename.Of(ogc.Resource{File: "incidents.csv", Query: q}, op, "0123")
		if other, known := names[name]; known || len(name) > 110 || strings.ContainsAny(name, "%/ ") {
			t.Errorf("%+v: %s, as %s", q, name, other)
		}
		names[name] = ogc.FilterOf(q)
	}
}
