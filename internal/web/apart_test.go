package web

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/served"
)

// Words of others that would turn a page: overrides and isolates that nothing ends, and an end of somebody's isolate.
const (
	turning = "\u202e\u2067پشاور\u2069\u2069 Zzyzx\u202d"
	trace   = "Zzyzx"
)

// foreign is a dataset that no check saw, with such words wherever it has words of others.
func foreign(t testing.TB) *served.Current {
	t.Helper()
	ds := *datasettest.Shipped(t)
	set := func(fields ...*string) {
		for _, f := range fields {
			*f = turning
		}
	}
	set(&ds.Meta.Title, &ds.Meta.Description, &ds.Meta.Licence, &ds.Meta.Attribution, &ds.Meta.CompletenessNote)
	ds.Incidents, ds.Crossings, ds.Context = slices.Clone(ds.Incidents), slices.Clone(ds.Crossings), slices.Clone(ds.Context)
	ds.Reported, ds.Actors, ds.Changes = slices.Clone(ds.Reported), slices.Clone(ds.Actors), slices.Clone(ds.Changes)
	ds.Districts, ds.Tehsils = slices.Clone(ds.Districts), slices.Clone(ds.Tehsils)
	for i := range ds.Incidents {
		r := &ds.Incidents[i]
		set(&r.Title, &r.Summary, &r.Place, &r.Target)
		if r.Country != "PK" {
			set(&r.Admin1)
		}
		if r.District == ds.Districts[0].Name {
			set(&r.District)
		}
		r.Sources, r.Claims = slices.Clone(r.Sources), slices.Clone(r.Claims)
		for j := range r.Sources {
			set(&r.Sources[j].Publisher, &r.Sources[j].Note)
		}
		for j := range r.Claims {
			set(&r.Claims[j].Claimant, &r.Claims[j].Statement, &r.Claims[j].Publisher)
		}
	}
	for i := range ds.Crossings {
		x := &ds.Crossings[i]
		set(&x.Name, &x.NameUr, &x.NameLocalOther, &x.PkDistrict, &x.AfDistrict, &x.AfProvince, &x.Notes)
		x.Spells = slices.Clone(x.Spells)
		for j := range x.Spells {
			set(&x.Spells[j].Reason, &x.Spells[j].Publisher)
		}
	}
	for i := range ds.Context {
		set(&ds.Context[i].Title, &ds.Context[i].Summary, &ds.Context[i].Publisher)
	}
	for i := range ds.Reported {
		set(&ds.Reported[i].Publisher, &ds.Reported[i].Note)
		if i%3 == 0 {
			set(&ds.Reported[i].Measure, &ds.Reported[i].Area)
		}
	}
	for i := range ds.Actors {
		set(&ds.Actors[i].Name, &ds.Actors[i].NameUr, &ds.Actors[i].Note)
	}
	for i := range ds.Changes {
		set(&ds.Changes[i].Note, &ds.Changes[i].Publisher)
		ds.Changes[i].FromUnits = append(slices.Clone(ds.Changes[i].FromUnits), turning)
	}
	for i := range ds.Districts {
		set(&ds.Districts[i].NameUr, &ds.Districts[i].NamePs, &ds.Districts[i].Division, &ds.Districts[i].Seat)
	}
	set(&ds.Districts[0].Name)
	for i := range ds.Tehsils {
		set(&ds.Tehsils[i].Name)
	}
	a, err := atlas.Build(&ds)
	if err != nil {
		t.Fatal(err)
	}
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	return current
}

func TestNoWordsOfOthersTurnAPage(t *testing.T) {
	at := listen(t, build(t, func(c *Config) { c.Current = foreign(t) }))
	found := 0
	first := "/collections/districts/items/" + foreign(t).Load().Data().Districts[0].ID
	for _, path := range append(slices.Clone(everyPage), first, "/?sel=crossing:torkham&datetime=2021-03-31",
		"/?sel=2021-02-01-mir-ali-compound") {
		found += steady(t, path, read(t, at+path).Selection, false)
	}
	if found < len(everyPage) {
		t.Errorf("the words stand in %d places, so the test shows little", found)
	}
}

// alone are the elements that are a paragraph of their own to the rules of direction.
var alone = []string{"title", "h1", "h2", "h3", "p", "td", "th", "dd", "dt", "li", "figcaption", "caption", "option", "summary",
	"text"}

