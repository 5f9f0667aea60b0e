package ogc_test

import (
	"net/url"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

func TestDatetimeIsADayOrAnIntervalOfThem(t *testing.T) {
	for value, want := range map[string]string{
		"2025-10-08":                                    "2025-10-08",
		"2025-10-01/2025-10-31":                         "2025-10-01/2025-10-31",
		"2025-10-01/..":                                 "2025-10-01/..",
		"2025-10-01/":                                   "2025-10-01/..",
		"../2024-12-31":                                 "../2024-12-31",
		"/2024-12-31":                                   "../2024-12-31",
		"2025-10-08/2025-10-08":                         "2025-10-08",
		"2024-02-29":                                    "2024-02-29",
		"2024-01-01T":                                   "2024-01-01",
		"2024-01-01T/..":                                "2024-01-01/..",
		"2024-01-01T22:00:00Z":                          "2024-01-01",
		"2024-01-01T22:00:00+05:00":                     "2024-01-01",
		"2024-01-01T22:00:00 05:00":                     "2024-01-01",
		"2024-01-01T22:00:00-11:30":                     "2024-01-01",
		"2024-01-01t22:00:00z":                          "2024-01-01",
		"2024-01-01T22:00:00.123456Z":                   "2024-01-01",
		"2016-12-31T23:59:60Z":                          "2016-12-31",
		"2024-01-01T00:00:00Z/2024-01-31T23:59:59Z":     "2024-01-01/2024-01-31",
		"2024-01-01T00:00:00Z/2024-01-31":               "2024-01-01/2024-01-31",
		"2024-01-01T00:00:00+05:00/2024-01-01T12:00:00": "2024-01-01",
		"0000-01-01T00:00:00Z/2024-01-01T00:34:00Z":     "0001-01-01/2024-01-01",
		"0000-02-29/..":                                 "0001-01-01/..",
		"2024-01-01T00:00:00Z/9999-12-31T00:00:00Z":     "2024-01-01/9999-12-31",
		"9999-12-31":                                    "9999-12-31",
	} {
		r := valid(t, "datetime="+url.QueryEscape(value))
		if got := r.Query.Days.String(); got != want {
			t.Errorf("%s: got %s, want %s", value, got, want)
		}
	}
}

func TestWhatIsNoDatetimeIsAFault(t *testing.T) {
	for _, value := range []string{"../..", "/", "..", "2024-01-01/2024-01-02/2024-01-03", "2024-02-01/2024-01-01",
		"2024-02-30", "2023-02-29", "2024-13-01", "2024-01-01T24:00:01Z", "2024-01-01T24:00:00Z", "2024-01-01T12:60:00Z",
		"2024-01-01T12:00:61Z", "P1M/2024-01-01", "2024", "2024-01", "now", " ", "2024-01-01 ", "0000-02-30", "0000-1-1", "0000",
		"00000-01-01", "0000-02-02/0000-02-01", "10000-01-01", "2024-1-1",
		"2024-01-01T12:00", "2024-01-01T12:00:00+5:00", "2024-01-01T12:00:00+25:00", "٢٠٢٤-٠١-٠١", "2024-01-01Z", "-2024-01-01"} {
		_, _, faults := items("datetime="+url.QueryEscape(value), ogc.GeoJSON)
		if len(faults) != 1 || ogc.Parameter(faults[0]) != "datetime" || faults[0].Mend == "" {
			t.Errorf("%q: got %v", value, faults)
		}
	}
}

func TestAPeriodThatEndsBeforeThereIsADayHoldsNothing(t *testing.T) {
	for _, query := range []string{"datetime=0000-06-01", "datetime=../0000-12-31", "datetime=0000-01-01/0000-12-31",
		"datetime=0000-12-31T23:59:59Z", "to=0000-12-31", "from=0000-01-01&to=0000-01-01",
		"datetime=0000-12-31&datetime=2024-01-01/.."} {
		if r := valid(t, query); !r.Query.Never || r.Query.Days != (incident.Days{}) {
			t.Errorf("%s: got %+v", query, r.Query)
		}
	}
	if r := valid(t, "from=0000-01-01&to=2024-12-31"); r.Query.Days.String() != "0001-01-01/2024-12-31" || r.Query.Never {
		t.Errorf("got %+v", r.Query)
	}
}

func TestTwoDatetimesBothHold(t *testing.T) {
	for query, want := range map[string]string{
		"datetime=2024-01-01/..&datetime=../2024-12-31":                "2024-01-01/2024-12-31",
		"datetime=2024-01-01T%2F..&datetime=../2024-12-31":             "2024-01-01/2024-12-31",
		"datetime=2024-01-01/2024-06-30&datetime=2024-06-30":           "2024-06-30",
		"from=2024-01-01&to=2024-12-31&datetime=2024-03-01/2025-03-01": "2024-03-01/2024-12-31",
		"from=2024-01-01": "2024-01-01/..",
		"to=2024-01-01":   "../2024-01-01",
	} {
		if r := valid(t, query); r.Query.Days.String() != want || r.Query.Never {
			t.Errorf("%s: got %+v, want %s", query, r.Query.Days, want)
		}
	}
	r := valid(t, "datetime=2024-01-01&datetime=2025-01-01")
	if !r.Query.Never || r.Query.Days != (incident.Days{}) {
		t.Errorf("disjoint: got %+v", r.Query)
	}
	if _, _, faults := items("from=2025-02-01&to=2025-01-01", ogc.GeoJSON); len(faults) != 1 || ogc.Parameter(faults[0]) != "to" {
		t.Errorf("swapped: got %v", faults)
	}
}

func TestAPeriodWithTwoWrongEndsIsMendedFromItsFirst(t *testing.T) {
	_, faults := ogc.ParseQuery(url.Values{"datetime": {"2025-01-01T25/x"}}, incident.Vocabulary{})
	if len(faults) != 1 || faults[0].Mend != "write a time of day as 13:30:00Z, or leave it out" ||
		faults[0].Keys.Mend != "problem.clock" {
		t.Errorf("got %+v", faults)
	}
}
