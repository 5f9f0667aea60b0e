package main

import (
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"khyberatlas/geodata"
	"khyberatlas/internal/canon"
	"khyberatlas/internal/stores"
)

// A database can hold what today's check refuses: an older program imported it, or another hand wrote it.
func TestAnAddressThatNoCheckSawIsFollowedByNobody(t *testing.T) {
	t.Parallel()
	c, err := readFiles(t.Context(), geodata.Files)
	if err != nil {
		t.Fatal(err)
	}
	ds := *c.dataset
	ds.Meta.LicenceURL = `https://elsewhere.example/>; rel="preconnect", <https://elsewhere.example/x.js>; rel=modulepreload, <x`
	ds.Incidents = slices.Clone(ds.Incidents)
	ds.Incidents[0].Sources = slices.Clone(ds.Incidents[0].Sources)
	ds.Incidents[0].Sources[0].URL = `https://elsewhere.example/" onclick="x()`
	canon.Seal(&ds)
	path := filepath.Join(t.TempDir(), "x.db")
	how := fromEmbedded()
	how.Embedded = false
	if err := (stores.Place{Address: path}).Create(t.Context(), &ds, how); err != nil {
		t.Fatal(err)
	}
	s := start(t, serveCommand(path))
	for _, address := range []string{"/", "/?f=html", "/api?f=html",
		"/collections/incidents/items/" + ds.Incidents[0].ID + "?f=html",
		"/downloads/incident_sources.csv", "/feed.atom"} {
		res, err := http.Get(s.base + address)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if links := strings.Join(res.Header["Link"], "\n"); res.StatusCode != http.StatusOK || strings.Contains(links, "elsewhere") {
			t.Errorf("%s: %d, %s", address, res.StatusCode, links)
		}
		if _, version, body := s.get(address); version != ds.Version || strings.Contains(body, "elsewhere.example") {
			t.Errorf("%s: version %s, and the address is passed on", address, version)
		}
	}
	if !strings.Contains(s.logged(), "addresses=2") {
		t.Errorf("the log says nothing of it:\n%s", s.logged())
	}
	if err := s.stop(); err != nil {
		t.Error(err)
	}
}
