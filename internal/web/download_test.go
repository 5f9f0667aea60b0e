package web

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/answer"
	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

func TestAnExportHoldsTheVeryBytesOfTheDownload(t *testing.T) {
	at := listen(t, build(t, func(c *Config) { c.Documents = beside("NOTICE.md") }))
	maker := &answer.Maker{Documents: beside("NOTICE.md")}
	for _, file := range ogc.DownloadFiles() {
		query := url.Values{"datetime": {"2025-10-01/2025-10-31"}}
		res, body := get(t, at+"/downloads/"+file+"?"+query.Encode())
		var b bytes.Buffer
		if err := maker.Download(context.Background(), &b, odd(t).Load().Atlas, file, query); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if res.StatusCode != http.StatusOK || b.String() != body || b.Len() == 0 {
			t.Errorf("%s: %d, %d bytes and %d", file, res.StatusCode, len(body), b.Len())
		}
		if strings.Contains(body, strings.TrimPrefix(at, "http://")) || strings.Contains(body, "timeStamp") {
			t.Errorf("%s names the host or the time", file)
		}
	}
}

// beside puts one more file into dataset.zip.
func beside(name string) func(*incident.Dataset) []incident.File {
	return func(ds *incident.Dataset) []incident.File {
		return []incident.File{{Name: name, Bytes: []byte("about " + ds.Meta.ID + "\n")}}
	}
}

func TestAnExportOfNonsenseSaysWhatIsWrong(t *testing.T) {
	maker, a := &answer.Maker{}, odd(t).Load().Atlas
	var faults incident.Faults
	if err := maker.Download(context.Background(), &bytes.Buffer{}, a, "incidents.csv",
		url.Values{"type": {"bomb"}}); !errors.As(err, &faults) {
		t.Errorf("got %v", err)
	}
	if err := maker.Download(context.Background(), &bytes.Buffer{}, a, "incidents.shp", nil); !errors.Is(err, incident.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if err := maker.Download(ended, &bytes.Buffer{}, a, "incidents.csv", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestAFileIsNamedByLayerPeriodAndVersion(t *testing.T) {
	at := site(t)
	version := odd(t).Load().Version()
	for path, want := range map[string]string{
		"incidents.geojson?datetime=2025-10-01/2025-10-31": "khyberatlas-incidents-2025-10-01_2025-10-31-" + version + ".geojson",
		"strikes.csv":                          "khyberatlas-strikes-" + version + ".csv",
		"claims.json?datetime=2025-10-01/..":   "khyberatlas-claims-2025-10-01_onwards-" + version + ".json",
		"crossings.csv?datetime=../2025-10-01": "khyberatlas-crossings-until_2025-10-01-" + version + ".csv",
		"dataset.zip":                          "khyberatlas-dataset-" + version + ".zip",
		"incidents.csv?in_district=bannu&datetime=2025-10-01/2025-10-31": "khyberatlas-incidents-bannu-2025-10-01_2025-10-31-" +
			version + ".csv",
		"incidents.gpkg?near=69.57,32.3,20&killed_min=2": "khyberatlas-incidents-killed_min-2-near-69.57-32.3-20-" + version + ".gpkg",
	} {
		res, _ := get(t, at+"/downloads/"+path)
		if got := res.Header.Get("Content-Disposition"); got != `attachment; filename="`+want+`"` {
			t.Errorf("%s: got %s", path, got)
		}
		if res.Header.Get("Khyberatlas-Version") != version || !strings.HasSuffix(res.Header.Get("Link"), `>; rel="license"`) {
			t.Errorf("%s: got %v", path, res.Header)
		}
	}
}

func TestOnlyDownloadsOfTablesBeginWithAMark(t *testing.T) {
	at := site(t)
	_, file := get(t, at+"/downloads/incidents.csv?limit=")
	if decode[ogc.Problem](t, file).Parameter != "limit" {
		t.Errorf("a whole layer takes a limit: %s", file)
	}
	_, file = get(t, at+"/downloads/incidents.csv?type=ied")
	_, items := get(t, at+"/collections/incidents/items?f=csv&type=ied&limit=10000")
	if file != "\ufeff"+items {
		t.Errorf("%d bytes and %d", len(file), len(items))
	}
}

func TestTheWholeDatasetIsReadBackAsTheSameVersion(t *testing.T) {
	at := listen(t, build(t, func(c *Config) { c.Documents = beside("SCHEMA.md") }))
	_, body := get(t, at+"/downloads/dataset.zip?type=ied")
	path := filepath.Join(t.TempDir(), "dataset.zip")
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	files, closer, err := dataset.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer closer.Close()
	found, err := dataset.Check(context.Background(), files, dataset.Limits{})
	if err != nil || len(found.Faults) > 0 || found.Dataset.Version != odd(t).Load().Version() {
		t.Errorf("got %v, %v, %v", found.Dataset, found.Faults, err)
	}
}

func TestTablesFollowTheFilter(t *testing.T) {
	at := site(t)
	type table struct {
		NumberMatched int
		Rows          []map[string]any
	}
	_, body := get(t, at+"/downloads/incident_sources.json?datetime=2025-10-08")
	_, items := get(t, at+"/collections/incidents/items?datetime=2025-10-08")
	ids := map[any]bool{}
	want := 0
	for _, f := range decode[struct {
		Features []struct {
			ID         string
			Properties struct {
				SourcesCount int `json:"sources_count"`
			}
		}
	}](t, items).Features {
		ids[f.ID] = true
		want += f.Properties.SourcesCount
	}
	got := decode[table](t, body)
	if got.NumberMatched != want || len(got.Rows) != want || want == 0 {
		t.Errorf("%d rows, want %d", len(got.Rows), want)
	}
	for _, r := range got.Rows {
		if !ids[r["incident_id"]] {
			t.Errorf("%v doesn't match", r["incident_id"])
		}
	}
	_, body = get(t, at+"/downloads/crossing_status.json?datetime=2025-10-20&bbox=71,34,71.2,34.2&type=ied")
	for _, r := range decode[table](t, body).Rows {
		if from, _ := r["from"].(string); r["crossing_id"] != "torkham" || from > "2025-10-20" {
			t.Errorf("%v", r)
		}
	}
	_, body = get(t, at+"/downloads/context_events.json?datetime=../2021-12-31")
	_, all := get(t, at+"/downloads/context_events.json?type=ied")
	if some, all := len(decode[table](t, body).Rows), len(decode[table](t, all).Rows); some == 0 || some >= all ||
		all != len(odd(t).Load().Data().Context) {
		t.Errorf("%d of %d", some, all)
	}
}
