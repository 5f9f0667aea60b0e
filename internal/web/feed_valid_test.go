package web

import (
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
)

// feedQueries are those whose answers must be valid: odd rows, pages, no entry, names that must be escaped.
func feedQueries() []string {
	return []string{"", "?limit=10000", "?offset=100", "?q=nothingsuch", "?type=ied,shelling&datetime=2025-10-01/..",
		"?offset=99999",
		"?near=71.094,34.118,25&killed_min=1", "?district=bannu&limit=7&offset=3", "?datetime=2024-01-01&datetime=2025-01-01"}
}

var (
	instantForm = regexp.MustCompile(`^\d{4}-\d\d-\d\dT00:00:00Z$`)
	urnForm     = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
)

// TestTheFeedIsWhatRFC4287Asks holds the answer against what the standard says must, and must not, be there.
func TestTheFeedIsWhatRFC4287Asks(t *testing.T) {
	s := build(t, nil)
	for _, query := range feedQueries() {
		address := "http://example.com/feed.atom" + query
		f := atomOf(t, s, address)
		flaw := func(form string, args ...any) { t.Errorf("%s: %s", query, fmt.Sprintf(form, args...)) }
		for name, list := range map[string][]string{"id": f.ID, "title": f.Title, "updated": f.Updated, "author's name": f.Author,
			"subtitle": f.Subtitle, "rights": f.Rights} {
			if len(list) != 1 || strings.TrimSpace(list[0]) == "" {
				flaw("the feed has the %s %q", name, list)
			}
		}
		if !urnForm.MatchString(f.ID[0]) || !instantForm.MatchString(f.Updated[0]) {
			flaw("the feed has the id %s and the date %s", f.ID[0], f.Updated[0])
		}
		checkLinks(flaw, f.Links, "self", "first", "last")
		if self := f.link("self"); !sameAddress(self, address) {
			flaw("self is %s", self)
		}
		if len(f.Entries) > 0 && len(f.Entries) == f.Total && f.Updated[0] != f.Entries[0].Updated[0] {
			flaw("the feed is of %s, its latest entry of %s", f.Updated[0], f.Entries[0].Updated[0])
		}
		seen := map[string]bool{}
		for i, e := range f.Entries {
			for name, list := range map[string][]string{"id": e.ID, "title": e.Title, "updated": e.Updated, "published": e.Published,
				"summary": e.Summary} {
				if len(list) != 1 || strings.TrimSpace(list[0]) == "" {
					flaw("%v has the %s %q", e.ID, name, list)
				}
			}
			if !urnForm.MatchString(e.ID[0]) || seen[e.ID[0]] {
				flaw("the id %s is none, or stands twice", e.ID[0])
			}
			seen[e.ID[0]] = true
			if !instantForm.MatchString(e.Updated[0]) || !instantForm.MatchString(e.Published[0]) || e.Published[0] > e.Updated[0] {
				flaw("%s was published on %s and changed on %s", e.ID[0], e.Published[0], e.Updated[0])
			}
			if i > 0 && f.Entries[i-1].Updated[0] < e.Updated[0] {
				flaw("%s changed later than the one before it", e.ID[0])
			}
			checkLinks(flaw, e.Links, "alternate")
			if len(e.Category) != 1 || !slices.Contains(incident.Types, incident.Type(e.Category[0].Term)) || e.Category[0].Label == "" {
				flaw("%s is of the kinds %v", e.ID[0], e.Category)
			}
			r, _ := asking(t, odd(t)).Record(e.incident())
			if sharp := r.At != nil && !r.GeoPrecision.Coarse(); sharp != (len(e.Point) == 1) {
				flaw("%s, known to the %s, is at %v", r.ID, r.GeoPrecision, e.Point)
			}
		}
	}
}

