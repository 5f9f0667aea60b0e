package asked_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5/pgxpool"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/question"
	"khyberatlas/internal/served"
	"khyberatlas/internal/web"
)

// addresses are of every kind of answer.
var addresses = []string{"/", "/?datetime=2025-10-01/2025-10-31", "/collections/incidents/items?f=html&district=Bannu",
	"/collections/incidents/items?limit=50&bbox=69,32,71,34", "/collections/incidents/items?f=csv&datetime=2025-01-01/..",
	"/collections/incidents/items?f=geojsonl&type=ied", "/collections/incidents/items?f=kml&limit=20", "/collections/incidents",
	"/collections/incidents/items/2025-03-05-odd-tie-b?f=html", "/collections/strikes/items?limit=5", "/collections/districts/items",
	"/collections/tehsils/items?f=csv", "/collections/crossings/items?datetime=2025-11-01", "/coverage", "/feed.atom",
	"/feed.json?type=ied", "/embed.svg?datetime=2025-01-01/2025-06-30", "/downloads/dataset.zip", "/downloads/incidents.csv",
	"/map/sums?actor=ttp",
	"/map/marks?actor=ttp", "/map/list?limit=30", "/totals", "/sitemap.xml", "/data"}

func TestASiteThatAsksSQLIsTheOneThatHasTheRows(t *testing.T) {
	whole, a, facts := must(t, database(t, func(c *pgxpool.Config) { c.MaxConns = 4 }), datasettest.With(t, datasettest.OddRows()))
	site := func(version *atlas.Atlas, answerer question.Answerer) string {
		current := &served.Current{}
		current.Swap(served.New(version, func() question.Answerer { return answerer }))
		s, err := web.New(web.Config{Current: current, Program: "test", Build: "test", BaseURL: "https://atlas.example"})
		if err != nil {
			t.Fatal(err)
		}
		srv := httptest.NewServer(s.Handler())
		t.Cleanup(srv.Close)
		return srv.URL
	}
	memory, sql := site(whole, whole), site(facts, a)
	for _, address := range addresses {
		status, want := get(t, memory+address)
		if now, got := get(t, sql+address); now != status || got != want {
			t.Errorf("%s: %d, %d from memory (-memory +SQL):\n%.1500s", address, now, status, cmp.Diff(want, got))
		}
		if status != http.StatusOK {
			t.Errorf("%s: %d", address, status)
		}
	}
}

func get(t *testing.T, address string) (status int, body string) {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}
