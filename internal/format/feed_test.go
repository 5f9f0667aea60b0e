package format_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
)

var feed = format.Feed{About: about, ID: format.URN("made", "feed"), Subtitle: "Changes & \"additions\"", Author: "Us",
	Language: "en",
	Program:  "Atlas 1", Updated: incident.MustDay("2026-11-22"), Matched: 7, Offset: 3, Limit: 3, Code: "https://example.org/about",
	Links: []format.Link{{Href: "https://example.org/feed?a=1&b=2", Rel: "self", Type: "application/atom+xml"},
		{Href: "https://example.org/", Rel: "alternate", Type: "text/html", Title: `The "page"`},
		{Href: "https://example.org/v/x/feed?offset=6", Rel: "next", Type: "application/atom+xml"}}}

func told(rows []*incident.Record) []format.Entry {
	var out []format.Entry
	for _, r := range rows {
		e := format.Entry{ID: format.URN("made", r.ID), Title: r.Title, Text: r.Summary,
			Page: "https://example.org/i/" + r.ID + "?f=html",
			Data: "https://example.org/i/" + r.ID, Kind: "A \"kind\" <of> thing", Published: incident.MustDay("2026-01-01"),
			Updated: incident.MustDay("2026-11-22"), Record: r}
		if r.At != nil && !r.GeoPrecision.Coarse() {
			e.At = r.At
		}
		out = append(out, e)
	}
	return out
}

func TestAFeedAsAtomAndAsJSON(t *testing.T) {
	list := slices.Values(told(records()))
	golden(t, "feed.atom", written(t, func(b *bytes.Buffer) error { return format.Atom(b, feed, list) }))
	golden(t, "feed.json", written(t, func(b *bytes.Buffer) error { return format.JSONFeed(b, feed, list) }))
	none := slices.Values([]format.Entry(nil))
	empty := format.Feed{About: format.About{Title: "None", Licence: "CC0"}, ID: format.URN("none"), Author: "Us",
		Program: "Atlas 1", Code: "https://example.org/about", Updated: incident.MustDay("2026-11-22"), Limit: 100}
	golden(t, "feed-none.atom", written(t, func(b *bytes.Buffer) error { return format.Atom(b, empty, none) }))
	golden(t, "feed-none.json", written(t, func(b *bytes.Buffer) error { return format.JSONFeed(b, empty, none) }))
}

func TestAnIdIsAUUIDMadeOfItsNamesAlone(t *testing.T) {
	form := regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	seen := map[string]bool{}
	for _, parts := range [][]string{{"a"}, {"b"}, {"a", "b"}, {"ab"}, {"a", ""}, {"khyber-atlas", "2025-10-08-orakzai"}} {
		id := format.URN(parts...)
		if !form.MatchString(id) || seen[id] || id != format.URN(parts...) {
			t.Errorf("%q: %s", parts, id)
		}
		seen[id] = true
	}
	// Readers of feeds keep these for years: no change of the program may make them others.
	if got, want := format.URN("khyber-atlas", "2025-10-08-orakzai"), "urn:uuid:a33da539-1163-582d-9c22-0a403787f21e"; got != want {
		t.Errorf("the id of an incident is %s, was %s", got, want)
	}
}

func TestAnyTextOfAnEntryIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		r := *records()[0]
		e := told([]*incident.Record{&r})[0]
		e.Title, e.Kind = text, text
		f := feed
		f.Links = []format.Link{{Href: "https://example.org/", Rel: "self", Title: text}}
		var b bytes.Buffer
		if err := format.Atom(&b, f, slices.Values([]format.Entry{e})); err != nil {
			t.Fatal(err)
		}
		var atom struct {
			Entry struct {
				Title    string `xml:"title"`
				Category struct {
					Label string `xml:"label,attr"`
				} `xml:"category"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal(b.Bytes(), &atom); err != nil {
			t.Fatalf("%v in %s", err, b.Bytes())
		}
		if want := inXML(text); atom.Entry.Title != want || atom.Entry.Category.Label != want {
			t.Fatalf("got %q and %q, want %q", atom.Entry.Title, atom.Entry.Category.Label, want)
		}
		b.Reset()
		if err := format.JSONFeed(&b, f, slices.Values([]format.Entry{e})); err != nil {
			t.Fatal(err)
		}
		var j struct{ Items []struct{ Title string } }
		if err := json.Unmarshal(b.Bytes(), &j); err != nil || j.Items[0].Title != text {
			t.Fatalf("got %+v, want %q (%v)", j, text, err)
		}
	})
}

// inXML is a text with what XML can't hold replaced.
func inXML(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 {
			return r
		}
		return '\uFFFD'
	}, s)
}
