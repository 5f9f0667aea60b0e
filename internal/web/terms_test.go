package web

import (
	"archive/zip"
	"context"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page"
)

var several = once(func(t testing.TB) *incident.Dataset { return datasettest.Records(t, "open", "shut") })

// threeRecords serves three records, one of which may not be passed on.
func threeRecords(t testing.TB) string {
	return listen(t, build(t, func(c *Config) { c.Current = several(t) }))
}

// longText is more than a line of the texts of both records.
var longText = strings.Repeat("Then more was said of it. ", 7)

// addressesOf are those of an operation, with the incident that may not be passed on where one is named.
func addressesOf(op ogc.Operation) (out []string) {
	path := strings.NewReplacer("{tileMatrix}", "0", "{tileCol}", "0", "{tileRow}", "0").Replace(op.Path)
	paths := []string{path}
	if strings.Contains(op.Path, "{collectionId}") {
		paths = nil
		for _, c := range ogc.CollectionIDs() {
			paths = append(paths, strings.ReplaceAll(path, "{collectionId}", c))
		}
	}
	for _, p := range paths {
		switch {
		case strings.Contains(p, "{featureId}"):
			out = append(out, strings.ReplaceAll(p, "{featureId}", "shut-1"))
		case strings.Contains(p, "{file}"):
			for _, f := range ogc.DownloadFiles() {
				out = append(out, strings.ReplaceAll(p, "{file}", f))
			}
		default:
			out = append(out, p, p+"?datetime=2025-10-08", p+"?origin=shut", p+"?sel=shut-1", p+"?url=/incidents/shut-1",
				p+"?url=/embed?sel=shut-1", p+"?by=district")
		}
	}
	return out
}

// opened is what an answer holds: a zip's files are packed.
func opened(t *testing.T, body string) string {
	t.Helper()
	if !strings.HasPrefix(body, "PK") {
		return body
	}
	z, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, in); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func TestWhatMayNotBePassedOnIsInNoFormForPrograms(t *testing.T) {
	at, asked, open := threeRecords(t), 0, 0
	for _, op := range ogc.Operations() {
		if op.Bundled || op.Watch || op.To != "" {
			continue
		}
		for _, f := range op.Forms {
			for _, address := range addressesOf(op) {
				if !op.Named() && !op.File {
					sign := "?"
					if strings.Contains(address, "?") {
						sign = "&"
					}
					address += sign + "f=" + string(f)
				}
				res, body := get(t, at+address)
				if res.StatusCode == http.StatusBadRequest || res.StatusCode == http.StatusNotFound {
					continue // a parameter that this operation hasn't, another layer's feature
				}
				asked++
				body = opened(t, body)
				if strings.Contains(body, datasettest.OpenText) {
					open++
				}
				// Place and title are what the map writes beside a sign; the rest of a text is nobody's but the record's.
				shown := f == ogc.HTML && op.Name != ogc.OpEmbed && op.Name != ogc.OpCite || mapdata.Has(op.Name)
				if op.Name != ogc.OpEmbed && op.Name != ogc.OpCite && !page.Draws(op.Name) {
					body = strings.ReplaceAll(body, "Place "+datasettest.ShutText, "")
				}
				if !shown && (strings.Contains(body, datasettest.ShutText) || strings.Contains(body, datasettest.ShutTitle)) {
					i := max(strings.Index(body, datasettest.ShutText), strings.Index(body, datasettest.ShutTitle))
					t.Errorf("%s as %s has the words of a record that may not be passed on: %s", address, f, body[max(i-60, 0):i])
				}
				if strings.Contains(body, longText) && !strings.Contains(body, datasettest.OpenTitle) {
					t.Errorf("%s as %s has more than a line", address, f)
				}
			}
		}
	}
	if asked < 150 || open < 10 {
		t.Errorf("%d answers, of which %d have the record that may be passed on", asked, open)
	}
}

