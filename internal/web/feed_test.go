package web

import (
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/ogc/figures"
	"khyberatlas/internal/served"
)

// atomFeed is what a reader takes from Atom.
type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID       []string    `xml:"http://www.w3.org/2005/Atom id"`
	Title    []string    `xml:"http://www.w3.org/2005/Atom title"`
	Updated  []string    `xml:"http://www.w3.org/2005/Atom updated"`
	Author   []string    `xml:"http://www.w3.org/2005/Atom author>name"`
	Links    []atomLink  `xml:"http://www.w3.org/2005/Atom link"`
	Total    int         `xml:"http://a9.com/-/spec/opensearch/1.1/ totalResults"`
	Subtitle []string    `xml:"http://www.w3.org/2005/Atom subtitle"`
	Rights   []string    `xml:"http://www.w3.org/2005/Atom rights"`
	Entries  []atomEntry `xml:"http://www.w3.org/2005/Atom entry"`
}

type atomLink struct {
	Rel      string `xml:"rel,attr"`
	Type     string `xml:"type,attr"`
	Href     string `xml:"href,attr"`
	HrefLang string `xml:"hreflang,attr"`
}

type atomEntry struct {
	ID        []string   `xml:"http://www.w3.org/2005/Atom id"`
	Title     []string   `xml:"http://www.w3.org/2005/Atom title"`
	Updated   []string   `xml:"http://www.w3.org/2005/Atom updated"`
	Published []string   `xml:"http://www.w3.org/2005/Atom published"`
	Summary   []string   `xml:"http://www.w3.org/2005/Atom summary"`
	Links     []atomLink `xml:"http://www.w3.org/2005/Atom link"`
	Category  []struct {
		Term  string `xml:"term,attr"`
		Label string `xml:"label,attr"`
	} `xml:"http://www.w3.org/2005/Atom category"`
	Point []string `xml:"http://www.georss.org/georss point"`
}

func (f atomFeed) link(rel string) string {
	for _, l := range f.Links {
		if l.Rel == rel {
			return l.Href
		}
	}
	return ""
}

// incident is the id that the entry's page ends with.
func (e atomEntry) incident() string {
	path, _, _ := strings.Cut(e.Links[0].Href, "?")
	return path[strings.LastIndex(path, "/")+1:]
}

// jsonFeed is what a reader takes from JSON Feed.
type jsonFeed struct {
	Version     string
	Title       string
	HomePageURL string `json:"home_page_url"`
	FeedURL     string `json:"feed_url"`
	NextURL     string `json:"next_url"`
	Ours        struct {
		ID            string
		NumberMatched int
	} `json:"_khyberatlas"`
	Items []struct {
		ID            string
		URL           string
		DatePublished string              `json:"date_published"`
		DateModified  string              `json:"date_modified"`
		Ours          struct{ ID string } `json:"_khyberatlas"`
	}
}

// fetch gets an absolute address of the site from the server without a connection.
func fetch(t fataler, s *Server, address string) string {
	t.Helper()
	rec := httptest.NewRecorder()
	s.Handler().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, address, nil))
	if rec.Code != http.StatusOK {
		t.Fatalf("%s: %d %s", address, rec.Code, rec.Body)
	}
	return rec.Body.String()
}

func atomOf(t fataler, s *Server, address string) atomFeed {
	t.Helper()
	var f atomFeed
	if err := xml.Unmarshal([]byte(fetch(t, s, address)), &f); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return f
}

