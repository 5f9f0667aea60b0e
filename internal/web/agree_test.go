package web

import (
	"bufio"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	_ "github.com/mattn/go-sqlite3"
	"pgregory.net/rapid"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/served"
)

// TestOneFilterHoldsTheSameRecordsInEveryForm is the promise of one count over all forms and all their pages. It tries a
// hundred filters, which takes some seconds; -rapid.checks=500 tries five hundred.
func TestOneFilterHoldsTheSameRecordsInEveryForm(t *testing.T) {
	for name, of := range records {
		t.Run(name, func(t *testing.T) { oneFilterHoldsTheSameRecordsInEveryForm(t, of(t)) })
	}
}

func oneFilterHoldsTheSameRecordsInEveryForm(t *testing.T, current *served.Current) {
	r := inProcess{build(t, func(c *Config) { c.Current = current }).Handler(), filepath.Join(t.TempDir(), "layer.gpkg")}
	known := current.Load().Vocabulary()
	rapid.Check(t, func(t *rapid.T) {
		query := filters(known).Draw(t, "query")
		layer := rapid.SampledFrom([]string{"incidents", "incidents", "strikes"}).Draw(t, "layer")
		pages := rapid.IntRange(1, 4).Draw(t, "pages")
		items := "/collections/" + layer + "/items?" + query
		matched := decode[struct{ NumberMatched int }](t, r.get(t, items+"&limit=1")).NumberMatched
		limit := "&limit=" + strconv.Itoa(max(1, (matched+pages-1)/pages))

		want := r.features(t, items+limit)
		if len(want) != matched {
			t.Fatalf("%s: %d features over all pages, %d matched", items, len(want), matched)
		}
		file := "/downloads/" + layer
		for form, got := range map[string][]string{
			"CSV": r.rows(t, file+".csv?"+query), "GeoPackage": r.table(t, layer, file+".gpkg?"+query),
			"KML": r.placemarks(t, layer, file+".kml?"+query), "GeoJSONL": r.lines(t, file+".geojsonl?"+query, ""),
			"GeoJSONSeq": r.lines(t, file+".geojsonseq?"+query, "\x1e"), "pages of the table": r.page(t, items+limit+"&f=html"),
		} {
			if !slices.Equal(got, want) {
				t.Fatalf("%s as %s: %d records, %d features", items, form, len(got), len(want))
			}
		}
		if layer != "incidents" {
			return
		}
		got := r.entries(t, "/feed.atom?"+query+limit)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("%s: %d entries of the feed, %d features", items, len(got), len(want))
		}
	})
}

// inProcess asks the handler without a network, and reads ids out of every form.
type inProcess struct {
	handler http.Handler
	file    string // where a GeoPackage may lie
}

func (r inProcess) get(t *rapid.T, address string) string {
	for range 2 {
		rec := httptest.NewRecorder()
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		u.Scheme, u.Host = "", ""
		r.handler.ServeHTTP(rec, httptest.NewRequest(http.MethodGet, u.String(), nil))
		if rec.Code == http.StatusOK {
			return rec.Body.String()
		}
		if rec.Code != http.StatusSeeOther {
			t.Fatalf("%s: %d %s", address, rec.Code, rec.Body)
		}
		address = rec.Header().Get("Location")
	}
	t.Fatalf("%s is redirected for ever", address)
	return ""
}

func (r inProcess) features(t *rapid.T, next string) (ids []string) {
	for next != "" {
		page := decode[struct {
			Features []struct{ ID string }
			Links    []ogc.Link
		}](t, r.get(t, next))
		for _, f := range page.Features {
			ids = append(ids, f.ID)
		}
		next = ""
		for _, l := range page.Links {
			if l.Rel == "next" {
				next = l.Href
			}
		}
	}
	return ids
}

func (r inProcess) rows(t *rapid.T, address string) (ids []string) {
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(r.get(t, address), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines[1:] {
		ids = append(ids, l[0])
	}
	return ids
}

func (r inProcess) table(t *rapid.T, layer, address string) (ids []string) {
	if err := os.WriteFile(r.file, []byte(r.get(t, address)), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", "file:"+r.file+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT id FROM " + layer + " ORDER BY fid")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	return ids
}

var placemark = regexp.MustCompile(`<Placemark id="([^"]*)">`)

func (r inProcess) placemarks(t *rapid.T, layer, address string) (ids []string) {
	for _, m := range placemark.FindAllStringSubmatch(r.get(t, address), -1) {
		ids = append(ids, strings.TrimPrefix(m[1], layer+"."))
	}
	return ids
}

func (r inProcess) lines(t *rapid.T, address, begin string) (ids []string) {
	scan := bufio.NewScanner(strings.NewReader(r.get(t, address)))
	for scan.Scan() {
		text, ok := strings.CutPrefix(scan.Text(), begin)
		var f struct{ ID string }
		if err := json.Unmarshal([]byte(text), &f); err != nil || !ok {
			t.Fatalf("%q: %v", scan.Text(), err)
		}
		ids = append(ids, f.ID)
	}
	return ids
}

func (r inProcess) page(t *rapid.T, next string) (ids []string) {
	for next != "" {
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(r.get(t, next)))
		if err != nil {
			t.Fatal(err)
		}
		doc.Find("table.incidents tbody tr").Each(func(_ int, row *goquery.Selection) {
			href, _, _ := strings.Cut(row.Find("a").AttrOr("href", ""), "?")
			ids = append(ids, href[strings.LastIndex(href, "/")+1:])
		})
		next = doc.Find("a[rel=next]").AttrOr("href", "")
	}
	return ids
}

func (r inProcess) entries(t *rapid.T, next string) (ids []string) {
	for next != "" {
		var f atomFeed
		if err := xml.Unmarshal([]byte(r.get(t, next)), &f); err != nil {
			t.Fatal(err)
		}
		for _, e := range f.Entries {
			ids = append(ids, e.incident())
		}
		next = f.link("next")
	}
	return ids
}
