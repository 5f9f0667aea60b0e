package web

import (
	"net/http"
	"net/url"
	"testing"

	"khyberatlas/internal/ogc"
)

// Only the server understands every spelling of a filter. It tells the map's script what it understood, in the one spelling
// that the script reads.
func TestThePageIsToldWhatItsOwnAddressAsks(t *testing.T) {
	at, vocabulary := site(t), odd(t).Load().Vocabulary()
	for query, want := range map[string]string{
		"":                                     "datetime=../2026-05-31",
		"datetime=2025-10-01T00:00:00Z/..":     "datetime=2025-10-01/..",
		"in_district=Bannu&map=8/33/71":        "datetime=../2026-05-31&in_district=bannu&map=8/33/71",
		"admin1=PUNJAB&q=Two++one":             "datetime=../2026-05-31&admin1=Punjab&q=one+two",
		"from=&to=2025-10-31&type=ied&type=":   "datetime=../2025-10-31&type=ied",
		"datetime=2025-10-01&datetime=2025-11": "",
		"in_district=nowhere":                  "",
	} {
		if want == "" {
			if res, _ := get(t, at+"/?"+query, "Accept", "text/html"); res.StatusCode != http.StatusBadRequest {
				t.Errorf("%s is answered with %s, want a refusal", query, res.Status)
			}
			continue
		}
		if got := bootAt(t, at+"/?"+query)["query"]; got != want {
			t.Errorf("%s: the script is told %s, want %s", query, got, want)
		}
	}
	for seed := range 20 {
		query := filters(vocabulary).Example(seed)
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		asked, _ := ogc.ParseQuery(values, vocabulary)
		if asked.Days.All() && !asked.Never {
			asked.Days.To = odd(t).Load().Days().To
		}
		told := bootAt(t, at+"/?"+query)["query"].(string)
		values, err = url.ParseQuery(told)
		if err != nil {
			t.Fatal(err)
		}
		if again, faults := ogc.ParseQuery(values, vocabulary); len(faults) > 0 || ogc.FilterOf(again) != ogc.FilterOf(asked) {
			t.Errorf("%s: the script is told %s, which asks for something else: %v", query, told, faults)
		}
	}
}
