package atlas_test

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

// large is a made dataset of 100,000 rows over twenty years, built once for all benchmarks that run.
var large = sync.OnceValue(func() *incident.Dataset {
	ds := answertest.Map()
	rng := rand.New(rand.NewPCG(1, 2))
	words := make([]string, 3000)
	for i := range words {
		words[i] = fmt.Sprintf("w%03x%d", rng.IntN(4096), i)
	}
	text := func(n int) (s string) {
		for range n {
			s += words[int(rng.ExpFloat64()*200)%len(words)] + " "
		}
		return s
	}
	for i := range 100_000 {
		killed := rng.IntN(30)
		r := incident.Incident{ID: fmt.Sprintf("row-%06d", i), Date: incident.MustDay("2005-01-01") + incident.Day(rng.IntN(7300)),
			DatePrecision: []incident.DatePrecision{"month", "week", "day"}[min(2, rng.IntN(20))], Type: incident.Types[rng.IntN(12)],
			Actor: incident.Actors[rng.IntN(11)], Confidence: incident.Confidences[rng.IntN(3)], Country: "PK", Admin1: incident.KP,
			District: []string{"Alpha", "Beta", "Gamma"}[rng.IntN(3)], GeoPrecision: incident.GeoPrecisions[rng.IntN(5)],
			Point: &orb.Point{70 + float64(rng.IntN(30000))/1e4, 33 + float64(rng.IntN(10000))/1e4},
			Title: text(6), Summary: text(20), Place: text(2)}
		if killed < 20 {
			r.Killed.Best, r.Civilians = &killed, &killed
		}
		ds.Incidents = append(ds.Incidents, r)
	}
	return ds
})

var largeAtlas = sync.OnceValues(func() (*atlas.Atlas, error) { return atlas.Build(large()) })

func BenchmarkBuild100k(b *testing.B) {
	ds := large()
	for b.Loop() {
		if _, err := atlas.Build(ds); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearch100k(b *testing.B) {
	a, err := largeAtlas()
	if err != nil {
		b.Fatal(err)
	}
	ten := 10
	for _, bm := range []struct {
		name string
		q    incident.Query
	}{
		{"all", incident.Query{}},
		{"month", incident.Query{Days: days("2015-03-01", "2015-03-31")}},
		{"year and type", incident.Query{Days: days("2015-01-01", "2015-12-31"), Types: []incident.Type{"ied", "abduction"}}},
		{"district and actor", incident.Query{InDistricts: []string{"d1"}, Actors: []incident.Actor{"ttp"}}},
		{"words", incident.Query{Words: []string{"w0a", "w1"}}},
		{"box", box(70.2, 33.2, 70.8, 33.8)},
		{"near", incident.Query{Near: &incident.Near{At: orb.Point{71, 33.5}, Km: 25}}},
		{"killed", incident.Query{KilledMin: &ten}},
	} {
		b.Run(bm.name, func(b *testing.B) {
			for b.Loop() {
				_, _ = a.Search(b.Context(), bm.q, incident.Page{Sort: incident.SortDateDesc})
			}
		})
	}
}

func BenchmarkFigures100k(b *testing.B) {
	a, err := largeAtlas()
	if err != nil {
		b.Fatal(err)
	}
	q := incident.Query{Days: days("2010-01-01", "2019-12-31")}
	b.Run("totals", func(b *testing.B) {
		for b.Loop() {
			_, _ = a.Totals(b.Context(), q)
		}
	})
	b.Run("histogram by type", func(b *testing.B) {
		for b.Loop() {
			c, _ := a.Chart(b.Context(), q, "month", "type")
			_, _ = c.Whole()
		}
	})
	b.Run("facets", func(b *testing.B) {
		for b.Loop() {
			_, _ = a.Facets(b.Context(), q)
		}
	})
	b.Run("districts", func(b *testing.B) {
		for b.Loop() {
			_, _ = a.Districts(b.Context(), q)
		}
	})
}