func TestAnIncidentThatMayNotBePassedOnHasAPageAndNoOtherForm(t *testing.T) {
	at := threeRecords(t)
	item := at + "/collections/incidents/items/shut-1"
	res, body := get(t, item, "Accept", "application/geo+json")
	p := decode[ogc.Problem](t, body)
	if res.StatusCode != http.StatusUnavailableForLegalReasons || p.Status != http.StatusUnavailableForLegalReasons ||
		!strings.Contains(p.Detail, "The shut record") || p.Hint == "" {
		t.Errorf("%d %+v", res.StatusCode, p)
	}
	doc := read(t, item)
	if !strings.Contains(doc.Find("h1").Text(), datasettest.ShutTitle) {
		t.Errorf("the page is called %q", doc.Find("h1").Text())
	}
	if lead := strings.TrimSpace(doc.Find(".lead").Text()); !strings.HasPrefix(lead, "First words.") || len([]rune(lead)) > 160 ||
		!strings.HasSuffix(lead, "…") {
		t.Errorf("the text is %q", lead)
	}
	if _, page := get(t, item, "Accept", "text/html"); strings.Contains(page, longText) {
		t.Error("the page has more than a line of the text")
	}
	if _, page := get(t, at+"/collections/incidents/items/open-1", "Accept", "text/html"); !strings.Contains(page, longText) {
		t.Error("the text of a record that may be passed on is cut too")
	}
	if res, _ := get(t, at+"/collections/incidents/items/open-1?f=geojson"); res.StatusCode != http.StatusOK ||
		res.Header.Get("Khyberatlas-Attribution") != "The open record 22.1 (Terms of open)" {
		t.Errorf("%d %v", res.StatusCode, res.Header)
	}
}

// What others see of a page that is linked to is made to be passed on.
func TestAPreviewHasNoWordsOfARecordThatMayNotBePassedOn(t *testing.T) {
	at := threeRecords(t)
	for id, open := range map[string]bool{"shut-1": false, "open-1": true} {
		path := "/collections/incidents/items/" + id
		head := read(t, at+path).Find("head")
		head.Find("title").Remove()
		text, err := head.Html()
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(text, datasettest.ShutText) || strings.Contains(text, datasettest.ShutTitle) {
			t.Errorf("%s tells previews the words of its record: %s", path, text)
		}
		bare := strings.Contains(text, "An incident recorded by The shut record")
		if open != strings.Contains(text, datasettest.OpenTitle) || open == bare {
			t.Errorf("%s: %s", path, text)
		}
	}
}

func TestAnswersSayHowManyTheyLeaveOut(t *testing.T) {
	at := threeRecords(t)
	for _, address := range []string{"/collections/incidents/items?f=geojson&", "/collections/incidents/items?f=csv&",
		"/downloads/incidents.kml?", "/downloads/incidents.gpkg?", "/downloads/incidents.geojsonl?", "/downloads/claims.csv?",
		"/downloads/incidents.json?", "/downloads/khyber-atlas.gpkg?", "/feed.json?", "/feed.atom?", "/downloads/dataset.zip?"} {
		res, body := get(t, at+address+"datetime=2025-10-08")
		if res.StatusCode != http.StatusOK || res.Header.Get("Khyberatlas-Withheld") != "1" ||
			!strings.Contains(res.Header.Get("Khyberatlas-Attribution"), "; The open record 22.1 (Terms of open)") ||
			strings.Contains(res.Header.Get("Khyberatlas-Attribution"), "shut") {
			t.Errorf("%s: %d %v", address, res.StatusCode, res.Header)
		}
		told := strings.Contains(body, "is left out") || strings.Contains(body, `"numberWithheld":1`)
		if form := []string{"f=csv", ".csv", "geojsonl", ".zip"}; !told && !slices.ContainsFunc(form, func(s string) bool {
			return strings.Contains(address, s)
		}) {
			t.Errorf("%s doesn't say it in its body", address)
		}
		res, _ = get(t, at+address+"datetime=2024-10-08")
		if n := res.Header.Get("Khyberatlas-Withheld"); n != "" && !strings.Contains(address, ".zip") {
			t.Errorf("%s: %s are left out of another day", address, n)
		}
	}
	type answer struct {
		NumberMatched, NumberWithheld, Count int
		Note, Licence                        string
	}
	_, body := get(t, at+"/collections/incidents/items?datetime=2025-10-08&f=geojson&limit=1")
	a := decode[answer](t, body)
	_, body = get(t, at+"/totals?datetime=2025-10-08&f=json")
	if all := decode[answer](t, body).Count; a.NumberMatched+a.NumberWithheld != all || a.NumberWithheld != 1 || a.Note == "" {
		t.Errorf("%+v of %d", a, all)
	}
	if a.Licence != "CC-BY-4.0; Terms of open" {
		t.Errorf("the licence is %q", a.Licence)
	}
	res, _ := get(t, at+"/collections/crossings/items?f=geojson")
	if res.Header.Get("Khyberatlas-Withheld") != "" {
		t.Error("crossings are said to be left out")
	}
	_, body = get(t, at+"/collections/incidents/items?origin=shut&f=geojson")
	if a := decode[answer](t, body); a.NumberMatched != 0 || a.NumberWithheld != 1 {
		t.Errorf("of the record alone: %+v", a)
	}
}

