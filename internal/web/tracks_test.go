package web

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// Below the map's chart stands what each of several records has collected, as lines and in words; of one alone the chart's
// own hatching says it.
func TestTheMapShowsWhatEachRecordHasCollected(t *testing.T) {
	at := listen(t, build(t, func(c *Config) { c.Current = gapped(t, gaps...) }))
	for query, want := range map[string]string{"": "atlas theirs", "?origin=atlas,theirs": "atlas theirs", "?origin=theirs": ""} {
		var shown []string
		read(t, at+"/"+query).Find(".tracks:not([hidden]) li:not([hidden])").Each(func(_ int, row *goquery.Selection) {
			shown = append(shown, row.AttrOr("data-track", ""))
		})
		if got := strings.Join(shown, " "); got != want {
			t.Errorf("%q shows what %q have collected, want %q", query, got, want)
		}
	}
	theirs := read(t, at+"/").Find(".tracks li[data-track=theirs]")
	if n := theirs.Find("rect").Length(); n != 2 {
		t.Errorf("two stretches are drawn as %d", n)
	}
	if says := spaced(theirs.Find(".track-says").Text()); says != "Their Record has collected 2022 and 1 February to 15 May 2024." {
		t.Errorf("it says %q", says)
	}
	if read(t, site(t)+"/").Find(".tracks").Length() > 0 {
		t.Error("a record alone is set apart from others")
	}
}
