package ogc_test

import (
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/ogc"
)

func TestAnUnknownParameterIsAFaultThatNamesTheNearest(t *testing.T) {
	for query, want := range map[string]string{"form=2024": "did you mean from?", "Type=ied": "did you mean type?",
		"dattime=2024-01-01": "did you mean datetime?", "boundingbox=1": "", "unknownQueryParameter12345=1": "",
		"districts=bannu": "did you mean district?", "date=2024-01-01": "did you mean datetime?", "bbox-crs=x": ""} {
		for _, prefer := range []ogc.Form{ogc.GeoJSON, ogc.HTML} {
			_, _, faults := items(query, prefer)
			if len(faults) != 1 || faults[0].Mend != want || !slices.Contains(faults[0].Allowed, "datetime") {
				t.Errorf("%s: got %v", query, faults)
			}
		}
	}
}

func TestEveryOperationRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, op := range ogc.Operations() {
		ask := ogc.Raw{Operation: op.Name, RawQuery: "unknownQueryParameter12345=1", Prefer: ogc.JSON}
		if _, _, faults := ogc.Parse(ask, vocab); len(faults) != 1 {
			t.Errorf("%s: got %v", op.Name, faults)
		}
	}
}

func TestAllFaultsAreReported(t *testing.T) {
	_, _, faults := items("bbox=1&datetime=x&type=y&limit=0&nope=1&near=0", ogc.GeoJSON)
	if len(faults) != 6 {
		t.Errorf("got %v", faults)
	}
}

func TestADataFormRefusesBlanksRepeatsAndTrackers(t *testing.T) {
	for _, query := range []string{"datetime=", "bbox=", "type=", "type=ied,", "limit=", "q=", "q=a&q=b", "q=a&q=a",
		"bbox=1,2,3,4&bbox=1,2,3,4", "sortby=date&sortby=date", "utm_source=x", "fbclid=1", "sel=a%20b", "f=", "from="} {
		if _, _, faults := items(query, ogc.GeoJSON); len(faults) != 1 {
			t.Errorf("%s: got %v", query, faults)
		}
	}
}

func TestAPageForgivesAndSaysWhereItsAddressIs(t *testing.T) {
	for query, want := range map[string]string{
		"datetime=&type=&district=&q=":                         "",
		"from=2025-10-01&to=2025-10-31&type=":                  "datetime=2025-10-01/2025-10-31",
		"from=&to=2025-10-31":                                  "datetime=../2025-10-31",
		"type=ied&type=air_strike":                             "type=air_strike,ied",
		"district=&district=bannu":                             "district=Bannu",
		"in_district=&in_district=Bannu":                       "in_district=bannu",
		"utm_source=x&utm_medium=y&fbclid=1&gclid=2&igsh=3":    "",
		"q=polio&q=polio":                                      "q=polio",
		"limit=5&limit=7":                                      "limit=7",
		"datetime=2024-01-01/..&datetime=../2024-12-31&f=":     "datetime=2024-01-01/2024-12-31",
		"layers=incidents&layers=crossings&shade=killed&lang=": "layers=crossings,incidents&shade=killed",
	} {
		r, tidy, faults := items(query, ogc.HTML)
		if len(faults) > 0 || !tidy || r.Canonical() != want {
			t.Errorf("%s: got %q, %v, %v", query, r.Canonical(), tidy, faults)
		}
		if r, tidy, faults = items(want, ogc.HTML); tidy || len(faults) > 0 || r.Canonical() != want {
			t.Errorf("%s is not at rest: %q, %v, %v", want, r.Canonical(), tidy, faults)
		}
	}
	if _, _, faults := items("q=a&q=b", ogc.HTML); len(faults) != 1 {
		t.Errorf("two different values: got %v", faults)
	}
}

func TestAPeriodThatNeverHoldsIsAtRest(t *testing.T) {
	r, tidy, faults := items("datetime=2024-01-01&datetime=2025-01-01", ogc.HTML)
	if !tidy || len(faults) > 0 {
		t.Fatalf("got %v, %v", tidy, faults)
	}
	again, tidy, faults := items(r.Canonical(), ogc.HTML)
	if tidy || len(faults) > 0 || !again.Query.Never {
		t.Errorf("%s: got %+v, %v, %v", r.Canonical(), again.Query, tidy, faults)
	}
}

func TestAPlainAddressOfAPageIsNotSentElsewhere(t *testing.T) {
	for _, query := range []string{"", "type=ied,air_strike", "limit=10&type=ied", "district=BANNU", "f=html"} {
		if _, tidy, faults := items(query, ogc.HTML); tidy || len(faults) > 0 {
			t.Errorf("%s: got %v, %v", query, tidy, faults)
		}
	}
}

func TestABrokenQueryStringIsAFault(t *testing.T) {
	for _, query := range []string{"q=%zz", "q=a;b", "q=%ff%fe", "q=a%00b", "%ff=1", "q=" + strings.Repeat("a", ogc.MaxQuery),
		"q=%0a"} {
		for _, prefer := range []ogc.Form{ogc.GeoJSON, ogc.HTML} {
			if _, _, faults := items(query, prefer); len(faults) == 0 {
				t.Errorf("%.20s: no fault", query)
			}
		}
	}
}

func TestADataFormIsAnsweredWhereItWasAsked(t *testing.T) {
	for _, query := range []string{"limit=5&limit=7", "type=ied&type=other", "from=2025-01-01",
		"datetime=2024-01-01/..&datetime=../2025-01-01"} {
		if _, tidy, faults := items(query, ogc.GeoJSON); tidy || len(faults) > 0 {
			t.Errorf("%s: got %v, %v", query, tidy, faults)
		}
	}
}
