package answer

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

type sitemapOf struct {
	XMLName xml.Name
	URLs    []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
	} `xml:"url"`
	Parts []struct {
		Loc string `xml:"loc"`
	} `xml:"sitemap"`
}

func TestASiteOfTooManyPagesIsMappedInParts(t *testing.T) {
	part := func(query string, most int) (m sitemapOf) {
		a, _, faults := ogc.Parse(ogc.Raw{Operation: "sitemap", RawQuery: query, Prefer: ogc.Sitemap}, incident.Vocabulary{})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		var b strings.Builder
		if err := asking(t, a).sitemap(&b, most); err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal([]byte(b.String()), &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	all := len(part("", 50000).URLs)
	index := part("", 500)
	if len(index.URLs) > 0 || len(index.Parts) != all/10000+1 || index.XMLName.Local != "sitemapindex" {
		t.Errorf("the list of maps: %+v", index)
	}
	if got := len(part(strings.SplitN(index.Parts[0].Loc, "?", 2)[1], 500).URLs); got != all {
		t.Errorf("the first part has %d pages, want %d", got, all)
	}
	if a, b := part("limit=7", 500), part("limit=7&offset=7", 500); len(a.URLs) != 7 || len(b.URLs) != 7 || a.URLs[0] == b.URLs[0] {
		t.Errorf("parts of seven: %v and %v", a, b)
	}
	var whole, pieces []string
	for _, u := range part("", 50000).URLs {
		whole = append(whole, u.Loc+u.LastMod)
	}
	for from := 0; from < all; from += 97 {
		for _, u := range part(fmt.Sprintf("limit=97&offset=%d", from), 500).URLs {
			pieces = append(pieces, u.Loc+u.LastMod)
		}
	}
	if !slices.Equal(whole, pieces) {
		t.Errorf("%d pages in pieces, %d in one", len(pieces), len(whole))
	}
}
