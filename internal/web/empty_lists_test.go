package web

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/served"
)

// mayBeNull are the values of the page's answers that a blank of the dataset leaves null. Everything else that the
// script reads has a value: above all, a list of nothing is an empty list.
var mayBeNull = []string{"incidents.lon.*", "incidents.lat.*", "incidents.badge.*", "incidents.best.*", "incidents.low.*",
	"incidents.high.*", "incidents.civilians.*", "districts.killed.*", "districts.per100k.*", "bins.*.killed"}

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
	queries := []string{"", "q=nosuchword", "datetime=2025-01-01&datetime=2026-01-01", "datetime=1999-01-01",
		"datetime=2031-01-01/.."}
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
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	at := listen(t, build(t, func(c *Config) { c.Current = current }))
	for _, path := range []string{"/map/marks", "/map/marks?datetime=2025-10-01", "/map/list", "/histogram?f=json", "/map/shapes"} {
		_, body := ask(t, "GET", at+path)
		noNulls(t, path, body)
	}
	doc := read(t, at+"/")
	noNulls(t, "the page's data block", doc.Find("script#boot").Text())
}

func TestTheDataBlockHasNoNulls(t *testing.T) {
	noNulls(t, "the page's data block", mapOf(t, "").Find("script#boot").Text())
}