// TestTheEntriesOverAllPagesAreTheMatches follows next from the first page to the last.
func TestTheEntriesOverAllPagesAreTheMatches(t *testing.T) {
	s, a := build(t, nil), odd(t).Load()
	rapid.Check(t, func(t *rapid.T) {
		query := filters(a.Vocabulary()).Draw(t, "query")
		limit := rapid.SampledFrom([]string{"", "&limit=370", "&limit=10000"}).Draw(t, "limit")
		total := decode[figures.Sums](t, fetch(t, s, "/totals?"+query)).Count

		var ids []string
		var id, first, last string
		var pages []string // the entries, page by page
		for next := "http://example.com/feed.atom?" + query + limit; next != ""; {
			f := atomOf(t, s, next)
			if len(pages) == 0 {
				id, first, last = f.ID[0], f.link("first"), f.link("last")
			}
			if f.Total != total || f.ID[0] != id || f.link("first") != first || f.link("last") != last ||
				(f.link("previous") != "") != (len(pages) > 0) {
				t.Fatalf("%s: %d in all, want %d; links %v", next, f.Total, total, f.Links)
			}
			for _, e := range f.Entries {
				ids = append(ids, e.incident())
			}
			pages = append(pages, strings.Join(ids[len(ids)-len(f.Entries):], " "))
			next = f.link("next")
			if next != "" && !strings.Contains(next, "/v/"+a.Version()+"/") {
				t.Fatalf("%s names no version", next)
			}
		}
		for address, want := range map[string]string{first: pages[0], last: pages[len(pages)-1]} {
			if limit == "&limit=10000" {
				break // both are the page that was read
			}
			var got []string
			for _, e := range atomOf(t, s, address).Entries {
				got = append(got, e.incident())
			}
			if strings.Join(got, " ") != want {
				t.Fatalf("%s has %d entries, want %q", address, len(got), want)
			}
		}
		var inJSON []string
		for next := "http://example.com/feed.json?" + query + "&limit=600"; next != ""; {
			f := decode[jsonFeed](t, fetch(t, s, next))
			for _, e := range f.Items {
				inJSON = append(inJSON, e.Ours.ID)
			}
			if f.Ours.NumberMatched != total {
				t.Fatalf("%s: %d in all, want %d", next, f.Ours.NumberMatched, total)
			}
			next = f.NextURL
		}
		if len(ids) != total || !slices.Equal(ids, inJSON) {
			t.Fatalf("%s: %d entries, %d as JSON, %d matched", query, len(ids), len(inJSON), total)
		}
		slices.Sort(ids)
		if len(slices.Compact(ids)) != total {
			t.Fatalf("%s: an entry stands twice", query)
		}
	})
}

// past is a server of a dataset in which one incident changed in a later version and one came in it.
func past(t *testing.T, host string) *Server {
	t.Helper()
	ds := datasettest.With(t, nil)
	ds.History = map[string]incident.Day{"1111111111111111": incident.MustDay("2026-01-05"),
		ds.Version: incident.MustDay("2026-11-22")}
	for i := range ds.Incidents {
		in := &ds.Incidents[i]
		in.CameIn, in.ChangedIn = "1111111111111111", "1111111111111111"
		switch in.ID {
		case "2025-10-08-orakzai":
			in.ChangedIn = ds.Version
		case "2021-02-01-mir-ali-compound":
			in.CameIn, in.ChangedIn = ds.Version, ds.Version
		}
	}
	a, err := atlas.Build(ds)
	if err != nil {
		t.Fatal(err)
	}
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	return build(t, func(c *Config) { c.Current, c.BaseURL = current, host })
}