func TestTheWholeDatasetLeavesOutWhatMayNotBePassedOn(t *testing.T) {
	for name, ids := range map[string][]string{"all may": {"open"}, "one may not": {"open", "shut"}} {
		current := once(func(t testing.TB) *incident.Dataset { return datasettest.Records(t, ids...) })(t)
		_, body := get(t, listen(t, build(t, func(c *Config) { c.Current = current }))+"/downloads/dataset.zip")
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
		if err != nil || len(found.Faults) > 0 {
			t.Fatal(err, found.Faults)
		}
		byOrigin := map[string]int{}
		for _, i := range found.Dataset.Incidents {
			byOrigin[i.Origin]++
		}
		if byOrigin["open"] != 1 || byOrigin["shut"] != 0 || byOrigin["atlas"] < 1000 {
			t.Errorf("%s: incidents by record: %v", name, byOrigin)
		}
		told := slices.ContainsFunc(found.Warnings, func(w dataset.Warning) bool { return w.Value == "shut" })
		if same := found.Dataset.Version == current.Load().Version(); same != (len(ids) == 1) || told == same {
			t.Errorf("%s: read back as the same version: %v; said to be left out: %v", name, same, told)
		}
		// The line that stands for the rows is there in any case, and the documented command reckons with it alone.
		digests, err := fs.ReadFile(files, "origin_digests.csv")
		if err != nil || strings.Count(string(digests), "\n") != 1+len(ids) {
			t.Errorf("%s: %s %v", name, digests, err)
		}
	}
}

func TestFeedsAndGeoPackagesNameTheRecordOfEachIncident(t *testing.T) {
	at := threeRecords(t)
	_, body := get(t, at+"/feed.atom?datetime=2025-10-08")
	for _, want := range []string{`<category scheme="urn:khyberatlas:origin" term="open" label="The open record"/>`,
		"<name>House of open</name>", "<rights>Terms of open</rights>", "1 more incident matches and is left out"} {
		if !strings.Contains(body, want) {
			t.Errorf("the feed doesn't have %s", want)
		}
	}
	_, body = get(t, at+"/feed.json?datetime=2025-10-08")
	for _, want := range []string{`"authors":[{"name":"House of open","url":"https://example.org/"}]`, `"The open record"],`} {
		if !strings.Contains(body, want) {
			t.Errorf("the JSON feed doesn't have %s", want)
		}
	}
	out := gdal(t, "ogrinfo", "-ro", "-al", "-q", saved(t, at, "incidents.gpkg?datetime=2025-10-08"), "origins")
	if !strings.Contains(out, "name (String) = The open record") || strings.Contains(out, "The shut record") {
		t.Errorf("the GeoPackage's table of records: %s", out)
	}
}

func TestPagesOfDownloadsCountWhatTheFilesHold(t *testing.T) {
	at := threeRecords(t)
	for _, path := range []string{"/data?datetime=2025-10-08", "/collections/incidents/items?datetime=2025-10-08",
		"/data?datetime=2025-10-08&sel=shut-1"} {
		if text := read(t, at+path).Find("main").Text(); !strings.Contains(text, "1 incident that matches is in no file") {
			t.Errorf("%s doesn't say what is left out", path)
		}
	}
	_, body := get(t, at+"/downloads/incidents.json?datetime=2025-10-08")
	held := decode[struct{ NumberMatched int }](t, body).NumberMatched
	row := read(t, at+"/data?datetime=2025-10-08").Find("table.files tbody tr").First().Text()
	if !strings.Contains(row, strconv.Itoa(held)) {
		t.Errorf("the file holds %d, the page says %q", held, row)
	}
	if text := read(t, site(t)+"/data").Find("main").Text(); strings.Contains(text, "in no file") {
		t.Error("one record alone is said to leave something out")
	}
}