// steady looks at every text and attribute and counts those that hold the words.
func steady(t *testing.T, path string, s *goquery.Selection, apart bool) (found int) {
	t.Helper()
	node := s.Get(0)
	switch goquery.NodeName(s) {
	case "script":
		return 0 // data for programs: the page's own sets it apart where it shows it
	case "bdi":
		apart = true
	case "#text":
		if strings.Contains(node.Data, trace) {
			found++
			whole := slices.Contains(alone, node.Parent.Data) && node.PrevSibling == nil && node.NextSibling == nil &&
				strings.TrimSpace(node.Data) == closedForm
			closedText(t, path, "<"+node.Parent.Data+">", node.Data, apart || whole)
		}
	}
	for _, a := range node.Attr {
		apart = apart || a.Key == "dir" && node.Data != "html" // a direction of its own sets an element apart
		if strings.Contains(a.Val, trace) && a.Key != "href" && a.Key != "src" && a.Key != "value" {
			found++
			closedText(t, path, "<"+node.Data+" "+a.Key+">", a.Val, a.Val == closedForm)
		}
	}
	s.Contents().Each(func(_ int, child *goquery.Selection) { found += steady(t, path, child, apart) })
	return found
}

// closedForm is what is left of the words where they stand alone.
const closedForm = "پشاور Zzyzx"

// closedText wants every control paired within the text, none that overrides, and the words inside an isolate unless
// something else sets them apart.
func closedText(t *testing.T, path, where, text string, apart bool) {
	t.Helper()
	depth := 0
	for i, r := range text {
		switch {
		case r == '\u2068':
			depth++
		case r == '\u2069':
			depth--
		case r >= '\u202a' && r <= '\u202e', r == '\u2066', r == '\u2067':
			t.Errorf("%s: %s has %U in %+q", path, where, r, text)
			return
		}
		if depth < 0 || depth == 0 && !apart && strings.HasPrefix(text[i:], trace) {
			t.Errorf("%s: %s stands open: %+q", path, where, text)
			return
		}
	}
	if depth != 0 {
		t.Errorf("%s: %s doesn't end what it begins: %+q", path, where, text)
	}
}

func TestDataKeepsTheExactWords(t *testing.T) {
	at := listen(t, build(t, func(c *Config) { c.Current = foreign(t) }))
	id := asking(t, foreign(t)).Search(incident.Query{}, incident.SortDateDesc)[0].ID
	_, body := get(t, at+"/collections/incidents/items/"+id+"?f=geojson")
	feature := decode[struct {
		Properties struct{ Title, Summary, Place string }
	}](t, body)
	if p := feature.Properties; p.Title != turning || p.Summary != turning || p.Place != turning {
		t.Errorf("GeoJSON says %+q", p)
	}
	for _, path := range []string{"/downloads/incidents.csv", "/downloads/claims.csv", "/downloads/context_events.csv",
		"/downloads/crossings.csv"} {
		if _, body := get(t, at+path); !strings.Contains(body, turning) {
			t.Errorf("%s doesn't hold the exact words", path)
		}
	}
}

func TestNoWordsOfOthersTurnAFeedOrAPicture(t *testing.T) {
	at := listen(t, build(t, func(c *Config) { c.Current = foreign(t) }))
	for _, path := range []string{"/feed.atom?limit=20", "/feed.atom?q=bannu", "/embed.svg",
		"/embed.svg?sel=2021-02-01-mir-ali-compound"} {
		_, body := get(t, at+path)
		var in string
		for d := xml.NewDecoder(strings.NewReader(body)); ; {
			token, err := d.Token()
			if err != nil {
				if !errors.Is(err, io.EOF) {
					t.Errorf("%s: %v", path, err)
				}
				break
			}
			switch e := token.(type) {
			case xml.StartElement:
				in = e.Name.Local
			case xml.CharData:
				if strings.Contains(string(e), trace) {
					closedText(t, path, "<"+in+">", string(e), string(e) == closedForm)
				}
			}
		}
	}
	_, body := get(t, at+"/feed.json?limit=20")
	feed := decode[struct {
		Title string
		Items []struct {
			Title string
			Text  string `json:"content_text"`
		}
	}](t, body)
	if len(feed.Items) == 0 {
		t.Fatal("the feed is empty")
	}
	for _, item := range feed.Items {
		closedText(t, "/feed.json", "title", item.Title, false)
		closedText(t, "/feed.json", "content_text", item.Text, false)
	}
}