// checkLinks: every address is absolute, and no two alternates are of one type.
func checkLinks(flaw func(string, ...any), links []atomLink, want ...string) {
	alternates := map[string]bool{}
	for _, l := range links {
		u, err := url.Parse(l.Href)
		if err != nil || !u.IsAbs() || l.Rel == "" || !strings.Contains(l.Type, "/") {
			flaw("the link %+v", l)
		}
		if l.Rel == "alternate" {
			if alternates[l.Type+l.HrefLang] {
				flaw("two alternates of the type %s", l.Type)
			}
			alternates[l.Type+l.HrefLang] = true
		}
	}
	for _, rel := range want {
		if !slices.ContainsFunc(links, func(l atomLink) bool { return l.Rel == rel }) {
			flaw("no link %s among %v", rel, links)
		}
	}
}

// sameAddress compares addresses as the server reads them.
func sameAddress(a, b string) bool {
	ua, err := url.Parse(a)
	if err != nil {
		return false
	}
	ub, err := url.Parse(b)
	return err == nil && ua.Host == ub.Host && ua.Path == ub.Path
}

var feedMembers = []string{"version", "title", "home_page_url", "feed_url", "description", "next_url", "language", "authors",
	"items", "_khyberatlas"}

// TestTheFeedIsWhatJSONFeedAsks does the same with version 1.1 of JSON Feed.
func TestTheFeedIsWhatJSONFeedAsks(t *testing.T) {
	s := build(t, nil)
	for _, query := range feedQueries() {
		body := fetch(t, s, "http://example.com/feed.json"+query)
		all := decode[map[string]json.RawMessage](t, body)
		for name := range all {
			if !slices.Contains(feedMembers, name) {
				t.Errorf("%s: the member %s", query, name)
			}
		}
		f := decode[jsonFeed](t, body)
		if f.Version != "https://jsonfeed.org/version/1.1" || f.Title == "" ||
			!sameAddress(f.FeedURL, "http://example.com/feed.json") ||
			!strings.HasPrefix(f.HomePageURL, "http://example.com/") || f.NextURL == f.FeedURL || all["items"] == nil {
			t.Errorf("%s: %.300s", query, body)
		}
		raw := decode[struct{ Items []map[string]any }](t, body)
		seen := map[string]bool{}
		for i, item := range f.Items {
			text, ok := raw.Items[i]["content_text"].(string)
			tags, _ := raw.Items[i]["tags"].([]any)
			if !ok || text == "" || !urnForm.MatchString(item.ID) || seen[item.ID] ||
				!strings.HasPrefix(item.URL, "http://example.com/") ||
				!instantForm.MatchString(item.DatePublished) || !instantForm.MatchString(item.DateModified) || len(tags) != 1 {
				t.Errorf("%s: the item %v", query, raw.Items[i])
			}
			seen[item.ID] = true
		}
	}
}

func TestAFeedIsAFeedWhateverTheReaderWouldRatherHave(t *testing.T) {
	at := site(t)
	for path, want := range map[string]string{"/feed.atom": "application/atom+xml", "/feed.json": "application/feed+json",
		"/embed.svg": "image/svg+xml", "/embed.png": "image/png", "/sitemap.xml": "application/xml",
		"/robots.txt": "text/plain; charset=utf-8"} {
		for _, accept := range []string{"", "text/html,*/*;q=0.1", "application/rss+xml", "image/webp"} {
			res, _ := get(t, at+path, "Accept", accept)
			if res.StatusCode != 200 || res.Header.Get("Content-Type") != want || strings.Contains(res.Header.Get("Vary"), "Accept,") {
				t.Errorf("%s for %q: %d in %q, varies by %q", path, accept, res.StatusCode, res.Header.Get("Content-Type"),
					res.Header.Get("Vary"))
			}
		}
		if res, body := get(t, at+path+"?nope=1"); res.StatusCode != 400 || !strings.Contains(body, "nope") {
			t.Errorf("%s with an unknown parameter: %d %s", path, res.StatusCode, body)
		}
		res, _ := get(t, at+path)
		if again, body := get(t, at+path, "If-None-Match", res.Header.Get("ETag")); again.StatusCode != 304 || body != "" {
			t.Errorf("%s a second time: %d", path, again.StatusCode)
		}
		if head, body := ask(t, "HEAD", at+path); head.StatusCode != 200 || body != "" ||
			head.Header.Get("ETag") != res.Header.Get("ETag") {
			t.Errorf("the head of %s: %d, %v", path, head.StatusCode, head.Header)
		}
	}
}