// keptBack is the dataset of two records, of which the second may not be passed on.
var keptBack = once(func(t testing.TB) *incident.Dataset {
	ds := *twoRecords(t)
	ds.Origins = slices.Clone(ds.Origins)
	for i := range ds.Origins {
		ds.Origins[i].Redistribute = ds.Origins[i].ID == incident.Ours
	}
	return &ds
})

// TestFormsAndWhatTheyLeaveOutAreWhatPagesHave holds all forms together for any filter where a record may not be passed on: the
// forms for programs have the same incidents, all of ours, and with those that they leave out they are as many as on the pages.
func TestFormsAndWhatTheyLeaveOutAreWhatPagesHave(t *testing.T) {
	current := keptBack(t)
	r := inProcess{build(t, func(c *Config) { c.Current = current }).Handler(), filepath.Join(t.TempDir(), "layer.gpkg")}
	known, left := current.Load().Vocabulary(), 0
	rapid.Check(t, func(t *rapid.T) {
		query := filters(known).Draw(t, "query")
		items := "/collections/incidents/items?" + query + "&limit=10000"
		numbers := decode[struct{ NumberMatched, NumberWithheld int }](t, r.get(t, items))
		left += numbers.NumberWithheld
		want := r.features(t, items)
		for form, got := range map[string][]string{"CSV": r.rows(t, "/downloads/incidents.csv?"+query),
			"GeoPackage": r.table(t, "incidents", "/downloads/incidents.gpkg?"+query),
			"KML":        r.placemarks(t, "incidents", "/downloads/incidents.kml?"+query),
			"GeoJSONL":   r.lines(t, "/downloads/incidents.geojsonl?"+query, "")} {
			if !slices.Equal(got, want) {
				t.Fatalf("%s as %s: %d records, %d features", items, form, len(got), len(want))
			}
		}
		if slices.ContainsFunc(want, func(id string) bool { return strings.HasPrefix(id, "theirs-") }) {
			t.Fatalf("%s has what may not be passed on", items)
		}
		all := decode[struct{ Count int }](t, r.get(t, "/totals?f=json&"+query)).Count
		if shown := len(r.page(t, items+"&f=html")); shown != all || len(want)+numbers.NumberWithheld != all ||
			len(want) != numbers.NumberMatched {
			t.Fatalf("%s: %d on the page, %d in totals, %d features and %d left out", items, shown, all, len(want),
				numbers.NumberWithheld)
		}
	})
	if left == 0 {
		t.Error("no filter left anything out")
	}
}

func TestAFeatureHasNothingOfARecordThatMayNotBePassedOn(t *testing.T) {
	current := keptBack(t)
	at, tried := listen(t, build(t, func(c *Config) { c.Current = current })), 0
	for r, err := range current.Load().Each(t.Context(), incident.Query{}.AllTold(), incident.SortDate) {
		id := r.ID
		if err != nil || len(r.Others) == 0 || r.Origin != incident.Ours || tried == 20 {
			continue
		}
		tried++
		if res, body := get(t, at+"/collections/incidents/items/"+id+"?f=geojson"); strings.Contains(body, "theirs-") ||
			strings.Contains(body, "Their Record") || res.StatusCode != http.StatusOK {
			t.Errorf("%s: %d %s", id, res.StatusCode, body)
		}
	}
	if tried == 0 {
		t.Error("no event is told of in both records")
	}
	if _, body := get(t, at+"/downloads/pairs.csv"); strings.Contains(body, "theirs-") {
		t.Errorf("pairs: %.300s", body)
	}
}

// What the map's script is told has the titles of all incidents: where some may not be passed on, no other site's script may
// read it.
func TestOtherSitesDontReadTheMapsDataOfARecordThatMayNotBePassedOn(t *testing.T) {
	for at, want := range map[string]string{threeRecords(t): "", site(t): "*"} {
		for _, path := range []string{"/map/records", "/map/marks", "/map/words"} {
			if res, _ := get(t, at+path); res.StatusCode != http.StatusOK || res.Header.Get("Access-Control-Allow-Origin") != want {
				t.Errorf("%s: %d, allowed to %q, want %q", path, res.StatusCode, res.Header.Get("Access-Control-Allow-Origin"), want)
			}
		}
	}
}
