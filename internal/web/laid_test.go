package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/served"
)

// owed stands in what an operator laid into the ground, and only there.
const owed = "© owed to this one"

const topology = `{"type":"Topology","transform":{"scale":[0.0001,0.0001],"translate":[70,33]},"arcs":[[[0,0],[10000,10000]]],` +
	`"objects":{"ground":{"type":"GeometryCollection","geometries":[{"type":"LineString","properties":{"rank":1,"dry":false},"arcs":[0]}]}}}`

// laidBy is the odd dataset with a road in its ground.
func laidBy(t *testing.T, whom string) *served.Current {
	t.Helper()
	ds := *datasettest.With(t, datasettest.OddRows())
	ds.Ground = []incident.GroundLayer{
		{Name: "roads", Attribution: whom, Licence: "ODbL 1.0", LicenceURL: "https://example.org/odbl",
			Imported: incident.MustDay("2026-01-02"), Far: []byte(topology), Near: []byte(topology)},
		{Name: "places", Attribution: whom, Imported: incident.MustDay("2026-01-02"), Names: []incident.GroundName{
			{Name: "A village of theirs", NameUr: "گاؤں", Rank: 2, At: odd(t).Load().Frontier()[0][:1]},
			{Name: "A hut of theirs", NameUr: "گھر", Rank: 4, At: odd(t).Load().Frontier()[0][:1]}}},
	}
	a, err := atlas.Build(&ds)
	if err != nil {
		t.Fatal(err)
	}
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	return current
}

func laidSite(t *testing.T) string {
	return listen(t, build(t, func(c *Config) { c.Current = laidBy(t, owed) }))
}

func TestWhatIsLaidIntoTheGroundIsOnTheMapWithItsCreditAndInNothingThatIsPassedOn(t *testing.T) {
	at := laidSite(t)
	shows := map[string]bool{"landing html": true, "about html": true}
	draws := map[string]bool{"ground json": true, "ground-near json": true, "landing html": true}
	for _, op := range ogc.Operations() {
		for _, form := range op.Forms {
			if op.Example == "" || op.To != "" {
				continue
			}
			path, _, _ := strings.Cut(op.Example, "?f=")
			res, body := get(t, at+path, "Accept", form.Bare())
			name := string(op.Name) + " " + string(form)
			if has := strings.Contains(body, owed); has != shows[name] && res.StatusCode == http.StatusOK {
				t.Errorf("%s: the credit is there: %v", name, has)
			}
			if has := strings.Contains(body, `"Topology"`) && strings.Contains(body, `"roads"`) || strings.Contains(body, "laid roads"); has &&
				!draws[name] {
				t.Errorf("%s holds the road", name)
			}
			if strings.Contains(body, "A village of theirs") && string(op.Name) != "ground" {
				t.Errorf("%s holds the place", name)
			}
		}
	}
	for _, file := range []string{"dataset.zip", "khyber-atlas.gpkg", "incidents.kml", "towns.csv"} {
		if _, body := get(t, at+"/downloads/"+file); strings.Contains(body, owed) || strings.Contains(body, "A village of theirs") {
			t.Errorf("%s holds the ground", file)
		}
	}
}

func TestTheMapAndAboutSayWhomTheGroundIsOwedTo(t *testing.T) {
	at := laidSite(t)
	for path, roads := range map[string]int{"/": 1, "/?layers=crossings,districts": 0} {
		doc := pageAt(t, at+path)
		if credit := strings.TrimSpace(doc.Find(".stage .map-credit").Text()); !strings.Contains(credit, owed) ||
			strings.Count(credit, "©") != 1 {
			t.Errorf("%s credits %q", path, credit)
		}
		if _, hidden := doc.Find("[data-routes]").Attr("hidden"); !hidden {
			t.Errorf("%s: the key explains routes that aren't drawn", path)
		}
		if n := doc.Find("[data-picture] .laid.roads").Length(); n != roads {
			t.Errorf("%s draws %d roads, want %d", path, n, roads)
		}
	}
	lines := pageAt(t, at+"/about").Find("#licences li").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return strings.Contains(s.Text(), owed)
	})
	if lines.Length() != 2 || !strings.Contains(lines.First().Text(), "2 January 2026") ||
		lines.First().Find("a").AttrOr("href", "") != "https://example.org/odbl" {
		t.Errorf("About says %q", lines.Text())
	}
	without := pageAt(t, site(t)+"/")
	if _, hidden := without.Find("[data-routes]").Attr("hidden"); hidden || without.Find(".map-credit").Length() != 0 {
		t.Error("a map without a layer credits somebody, or explains no routes")
	}
}

func pageAt(t *testing.T, address string) *goquery.Document {
	t.Helper()
	_, body := get(t, address, "Accept", "text/html")
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// A page that was fetched before a layer came is not the page that it is now, though the version is the same.
func TestALayerThatComesOrGoesChangesTheTag(t *testing.T) {
	current := laidBy(t, owed)
	at := listen(t, build(t, func(c *Config) { c.Current = current }))
	for _, path := range []string{"/map/ground", "/about"} {
		before, _ := get(t, at+path)
		current.Swap(laidBy(t, "somebody else").Load())
		after, _ := get(t, at+path, "If-None-Match", before.Header.Get("ETag"))
		if after.StatusCode != http.StatusOK || after.Header.Get("Khyberatlas-Version") != before.Header.Get("Khyberatlas-Version") {
			t.Errorf("%s: %s of version %s", path, after.Status, after.Header.Get("Khyberatlas-Version"))
		}
		current.Swap(laidBy(t, owed).Load())
	}
}
