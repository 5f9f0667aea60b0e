package web

import (
	"net/url"
	"slices"
	"testing"
)

func dayPoints() []point {
	return append([]point{
		{"S A19: t, a/b, ../b, /b, a/.. and a/ find what meets the period, both ends included", func(t *testing.T, at string) {
			rows := tableRows(t, at)
			for value, period := range map[string][2]string{"2025-10-08": {"2025-10-08", "2025-10-08"},
				"2025-10-01/2025-10-02": {"2025-10-01", "2025-10-02"},
				"../2021-12-31":         {"", "2021-12-31"}, "/2021-12-31": {"", "2021-12-31"}, "2025-09-30/..": {"2025-09-30", "9"},
				"2025-09-30/":           {"2025-09-30", "9"},
				"2024-12-31/2025-01-01": {"2024-12-31", "2025-01-01"}, "2025-02-28": {"2025-02-28", "2025-02-28"},
				"2025-11-03": {"2025-11-03", "2025-11-03"}} {
				var want []string
				for _, r := range rows {
					if r.from <= period[1] && r.to >= period[0] {
						want = append(want, r.id)
					}
				}
				slices.Sort(want)
				if got, _ := features(t, at, "incidents", "datetime="+value); !slices.Equal(got, want) || len(want) == 0 {
					t.Errorf("%s: %d features, the table has %d", value, len(got), len(want))
				}
			}
			for value, in := range map[string]bool{"2025-09-28": false, "2025-09-29": true, "2025-10-02": true, "2025-10-03": false} {
				if ids, _ := features(t, at, "incidents", "datetime="+value); slices.Contains(ids, "2025-09-29-odd-interval") != in {
					t.Errorf("%s: the interval of 29 September to 2 October is found: %v", value, !in)
				}
			}
		}},
		{"S: features without time match every datetime; it holds together with bbox and filters", func(t *testing.T, at string) {
			for _, c := range []string{"crossings", "districts", "tehsils"} {
				all, _ := features(t, at, c, "")
				if some, _ := features(t, at, c, "datetime=1950-01-01"); len(some) != len(all) {
					t.Errorf("%s: %d of %d", c, len(some), len(all))
				}
			}
			if ids, _ := features(t, at, "incidents", "datetime=2025-05-07&type=air_strike&bbox=69,32,70,33"); !slices.Contains(ids,
				"2025-05-07-odd-barmal") {
				t.Errorf("%v", ids)
			}
			if ids, _ := features(t, at, "incidents", "datetime=2025-05-07&type=ied&bbox=69,32,70,33"); slices.Contains(ids,
				"2025-05-07-odd-barmal") {
				t.Errorf("%v", ids)
			}
		}},
		{"S: RFC 3339 with Z, an offset, fractions and small letters; a leap second is read", func(t *testing.T, at string) {
			for _, value := range []string{"2025-10-08T12:00:00Z", "2025-10-08T12:00:00%2B05:00", "2025-10-08T12:00:00.25Z",
				"2025-10-08t12:00:00z", "2025-10-08T23:59:60Z"} {
				sameFeatures(t, at, "datetime="+value, "datetime=2025-10-08")
			}
		}},
		{"D: plain days, an end that takes in its whole day, GDAL's YYYY-MM-DDT, a blank where + was not encoded",
			func(t *testing.T, at string) {
				sameFeatures(t, at, "datetime=2025-10-01T%2F..", "datetime=2025-10-01/..")
				sameFeatures(t, at, "datetime=2025-10-01T00:00:00Z/2025-10-08T00:00:00Z", "datetime=2025-10-01/2025-10-08")
				sameFeatures(t, at, "datetime=2025-10-08T12:00:00+05:00", "datetime=2025-10-08")
			}},
		{"D: days are those of Asia/Karachi and a value counts by its date as written: 2024-01-01T22:00:00Z is 1 January",
			func(t *testing.T, at string) {
				sameFeatures(t, at, "datetime=2024-01-01T22:00:00Z/..", "datetime=2024-01-01/..")
				sameFeatures(t, at, "datetime=../2024-01-01T22:00:00Z", "datetime=../2024-01-01")
				sameFeatures(t, at, "datetime=2025-10-08T22:00:00Z", "datetime=2025-10-08")
				sameFeatures(t, at, "datetime=2025-10-08T22:00:00-11:00", "datetime=2025-10-08")
			}},
		{"S, D: two open ends, three ends, ends swapped, days that don't exist, months, years and words are 400",
			func(t *testing.T, at string) {
				for _, value := range []string{"../..", "/", "..", "2024-01-01/2024-01-02/2024-01-03", "2024-02-01/2024-01-01", "2024-02-30",
					"2024-13-01",
					"2024-01-01T24:00:01Z", "P1M/2024-01-01", "2024", "2024-01", "now", ""} {
					checkProblem(t, at+itemsPath+"datetime="+url.QueryEscape(value), 400, "datetime")
				}
			}},
		{"E: the periods before a day and from it on find everything together, and neither alone", func(t *testing.T, at string) {
			all, _ := features(t, at, "incidents", "")
			before, _ := features(t, at, "incidents", "datetime=../2024-12-29")
			after, _ := features(t, at, "incidents", "datetime=2024-12-30/..")
			if len(before)+len(after) < len(all) || len(before) == 0 || len(after) == 0 || len(before) == len(all) {
				t.Errorf("%d before, %d after, %d in all", len(before), len(after), len(all))
			}
		}},
	}, filterPoints()...)
}
