package web

import (
	"encoding/json"
	"fmt"
	"khyberatlas/internal/wording"
	"net/url"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
)

// mayBeNull are the values of the page's answers that a blank of the dataset leaves null. Everything else that the
// script reads has a value: above all, a list of nothing is an empty list.
var mayBeNull = []string{"incidents.lon.*", "incidents.lat.*", "incidents.badge.*", "incidents.best.*", "incidents.low.*",
	"incidents.high.*", "districts.killed.*", "districts.per100k.*", "bins.*.killed"}

// nulls are the paths of a value's nulls, each once, list positions as "*".
func nulls(v any, path string) []string {
	var out []string
	join := func(step string) string { return strings.TrimPrefix(path+"."+step, ".") }
	switch v := v.(type) {
	case nil:
		return []string{path}
	case map[string]any:
		for name, member := range v {
			out = append(out, nulls(member, join(name))...)
		}
	case []any:
		for _, member := range v {
			out = append(out, nulls(member, join("*"))...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func noNulls(t *testing.T, what, body string) {
	t.Helper()
	for _, path := range nulls(decode[any](t, body), "") {
		if !slices.Contains(mayBeNull, path) {
			t.Errorf("%s: %s is null", what, path)
		}
	}
}

func TestListsOfNothingAreEmptyInWhatTheScriptReads(t *testing.T) {
	at := site(t)
	days := odd(t).Load().Days()
	queries := []string{"", "q=nosuchword", "datetime=2025-01-01&datetime=2026-01-01", "datetime=1999-01-01", "datetime=2031-01-01/.."}
	for day := days.From; day <= days.To; day += 37 {
		queries = append(queries, "datetime="+day.String())
	}
	for _, query := range queries {
		_, body := ask(t, "GET", at+"/map/marks?"+query)
		noNulls(t, "/map/marks?"+query, body)
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		values.Del("datetime")
		_, body = ask(t, "GET", at+"/histogram?f=json&"+values.Encode())
		noNulls(t, "/histogram?"+values.Encode(), body)
	}
	_, body := ask(t, "GET", at+"/map/shapes")
	noNulls(t, "/map/shapes", body)
}

// bare has a crossing and a district, and nothing has happened in it.
func bare(t *testing.T) *incident.Dataset {
	t.Helper()
	full := odd(t).Load().Data()
	ds := &incident.Dataset{Meta: full.Meta, Version: "0000000000000000", Provinces: full.Provinces, AfProvinces: full.AfProvinces,
		Districts: full.Districts[:1], Crossings: slices.Clone(full.Crossings[:1])}
	ds.Crossings[0].Spells = nil
	return ds
}

func TestListsOfNothingAreEmptyWhereTheDatasetIsBare(t *testing.T) {
	a, err := atlas.Build(bare(t))
	if err != nil {
		t.Fatal(err)
	}
	current := &atlas.Current{}
	current.Swap(a)
	at := listen(t, build(t, func(c *Config) { c.Current = current }))
	for _, path := range []string{"/map/marks", "/map/marks?datetime=2025-10-01", "/histogram?f=json", "/map/shapes"} {
		_, body := ask(t, "GET", at+path)
		noNulls(t, path, body)
	}
	doc := read(t, at+"/")
	noNulls(t, "the page's data block", doc.Find("script#boot").Text())
}

func TestTheDataBlockHasNoNulls(t *testing.T) {
	noNulls(t, "the page's data block", mapOf(t, "").Find("script#boot").Text())
}

func TestACrossingWithoutARecordSaysSoAndNamesTheRecordsOnBothSides(t *testing.T) {
	day := incident.MustDay
	spell := func(from, to string, status incident.Status, scope incident.Scope) incident.Spell {
		return incident.Spell{From: day(from), FromPrecision: incident.DayExact, To: day(to), Status: status, Scope: scope,
			Publisher: "Gazette", SourceURL: "https://gazette.example/" + from}
	}
	before := spell("2025-02-01", "2025-05-10", incident.Closed, incident.ScopeTrade)
	after := spell("2025-10-01", "2025-10-31", incident.Restricted, incident.ScopePedestrian)
	after.FromPrecision = incident.MonthOnly
	sent := spell("2025-05-01", "2025-07-01", incident.Open, incident.ScopeDeportees)
	for name, tc := range map[string]struct {
		spells []incident.Spell
		none   string
		lines  []string
		whole  string
	}{
		"both sides": {[]incident.Spell{before, after}, "No record covers 1 June 2025.",
			[]string{"Last before it: trade, closed until 10 May 2025", "First after it: people on foot, restricted from October 2025"},
			"No record covers 1 June 2025; last before it: trade, closed until 10 May 2025; first after it: people on foot, restricted from October 2025."},
		"one side": {[]incident.Spell{after}, "No record covers 1 June 2025.",
			[]string{"First after it: people on foot, restricted from October 2025"},
			"No record covers 1 June 2025; first after it: people on foot, restricted from October 2025."},
		"another traffic is known": {[]incident.Spell{sent}, "No record on trade or foot traffic covers 1 June 2025; none was read of another day.",
			[]string{"Deportees: open since 1 May 2025, reported until 1 Jul 2025"},
			"No record on trade or foot traffic covers 1 June 2025; none was read of another day."},
		"nothing at all": {nil, "No record covers 1 June 2025; none was read of another day.", nil,
			"No record covers 1 June 2025; none was read of another day."},
	} {
		t.Run(name, func(t *testing.T) {
			w := wording.Wording{Printer: i18n.For(i18n.En)}
			june := incident.Days{From: day("2025-06-01"), To: day("2025-06-01")}
			s := incident.StateOf(&incident.Crossing{Name: "Gate", Spells: tc.spells}, june, june)
			gate := newGates([]incident.CrossingState{s}, w)[0]
			var lines []string
			for _, l := range gate.Lines {
				lines = append(lines, l.Text)
				if l.Source != "Gazette" || !strings.HasPrefix(l.Href, "https://gazette.example/") {
					t.Errorf("%q has the source %+v", l.Text, l)
				}
			}
			if gate.None != tc.none || !slices.Equal(lines, tc.lines) {
				t.Errorf("the card says %q and %q, want %q and %q", gate.None, lines, tc.none, tc.lines)
			}
			if got := w.Uncovered(s); got != tc.whole {
				t.Errorf("in one sentence: %q, want %q", got, tc.whole)
			}
		})
	}
}

func TestACrossingOfNoDaySaysNothingOfRecords(t *testing.T) {
	body, err := json.Marshal(newGates([]incident.CrossingState{incident.NoState(&incident.Crossing{Name: "Gate"})}, wording.Wording{Printer: i18n.For(i18n.En)}))
	if err != nil {
		t.Fatal(err)
	}
	if want := `"lines":[],"closed":"","none":""`; !strings.Contains(string(body), want) {
		t.Errorf("%s lacks %s", body, want)
	}
	noNulls(t, "a crossing of no day", fmt.Sprintf(`{"crossings":%s}`, body))
}
