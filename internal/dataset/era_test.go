package dataset_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestADayFarFromTheCollectionIsAFault(t *testing.T) {
	for name, p := range map[string]patch{
		"a year far ahead": {"incidents.csv", "town,2025-01-02,", "town,2525-01-02,", "incidents.csv:2:date",
			"from 2023 to 2027"},
		"a year just too late": {"incidents.csv", "town,2025-01-02,", "town,2028-01-02,", "incidents.csv:2:date",
			"is the year mistyped?"},
		"a year just too early": {"incidents.csv", "town,2025-01-02,", "town,2022-12-31,", "incidents.csv:2:date",
			"runs from 2025-01-01 to 2025-01-31"},
		"the first year of all": {"incidents.csv", "town,2025-01-02,", "town,0001-01-02,", "incidents.csv:2:date", "mistyped"},
		"an end far ahead":      {"incidents.csv", "2025-01-03,day", "9999-12-31,day", "incidents.csv:3:end_date", "mistyped"},
		"a report from the future": {"incident_sources.csv", "2025-01-03", "2052-01-03", "incident_sources.csv:2:published",
			"from 1925 to 2027"},
		"a claim of another age": {"claims.csv", "2025-01-03", "1025-01-03", "claims.csv:2:published", "from 1925 to 2027"},
		"a spell of another age": {"crossing_status.csv", "gate,2025-01-01", "gate,1025-01-01", "crossing_status.csv:3:from",
			"mistyped"},
		"an end of a spell far ahead": {"crossing_status.csv", "2025-01-04", "2225-01-04", "crossing_status.csv:3:to", "mistyped"},
		"a last report far ahead": {"crossing_status.csv", ",,2025-01-20", ",,2205-01-20", "crossing_status.csv:2:last_reported",
			"mistyped"},
		"an event far ahead": {"context_events.csv", "2025-01-10", "2525-01-10", "context_events.csv:2:date", "mistyped"},
		"a total up to a day far off": {"reported_totals.csv", "2025-01-31,Pakistan", "2525-01-31,Pakistan",
			"reported_totals.csv:2:to", "mistyped"},
		"a district of another age": {"district_changes.csv", "2018-01-01", "0218-01-01", "district_changes.csv:2:date", "mistyped"},
		"a collection of 2,000 years": {"dataset.json", `"collected_from": "2025`, `"collected_from": "0025`,
			"dataset.json:3:collected_to", "at most 100 years"},
		"a release before the data": {"dataset.json", `"released": "2025`, `"released": "2015`, "dataset.json:2:released",
			"after its collection began"},
		"a release in the far future": {"dataset.json", `"released": "2025`, `"released": "2525`, "dataset.json:2:released",
			"100 years after"},
		"a fault that is told already": {"incidents.csv", "2025-01-03,day", "1999-12-31,day", "incidents.csv:3:end_date",
			"not before date"},
	} {
		t.Run(name, func(t *testing.T) { p.check(t) })
	}
}

func TestADayThatMayBeRightIsNoFault(t *testing.T) {
	for name, p := range map[string]struct{ file, from, to, warns string }{
		"two years before the collection": {"incidents.csv", "town,2025-01-02,", "town,2023-01-01,", ""},
		"after the release": {"incidents.csv", "town,2025-01-02,", "town,2027-12-31,",
			"incidents.csv:2:date: \"2027-12-31\": the day lies after the dataset was released, 2025-02-01"},
		"an old closure": {"crossing_status.csv", "gate,2025-01-01", "gate,1979-12-27", ""},
		"an old event":   {"context_events.csv", "2025-01-10", "1947-08-14", ""},
		"an old total": {"reported_totals.csv", "2025-01-01,2025-01-31,Pakistan", "1998-01-01,2025-01-31,Pakistan",
			""},
		"an old district": {"district_changes.csv", "2018-01-01", "1929-01-01", ""},
	} {
		files := minimal(t)
		files[p.file] = &fstest.MapFile{Data: []byte(strings.Replace(string(files[p.file].Data), p.from, p.to, 1))}
		ds, faults, warnings := read(t, files)
		if ds == nil {
			t.Errorf("%s: %v", name, faults)
			continue
		}
		if p.warns == "" && len(warnings) > 0 || p.warns != "" && (len(warnings) != 1 ||
			!strings.HasPrefix(warnings[0].Error(), p.warns)) {
			t.Errorf("%s: warns of %v, want %q", name, warnings, p.warns)
		}
	}
}
