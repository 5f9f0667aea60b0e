package dataset_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"maps"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
)

func TestReadingTheCanonicalFilesGivesTheSameDataset(t *testing.T) {
	for name, ds := range map[string]*incident.Dataset{
		"shipped": datasettest.Shipped(t),
		"odd":     datasettest.With(t, datasettest.OddRows()),
		"minimal": valid(t, minimal(t)),
	} {
		// cmp takes seconds to say that nothing differs.
		if again := valid(t, filesOf(ds)); !reflect.DeepEqual(ds, again) {
			t.Errorf("%s: %s", name, cmp.Diff(ds, again))
		}
	}
}

func TestCanonicalFilesAreAsDocumented(t *testing.T) {
	files := filesOf(valid(t, minimal(t)))
	for name, want := range map[string]string{
		"incident_sources.csv": "incident_id,publisher,published,url,note\n" +
			"2025-01-01-easttown,Wire,,,no date and no link\n" +
			"2025-01-02-westtown,Gazette,2025-01-03,https://example.org/1,one killed\n",
		"basemap/af_provinces.geojson": `{"features":[` + "\n" +
			`{"geometry":{"coordinates":[[[70,34],[71,34],[71,35],[70,35],[70,34]],` +
			`[[70.2,34.2],[70.2,34.4],[70.4,34.4],[70.4,34.2],[70.2,34.2]]],"type":"Polygon"},` +
			`"properties":{"id":"af-nangarhar","name":"Nangarhar","name_ps":"","name_ur":""},"type":"Feature"}` + "\n" +
			`],"type":"FeatureCollection"}` + "\n",
		"basemap/rivers.geojson": `{"features":[` + "\n" +
			`{"geometry":{"coordinates":[[[71.2,34.9],[71.6,34.8]],[[72.1,34.8],[72.2,34.7],[72.3,34.9]]],"type":"MultiLineString"},` +
			`"properties":{"id":"long","name":"Long","name_ps":"","name_ur":"لمبا","rank":1},"type":"Feature"},` + "\n" +
			`{"geometry":{"coordinates":[[71.2,34.2],[71.4,34.3]],"type":"LineString"},` +
			`"properties":{"id":"short","name":"","name_ps":"","name_ur":"","rank":3},"type":"Feature"}` + "\n" +
			`],"type":"FeatureCollection"}` + "\n",
		"basemap/routes.csv": "id,name,name_ur,name_ps,via\n" + `west-east,West–East,مغرب–مشرق,,"71.5,34.5 72,34.75 72.5,34.5"` + "\n",
	} {
		if diff := cmp.Diff(want, string(files[name].Data)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if rows := strings.Split(string(files["incidents.csv"].Data), "\n"); !strings.HasPrefix(rows[1], "2025-01-01-easttown,") {
		t.Errorf("incidents are not by id: %s", rows[1])
	}
}

func TestTheDocumentedCommandRecomputesTheVersion(t *testing.T) {
	ds := datasettest.Records(t, "open", "shut")
	folder := datasettest.Folder(t, filesOf(ds))
	cmd := exec.Command("sh", "-c",
		"find . '(' -name '*.csv' -o -name '*.geojson' -o -name dataset.json ')' ! -path './origins/*' | "+
			"LC_ALL=C sort | xargs cat | sha256sum | cut -c1-16")
	cmd.Dir = folder
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.TrimSpace(string(out)); got != ds.Version {
		t.Errorf("the command says %s, the program %s", got, ds.Version)
	}
}

func TestTheVersionChangesWithEveryFile(t *testing.T) {
	want := valid(t, minimal(t)).Version
	for name, p := range map[string][2]string{
		"incidents.csv":       {",One,", ",Once,"},
		"basemap/towns.csv":   {"34.5", "34.6"},
		"dataset.json":        {"Two districts", "2 districts"},
		"tehsils.geojson":     {`"name":"West"`, `"name":"Westt"`},
		"crossing_status.csv": {"2025-01-04", "2025-01-03"},
	} {
		files := minimal(t)
		files[name].Data = []byte(strings.Replace(string(files[name].Data), p[0], p[1], 1))
		if got := valid(t, files).Version; got == want {
			t.Errorf("a change in %s leaves the version as it was", name)
		}
	}
}

func TestTheVersionKnowsNoOrderOfRowsOrKeysAndNoWayOfWriting(t *testing.T) {
	original := minimal(t)
	want := valid(t, original)
	rapid.Check(t, func(t *rapid.T) {
		files := fstest.MapFS{}
		for _, name := range slices.Sorted(maps.Keys(original)) {
			data := original[name].Data
			if strings.HasSuffix(name, ".csv") {
				data = rewriteCSV(t, data)
			} else {
				data = rewriteJSON(t, data)
			}
			files[name] = &fstest.MapFile{Data: data}
		}
		found, err := dataset.Check(t.Context(), files, dataset.Limits{})
		if err != nil || len(found.Faults) > 0 {
			t.Fatal(err, found.Faults)
		}
		if found.Dataset.Version != want.Version {
			t.Fatal(cmp.Diff(want, found.Dataset))
		}
	})
}

// rewriteCSV shuffles rows and columns, quotes at will, ends lines either way and writes numbers at length.
func rewriteCSV(t *rapid.T, data []byte) []byte {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	body := rapid.Permutation(rows[1:]).Draw(t, "rows")
	columns := make([]int, len(rows[0]))
	for i := range columns {
		columns[i] = i
	}
	columns = rapid.Permutation(columns).Draw(t, "columns")
	end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end")
	quoteAll, atLength := rapid.Bool().Draw(t, "quote"), rapid.Bool().Draw(t, "length")
	var b strings.Builder
	for n, r := range append([][]string{rows[0]}, body...) {
		for k, c := range columns {
			cell := r[c]
			if name := rows[0][c]; n > 0 && atLength && cell != "" {
				switch {
				case (name == "lat" || name == "lon") && !strings.Contains(cell, "."):
					cell += ".00"
				case name == "killed":
					cell = "0" + cell
				}
			}
			if k > 0 {
				b.WriteByte(',')
			}
			if quoteAll || strings.ContainsAny(cell, ",\"\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString(end)
	}
	return []byte(b.String())
}

// rewriteJSON shuffles features and indents at will; maps shuffle the keys on their own.
func rewriteJSON(t *rapid.T, data []byte) []byte {
	var doc map[string]any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	if features, ok := doc["features"].([]any); ok {
		doc["features"] = rapid.Permutation(features).Draw(t, "features")
		doc["name"] = "a member that is passed over"
	}
	out, err := json.MarshalIndent(doc, "", rapid.SampledFrom([]string{"", "\t"}).Draw(t, "indent"))
	if err != nil {
		t.Fatal(err)
	}
	return out
}
