package web

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/canon"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/served"
	"khyberatlas/internal/wording"
)

const number = `(\d[\d,]*)`

var (
	bestAndRange = regexp.MustCompile(number + ` killed \(` + number + ` to ` + number + `\)`)
	kmlLine      = regexp.MustCompile(`Killed: ` + number + ` \(` + number + ` to ` + number + `\)`)
	lowAndHigh   = regexp.MustCompile(`(?i)at least ` + number + ` killed, up to ` + number)
	bestAtLeast  = regexp.MustCompile(`(?i)at least ` + number + ` killed \(`)
	underFigure  = regexp.MustCompile(`^` + number + `–` + number + `$`)
)

// outside are the words in a text by which a best figure stands outside the range that is said with it.
func outside(text string) []string {
	out := bestAtLeast.FindAllString(text, -1)
	for _, words := range []*regexp.Regexp{bestAndRange, kmlLine} {
		for _, m := range words.FindAllStringSubmatch(text, -1) {
			if !ordered(m[2], m[1], m[3]) {
				out = append(out, m[0])
			}
		}
	}
	for _, m := range lowAndHigh.FindAllStringSubmatch(text, -1) {
		if !ordered(m[1], m[2]) {
			out = append(out, m[0])
		}
	}
	return out
}

// ordered reports whether the written numbers rise; what is no number stands in no one's way.
func ordered(texts ...string) bool {
	last := 0
	for _, text := range texts {
		n, err := strconv.Atoi(strings.ReplaceAll(strings.TrimSpace(text), ",", ""))
		if err != nil {
			continue
		}
		if n < last {
			return false
		}
		last = n
	}
	return true
}

// figureOutside reports whether a cell's figure stands outside the range beneath it.
func figureOutside(text, under string) bool {
	m := underFigure.FindStringSubmatch(under)
	return m != nil && !ordered(m[1], text, m[2])
}

// madeTolls draws what rows can hold: each end may be blank, and what is given is in order.
func madeTolls(t *rapid.T) incident.Totals {
	var sum incident.Totals
	for range rapid.IntRange(0, 12).Draw(t, "incidents") {
		low := rapid.IntRange(0, 900).Draw(t, "low")
		best := low + rapid.IntRange(0, 900).Draw(t, "best")
		high := best + rapid.IntRange(0, 900).Draw(t, "high")
		var toll incident.Toll
		for _, end := range []struct {
			at *(*int)
			n  int
		}{{&toll.Low, low}, {&toll.Best, best}, {&toll.High, high}} {
			if rapid.Bool().Draw(t, "given") {
				*end.at = &end.n
			}
		}
		sum.Add(&incident.Record{Incident: &incident.Incident{Killed: toll}})
	}
	return sum
}

func TestNoBestFigureInWordsStandsOutsideItsRange(t *testing.T) {
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	rapid.Check(t, func(t *rapid.T) {
		sum := madeTolls(t)
		text := w.Totals(sum)
		if bad := outside(text); bad != nil {
			t.Fatalf("%q says %q", text, bad)
		}
		if sum.OnlyRange() > 0 {
			low := w.Number(sum.KilledLow)
			if !strings.HasPrefix(text, "At least "+low+" killed") && !strings.HasPrefix(text, low+" killed") &&
				!strings.HasPrefix(text, low+" to ") {
				t.Fatalf("%q doesn't begin with the sum of the lows, %s", text, low)
			}
		}
		if cell := w.TollFigure(sum.Toll()); figureOutside(cell.Text, cell.Under) {
			t.Fatalf("a cell says %q over %q", cell.Text, cell.Under)
		}
		if low, best, high := w.Killed(sum); !ordered(low.Text, best.Text, high.Text) {
			t.Fatalf("a row says %s, %s, %s", low.Text, best.Text, high.Text)
		}
	})
}

func TestThePageOfAnAreaSaysOfOneIncidentWhatItsFiguresMiss(t *testing.T) {
	n := func(n int) *int { return &n }
	for name, tc := range map[string]struct {
		tolls []incident.Toll
		want  string
	}{
		"nothing":          {[]incident.Toll{{}}, "1 incident gives no agreed figure"},
		"a range":          {[]incident.Toll{{Low: n(3), High: n(5)}}, "1 incident gives only a range"},
		"one of each":      {[]incident.Toll{{}, {Low: n(3), High: n(5)}}, "1 incident gives no agreed figure, 1 only a range"},
		"two and a figure": {[]incident.Toll{{}, {}, {Best: n(2)}}, "2 incidents give no agreed figure"},
		"figures":          {[]incident.Toll{{Best: n(1)}}, ""},
	} {
		ds := minimal(t)
		row := ds.Incidents[slices.IndexFunc(ds.Incidents, func(i incident.Incident) bool { return i.District == "West" })]
		ds.Incidents = nil
		for i, toll := range tc.tolls {
			row.ID, row.Killed = "2025-01-02-row-"+strconv.Itoa(i), toll
			ds.Incidents = append(ds.Incidents, row)
		}
		canon.Seal(ds)
		a, err := atlas.Build(ds)
		if err != nil {
			t.Fatal(err)
		}
		current := &served.Current{}
		current.Swap(served.InMemory(a))
		_, body := get(t, listen(t, build(t, func(c *Config) { c.Current = current }))+"/collections/districts/items/west", "Accept",
			"text/html")
		if got := parsed(t, body).Find(".facts dd").First().Find(".under").Text(); got != tc.want {
			t.Errorf("%s: beside the killed it says %q, want %q", name, got, tc.want)
		}
	}
}
