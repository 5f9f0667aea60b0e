package format_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/question/answertest"
)

func TestGDALReadsTheDatasetAsKML(t *testing.T) {
	ogrinfo := needs.Tool(t, "ogrinfo")
	a := answertest.Ask(t, datasettest.With(t, datasettest.OddRows()))
	all := incident.Query{}
	records, strikes := a.Search(all, incident.SortDate), a.Search(incident.Query{Types: incident.StrikeTypes}, incident.SortDate)
	for name, tc := range map[string]struct {
		write func(*bytes.Buffer) error
		count int
		lines []string
	}{
		"incidents": {func(b *bytes.Buffer) error { return format.IncidentsKML.Write(b, about, slices.Values(records)) }, len(records),
			[]string{"killed: Integer ", "date: String ", "begin: DateTime ", "geo_precision: String "}},
		"strikes": {func(b *bytes.Buffer) error { return format.StrikesKML.Write(b, about, slices.Values(strikes)) }, len(strikes),
			[]string{"injured: Integer "}},
		"crossings": {func(b *bytes.Buffer) error {
			return format.CrossingsKML.Write(b, about, slices.Values(a.Crossings(all)))
		}, 16,
			[]string{"days_closed: Integer ", "state: String "}},
		"districts": {func(b *bytes.Buffer) error {
			return format.DistrictsKML.Write(b, about, slices.Values(a.Districts(all)))
		}, 36,
			[]string{"killed_per_100k: Real ", "population_2023: Integer "}},
		"tehsils": {func(b *bytes.Buffer) error { return format.TehsilsKML.Write(b, about, slices.Values(a.Tehsils(all))) }, 153,
			[]string{"too_coarse: Integer "}},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name+".kml")
			if err := os.WriteFile(path, written(t, tc.write), 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(ogrinfo, "-ro", "-so", "-al", path).CombinedOutput()
			if err != nil || regexp.MustCompile(`(?i)warning|error`).Match(out) {
				t.Errorf("%v: %.400s", err, out)
			}
			for _, line := range append(tc.lines, fmt.Sprintf("Feature Count: %d", tc.count), "id: String ") {
				if !strings.Contains(string(out), "\n"+line) {
					t.Errorf("GDAL doesn't say %q:\n%s", line, out)
				}
			}
		})
	}
}
