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
	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
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
		dataset.Seal(ds)
		a, err := atlas.Build(ds)
		if err != nil {
			t.Fatalf("%s: %v", stranger.name, err)
		}
		current := &atlas.Current{}
		current.Swap(a)
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
				out = append(out, strings.NewReplacer("{collectionId}", name, "{featureId}", id).Replace(op.Path))
			}
		default:
			out = append(out, strings.Replace(op.Path, "{featureId}", "none", 1))
		}
	}
	return out
}

// asked are values of parameters, the more and the less likely ones.
var asked = map[string][]string{
	"datetime":      {"2025-01-01/2025-01-31", "2025-01-02", "0001-01-01/..", "../9999-12-31", "0000-01-01T00:00:00Z/..", "9999-12-31", "../0001-01-01", "2525-01-01/2525-12-31"},
	"bbox":          {"70,34,72,35", "-180,-90,180,90", "179,-90,-179,90", "71,34.5,71,34.5"},
	"type":          {"ied", "ied,other", "air_strike"},
	"actor":         {"ttp", "other", "us_forces"},
	"confidence":    {"confirmed", "contested"},
	"geo_precision": {"province", "site,town"},
	"country":       {"AF", "PK"},
	"admin1":        {"Nangarhar", "Khyber Pakhtunkhwa"},
	"district":      {"West", "East"},
	"killed_min":    {"0", "1", "999999999"},
	"q":             {"one", "zzz", "ي"},
	"near":          {"71.5,34.5,10", "-180,-90,1", "180,90,20000"},
	"limit":         {"1", "10000"},
	"offset":        {"1", "1000000000"},
	"sortby":        {"date", "-killed"},
	"interval":      {"day", "week", "month", "year"},
	"by":            {"type", "actor", "confidence", "district"},
	"sel":           {"2025-01-02-westtown", "crossing:gate", "none"},
	"map":           {"5/34/71", "18/-90/180", "0/0/0"},
	"layers":        {"incidents", "crossings,districts", ""},
	"shade":         {"killed", "incidents"},
	"lang":          {"en", "ur"},
}

// someQuery draws up to four parameters.
func someQuery(r *rand.Rand, names []string) string {
	v := url.Values{}
	for range r.IntN(5) {
		name := names[r.IntN(len(names))]
		v.Set(name, asked[name][r.IntN(len(asked[name]))])
	}
	return v.Encode()
}

// FuzzPages asks whole answers of strange datasets: whatever the data and the question, none is a failure of our own.
func FuzzPages(f *testing.F) {
	all := outposts(f)
	names := slices.Sorted(maps.Keys(asked))
	random := rand.New(rand.NewPCG(20261126, 6))
	for n, w := range all {
		for i, path := range w.paths {
			f.Add(uint8(n), path, "", true)
			f.Add(uint8(n), path, someQuery(random, names), (n+i)%2 == 0)
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
		r := (&http.Request{Method: http.MethodGet, URL: &url.URL{Path: path, RawQuery: query}, RequestURI: path + "?" + query, Host: "example.org",
			Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, RemoteAddr: "192.0.2.1:4711", Body: http.NoBody, Header: http.Header{"Accept": {accept}}}).
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
