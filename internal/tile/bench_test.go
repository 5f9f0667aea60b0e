package tile_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/tile"
)

// BenchmarkTile100k makes tiles of 100,000 rows over twenty years, at 20,000 places around 50 towns, each of a period of its own.
func BenchmarkTile100k(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	places := make([]orb.Point, 20_000)
	for i := range places {
		town := rand.New(rand.NewPCG(3, rng.Uint64N(50)))
		places[i] = orb.Point{70 + 3*town.Float64() + rng.NormFloat64()/20, 33 + town.Float64() + rng.NormFloat64()/20}
	}
	var rows []incident.Incident
	for i := range 100_000 {
		killed := rng.IntN(20)
		rows = append(rows, answertest.InAlpha(fmt.Sprintf("row-%06d", i), func(r *incident.Incident) {
			r.Date = incident.MustDay("2005-01-01") + incident.Day(rng.IntN(7300))
			r.Type, r.Point, r.Killed.Best = incident.Types[rng.IntN(12)], &places[rng.IntN(len(places))], &killed
		}))
	}
	q := answertest.AskRows(b, rows...)
	for _, zoom := range []int{6, 8, 10} {
		b.Run(fmt.Sprint("zoom ", zoom), func(b *testing.B) {
			size := 0
			b.ReportAllocs()
			for b.Loop() {
				at, from := tileOf(places[rng.IntN(len(places))], zoom), incident.MustDay("2005-01-01")+incident.Day(rng.IntN(5500))
				filter := incident.Query{Days: incident.Days{From: from, To: from + incident.Day(31+rng.IntN(1800))}}
				size += len(tile.Incidents("incidents", at, q.Spots(filter, tile.Grid(at)), q.Atlas.Badges(), all))
			}
			b.ReportMetric(float64(size)/float64(b.N), "bytes/tile")
		})
	}
}

// BenchmarkEncoding writes one tile of 2,000 places of single and several incidents by this package, and what it says by
// orb/encoding/mvt: from features that lie ready, and with what making them takes.
func BenchmarkEncoding(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	var rows []incident.Incident
	for i := range 4000 {
		killed, at := rng.IntN(20), orb.Point{70.4 + float64(rng.IntN(2000))/500, 33 + float64(i%2000)/800}
		rows = append(rows, answertest.InAlpha(fmt.Sprintf("row-%06d", i), func(r *incident.Incident) {
			r.Type, r.Point, r.Killed.Best = incident.Types[rng.IntN(12)], &at, &killed
		}))
	}
	q := answertest.AskRows(b, rows...)
	at := tileOf(orb.Point{71, 34}, 6)
	spots := q.Spots(incident.Query{}, tile.Grid(at))
	encoded := tile.Incidents("incidents", at, spots, nil, all)
	decoded, err := mvt.Unmarshal(encoded)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			tile.Incidents("incidents", at, spots, nil, all)
		}
		b.ReportMetric(float64(len(decoded[0].Features)), "features")
	})
	orbs := func(b *testing.B, ready func() mvt.Layers) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := mvt.Marshal(ready()); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("orb, features ready", func(b *testing.B) { orbs(b, func() mvt.Layers { return decoded }) })
	b.Run("orb, features made", func(b *testing.B) {
		orbs(b, func() mvt.Layers {
			list := make([]*geojson.Feature, 0, len(decoded[0].Features))
			for _, f := range decoded[0].Features {
				made := geojson.NewFeature(f.Geometry)
				for k, v := range f.Properties {
					made.Properties[k] = v
				}
				list = append(list, made)
			}
			return mvt.Layers{{Name: "incidents", Version: 2, Extent: tile.Extent, Features: list}}
		})
	})
}
