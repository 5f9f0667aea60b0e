package web

import (
	"strings"
	"testing"
)

// What is said below a chart is true of its bars, whatever they stand for.
func TestAChartSaysWhatItsBarsStandFor(t *testing.T) {
	at := site(t)
	for path, want := range map[string]string{
		"/histogram?interval=quarter":       "Each bar is a quarter;",
		"/histogram?interval=year":          "Each bar is a year;",
		"/collections/districts/items/swat": "Each bar is a month;",
		"/coverage":                         "Each bar is a month.",
	} {
		if note := read(t, at+path).Find("figure:has(.bars) figcaption").Text(); !strings.Contains(note, want) {
			t.Errorf("%s says %q below its chart, want %q", path, note, want)
		}
	}
}
