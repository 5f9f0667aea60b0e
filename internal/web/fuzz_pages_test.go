package web

import (
	"bytes"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/served"
)

// outpost is a server of one of the strangers, and the paths that it has.
type outpost struct {
	name    string
	handler http.Handler
	said    *bytes.Buffer // the errors of the log
	paths   []string
}

func outposts(t testing.TB) (all []*outpost) {
	t.Helper()
	for _, stranger := range strangers {
		ds := minimal(t)
		stranger.edit(ds)
		canon.Seal(ds)
		a, err := atlas.Build(ds)
		if err != nil {
			t.Fatalf("%s: %v", stranger.name, err)
		}
		current := &served.Current{}
		current.Swap(served.InMemory(a))
		w := &outpost{name: stranger.name, said: &bytes.Buffer{}, paths: pathsOf(ds)}
		w.handler = build(t, func(c *Config) {
			c.Current, c.Log = current, slog.New(slog.NewTextHandler(w.said, &slog.HandlerOptions{Level: slog.LevelError}))
		}).Handler()
		all = append(all, w)
	}
	return all
}

// pathsOf are the paths of every operation, with every collection and file, and of each collection its last feature.
func pathsOf(ds *incident.Dataset) (out []string) {
	ids := map[string]string{}
	for _, i := range ds.Incidents {
		ids["incidents"] = i.ID
		if i.Type.Strike() {
			ids["strikes"] = i.ID
		}
	}
	for _, x := range ds.Crossings {
		ids["crossings"] = x.ID
	}
	for _, d := range ds.Districts {
		ids["districts"] = d.ID
	}
	for _, x := range ds.Tehsils {
		ids["tehsils"] = x.ID
	}
	for _, op := range ogc.Operations() {
		switch {
		case op.Name == "asset":
		case strings.Contains(op.Path, "{file}"):
			for _, name := range ogc.DownloadFiles() {
				out = append(out, strings.Replace(op.Path, "{file}", name, 1))
			}
		case strings.Contains(op.Path, "{collectionId}"):
			for _, name := range ogc.CollectionIDs() {
				id := ids[name]
				if id == "" {
					id = "none"
				}
				out = append(out, strings.NewReplacer("{collectionId}", name, "{featureId}", id,
					"{tileMatrix}", "0", "{tileCol}", "0", "{tileRow}", "0").Replace(op.Path))
			}
		default:
			out = append(out, strings.Replace(op.Path, "{featureId}", "none", 1))
		}
	}
	return out
}

// byKind are values of parameters, the more and the less likely ones. What a closed list holds stands in the table of parameters.
var byKind = map[ogc.Kind][]string{
	ogc.Word:    nil,
	ogc.Name:    {"West", "East", "west", "Nangarhar", "Khyber Pakhtunkhwa"},
	ogc.Words:   {"one", "zzz", "ي"},
	ogc.Integer: {"0", "1", "10000", "999999999", "1000000000"},
	ogc.Period: {"2025-01-01/2025-01-31", "2025-01-02", "0001-01-01/..", "../9999-12-31", "0000-01-01T00:00:00Z/..", "9999-12-31",
		"../0001-01-01", "2525-01-01/2525-12-31"},
	ogc.DayOnly: {"2025-01-01", "2025-01-31", "0000-01-01", "0001-01-01", "9999-12-31", "2525-01-01"},
	ogc.Expression: {"killed > 1 OR end_date IS NULL", "S_INTERSECTS(geometry, BBOX(70, 34, 72, 35))", "name LIKE 'W%'",
		"CASEI(title) LIKE '%one%'", "FALSE", "killed >", "<b>"},
	ogc.Box:      {"70,34,72,35", "-180,-90,180,90", "179,-90,-179,90", "71,34.5,71,34.5"},
	ogc.Distance: {"71.5,34.5,10", "-180,-90,1", "180,90,20000"},
	ogc.Place:    {"5/34/71", "18/-90/180", "0/0/0"},
	ogc.Address:  {"/", "/nope", "/?type=ied", "https://example.org/", "/embed?sel=one", "//"},
	ogc.Token:    {"incidents", "crossings,districts", "", "killed", "2025-01-02-westtown", "none"},
}

// byName are values of parameters that hold more than one word of their closed list, or what their kind doesn't tell.
var byName = map[string][]string{
	"type":          {"ied,other"},
	"geo_precision": {"site,town"},
	"sel":           {"crossing:gate"},
	"lang":          {"ur"},
}

// askable are the values of every parameter that an operation takes.
func askable(t testing.TB) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, op := range ogc.Operations() {
		for _, p := range op.Params {
			kind, ok := byKind[p.Kind]
			if !ok {
				t.Fatalf("%s: what does a %s look like?", p.Name, p.Kind)
			}
			for _, v := range slices.Concat([]string{p.Example}, p.Enum, kind, byName[p.Name]) {
				if !slices.Contains(out[p.Name], v) {
					out[p.Name] = append(out[p.Name], v)
				}
			}
		}
	}
	return out
}

// someQuery draws up to four parameters.
func someQuery(r *rand.Rand, asked map[string][]string) string {
	v, names := url.Values{}, slices.Sorted(maps.Keys(asked))
	for range r.IntN(5) {
		name := names[r.IntN(len(names))]
		v.Set(name, asked[name][r.IntN(len(asked[name]))])
	}
	return v.Encode()
}

func TestPagesAreAskedWithEveryParameter(t *testing.T) {
	asked, random, drawn := askable(t), rand.New(rand.NewPCG(20261126, 7)), map[string]bool{}
	for range 1000 {
		v, err := url.ParseQuery(someQuery(random, asked))
		if err != nil {
			t.Fatal(err)
		}
		for name := range v {
			drawn[name] = true
		}
	}
	for _, op := range ogc.Operations() {
		for _, p := range op.Params {
			if !drawn[p.Name] {
				t.Errorf("%s of %s is never asked", p.Name, op.Name)
			}
		}
	}
}

// FuzzPages asks whole answers of strange datasets: whatever the data and the question, none is a failure of our own.
func FuzzPages(f *testing.F) {
	needs.Time(f)
	all := outposts(f)
	asked := askable(f)
	random := rand.New(rand.NewPCG(20261126, 6))
	for n, w := range all {
		for i, path := range w.paths {
			f.Add(uint8(n), path, "", true)
			f.Add(uint8(n), path, someQuery(random, asked), (n+i)%2 == 0)
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, path, query string, page bool) {
		if !strings.HasPrefix(path, "/") {
			t.Skip("no path that a server is sent")
		}
		w := all[int(which)%len(all)]
		accept := "*/*"
		if page {
			accept = "text/html"
		}
		r := (&http.Request{Method: http.MethodGet, URL: &url.URL{Path: path, RawQuery: query}, RequestURI: path + "?" + query,
			Host:  "example.org",
			Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, RemoteAddr: "192.0.2.1:4711", Body: http.NoBody,
			Header: http.Header{"Accept": {accept}}}).
			WithContext(t.Context())
		rec := httptest.NewRecorder()
		defer func() {
			if fault := recover(); fault != nil || rec.Code >= 500 || w.said.Len() > 0 {
				said := w.said.String()
				w.said.Reset()
				t.Fatalf("%s: %s?%s (%s) is %d: %v\n%.3000s", w.name, path, query, accept, rec.Code, fault, said)
			}
		}()
		w.handler.ServeHTTP(rec, r)
	})
}