func TestAnEntryIsAsOldAsTheVersionInWhichItLastChanged(t *testing.T) {
	s := past(t, "https://example.org/atlas")
	f := atomOf(t, s, "/feed.atom?limit=4")
	var got []string
	for _, e := range f.Entries[:2] {
		got = append(got, e.incident()+" "+e.Published[0]+" "+e.Updated[0])
	}
	want := []string{"2025-10-08-orakzai 2026-01-05T00:00:00Z 2026-11-22T00:00:00Z",
		"2021-02-01-mir-ali-compound 2026-11-22T00:00:00Z 2026-11-22T00:00:00Z"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if later := f.Entries[2]; later.Updated[0] != "2026-01-05T00:00:00Z" || later.incident() < f.Entries[3].incident()[:10] {
		t.Errorf("then come %s and %s", later.incident(), f.Entries[3].incident())
	}
	if f.Updated[0] != "2026-11-22T00:00:00Z" {
		t.Errorf("the feed is of %s", f.Updated[0])
	}
	if old := atomOf(t, s, "/feed.atom?type=drone_strike"); old.Updated[0] != "2026-01-05T00:00:00Z" {
		t.Errorf("a feed in which nothing changed is of %s", old.Updated[0])
	}
	if got, want := f.Entries[0].Links[0].Href,
		"https://example.org/atlas/collections/incidents/items/2025-10-08-orakzai?f=html"; got != want {
		t.Errorf("the entry leads to %s", got)
	}
}

func TestAnEntryHasTheSameIdWhereverItIsServed(t *testing.T) {
	ids := func(s *Server, address string) (out []string) {
		f := atomOf(t, s, address)
		out = append(out, f.ID[0])
		for _, e := range f.Entries {
			out = append(out, e.ID[0])
		}
		slices.Sort(out)
		return out
	}
	here, there := past(t, "https://example.org/atlas"), build(t, nil)
	if a, b := ids(here, "/feed.atom?district=orakzai"), ids(there, "/feed.atom?district=Orakzai"); !slices.Equal(a, b) {
		t.Errorf("%q and %q", a, b)
	}
	version := odd(t).Load().Version()
	if a, b := ids(there, "/feed.atom?district=orakzai"), ids(there, "/v/"+version+"/feed.atom?district=orakzai"); !slices.Equal(a,
		b) {
		t.Errorf("pinned: %q and %q", a, b)
	}
	if a, b := atomOf(t, there, "/feed.atom").ID[0], atomOf(t, there, "/feed.atom?type=ied").ID[0]; a == b {
		t.Error("two feeds have one id")
	}
}

func TestAnotherPastIsAnotherAnswer(t *testing.T) {
	tag := func(s *Server) string {
		rec := httptest.NewRecorder()
		s.Handler().ServeHTTP(rec, httptest.NewRequest(http.MethodHead, "/feed.atom", nil))
		return rec.Header().Get("ETag")
	}
	ds := datasettest.With(t, nil)
	a, err := atlas.Build(ds)
	if err != nil {
		t.Fatal(err)
	}
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	without := build(t, func(c *Config) { c.Current, c.BaseURL = current, "https://example.org/atlas" })
	if x, y := tag(without), tag(past(t, "https://example.org/atlas")); x == "" || x == y {
		t.Errorf("the same version with two pasts has the tags %s and %s", x, y)
	}
}

func TestReadingOnGoesOnThroughAnImport(t *testing.T) {
	needs.Time(t)
	version := func(n string) *atlas.Atlas {
		ds := datasettest.With(t, nil)
		ds.Version = strings.Repeat(n, 16)
		ds.Incidents = slices.Clone(ds.Incidents)
		ds.Incidents[len(ds.Incidents)-1].Title = "Changed in " + n
		a, err := atlas.Build(ds)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	current := &served.Current{}
	current.Swap(served.InMemory(version("a")))
	s := build(t, func(c *Config) { c.Current = current })
	next := atomOf(t, s, "http://example.com/feed.atom?limit=600").link("next")
	before := fetch(t, s, next)
	current.Swap(served.InMemory(version("b")))
	if after := fetch(t, s, next); after != before {
		t.Error("the second page changed under its reader")
	}
	if !strings.Contains(fetch(t, s, "http://example.com/feed.atom?limit=600"), "Changed in b") {
		t.Error("the feed doesn't tell of the import")
	}
	current.Swap(served.InMemory(version("c")))
	rec := httptest.NewRecorder()
	s.Handler().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, next, nil))
	if rec.Code != http.StatusGone {
		t.Errorf("a page of a version that is no longer held: %d", rec.Code)
	}
}
