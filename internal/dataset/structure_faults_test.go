package dataset_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"khyberatlas/internal/incident"
)

// Faults that come in twos and threes, or whole files.
func TestFaultsOfStructure(t *testing.T) {
	swap := func(from, to string) func(string) string {
		return func(s string) string { return strings.Replace(s, from, to, 1) }
	}
	for name, tc := range map[string]struct {
		file  string
		edit  func(string) string
		where []string
	}{
		"a repeated id is a fault at every line": {"incidents.csv", func(s string) string {
			return s + strings.Split(s, "\n")[1] + "\n"
		}, []string{"incidents.csv:2:id", "incidents.csv:5:id"}},
		"a repeated district too": {"districts.geojson", swap(`"id":"east"`, `"id":"west"`),
			[]string{"districts.geojson:2:id", "districts.geojson:3:id", "tehsils.geojson:3:district_id"}},
		"a column under another name": {"incidents.csv", swap(",lat,", ",latt,"),
			[]string{"incidents.csv:1:latt", "incidents.csv:1:lat"}},
		"a column that nobody knows": {"actors.csv", func(s string) string { return strings.ReplaceAll(s, "\n", ",\n") },
			[]string{"actors.csv:1:6"}},
		"a column twice": {"actors.csv", swap(",note\n", ",kind\n"), []string{"actors.csv:1:kind", "actors.csv:1:note"}},
		"an empty file":  {"claims.csv", func(string) string { return "" }, []string{"claims.csv:1:incident_id"}},
		"a quote that is never closed": {"claims.csv", swap("At least", `"At least`),
			[]string{"claims.csv:2:120"}},
		"all faults of a row": {"incidents.csv", swap("2025-01-02,,day,ied,One", "2025-13-02,,dya,idd,"),
			[]string{"incidents.csv:2:date", "incidents.csv:2:date_precision", "incidents.csv:2:type", "incidents.csv:2:title"}},
	} {
		t.Run(name, func(t *testing.T) {
			files := minimal(t)
			files[tc.file].Data = []byte(tc.edit(string(files[tc.file].Data)))
			_, faults, _ := read(t, files)
			if got := places(faults); !slices.Equal(got, tc.where) {
				t.Errorf("got %q\nwant %q%s", got, tc.where, listed(faults))
			}
		})
	}
}

func places(faults incident.Faults) []string {
	var out []string
	for _, f := range faults {
		out = append(out, f.Where)
	}
	return out
}

func TestAMissingFileIsAFaultAndNothingIsSaidAboutWhatPointsIntoIt(t *testing.T) {
	spared := []string{"basemap/passes_peaks.csv", "basemap/rivers.geojson", "basemap/routes.csv", "origin_periods.csv",
		"pairs.csv", "origin_digests.csv", "origins/other/incident_sources.csv"}
	for name := range minimal(t) {
		files := minimal(t)
		delete(files, name)
		_, faults, _ := read(t, files)
		switch {
		case name == "origins.csv": // then nobody knows the record
			if len(faults) != 3 {
				t.Errorf("without %s: %s", name, listed(faults))
			}
			continue
		case slices.Contains(spared, name):
			if len(faults) > 0 {
				t.Errorf("without %s, which may be missing: %s", name, listed(faults))
			}
			continue
		}
		if got := places(faults); !slices.Equal(got, []string{name}) {
			t.Errorf("without %s: %s", name, listed(faults))
		}
	}
}

func TestAMisnamedFileIsNamed(t *testing.T) {
	files := minimal(t)
	files["claim.csv"] = files["claims.csv"]
	delete(files, "claims.csv")
	_, faults, warnings := read(t, files)
	if len(faults) != 1 || faults[0].Mend != "is it claim.csv?" {
		t.Errorf("faults: %s", listed(faults))
	}
	if len(warnings) != 1 || warnings[0].Where != "claim.csv" {
		t.Errorf("warnings: %v", warnings)
	}
}

func TestSpreadsheetsHabitsAreNoFaults(t *testing.T) {
	want := valid(t, minimal(t)).Version
	files := minimal(t)
	for name, f := range files {
		text := strings.ReplaceAll(string(f.Data), "\n", "\r\n")
		files[name] = &fstest.MapFile{Data: []byte("\xef\xbb\xbf" + text)}
	}
	if got := valid(t, files).Version; got != want {
		t.Errorf("with a byte order mark and CRLF the version is %s, without %s", got, want)
	}
}

func TestWarnings(t *testing.T) {
	for name, p := range map[string]patch{
		"far outside the district": {"incidents.csv", "34.25,72.5001", "34.25,71.5001", "incidents.csv:3:lat",
			"46 km outside East; it lies in West"},
		"an unknown province": {"incidents.csv", "nowhere,,Nangarhar,AF,,", "nowhere,,Nangahar,AF,34.5,70.5",
			"incidents.csv:4:lat", "did you mean Nangarhar?"},
		"a crossing far off": {"crossings.csv", "34.5,71,", "34.5,70.5,", "crossings.csv:2:lat", "46 km outside West"},
		"a spell with no last day": {"crossing_status.csv", ",,2025-01-20,closed", ",,,closed", "crossing_status.csv:2:last_reported",
			"only the first day"},
		"a space at the end":        {"claims.csv", "Police,", "Police ,", "claims.csv:2:claimant", "space"},
		"a space in a shape's name": {"districts.geojson", `"Westtown"`, `" Westtown"`, "districts.geojson:2:seat", "space"},
		"a formula": {"claims.csv", "At least", "=At least", "claims.csv:2:statement",
			"1 cell that a spreadsheet runs as a formula stands in dataset.zip as it is: claims.csv:2:statement;"},
		"borders that do not meet": {"districts.geojson", "[72,35],[71,35]", "[72,35],[71.5,35.1],[71,35]", "districts.geojson:2:name",
			"its border has edges (2)"},
	} {
		t.Run(name, func(t *testing.T) {
			files := minimal(t)
			files[p.file].Data = []byte(strings.Replace(string(files[p.file].Data), p.from, p.to, 1))
			ds, faults, warnings := read(t, files)
			if ds == nil {
				t.Fatal(listed(faults))
			}
			if len(warnings) == 0 || !slices.ContainsFunc(warnings, func(w warning) bool {
				return w.Where == p.where && strings.Contains(w.Error(), p.says)
			}) {
				t.Errorf("got %v, want %s: %s", warnings, p.where, p.says)
			}
		})
	}
}

func TestInADocumentOfOneLineTheColumnIsANumberToo(t *testing.T) {
	files := minimal(t)
	one := strings.ReplaceAll(string(files["tehsils.geojson"].Data), "\n", "")
	files["tehsils.geojson"].Data = []byte(strings.Replace(one, `"pcode":"X201"`, `"pcode":201`, 1))
	_, faults, _ := read(t, files)
	if got := places(faults); !slices.Equal(got, []string{"tehsils.geojson:1:379 pcode"}) {
		t.Errorf("got %q", got)
	}
}
