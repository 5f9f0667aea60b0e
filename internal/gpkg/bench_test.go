package gpkg_test

import (
	"io"
	"iter"
	"strconv"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/gpkg"
	"khyberatlas/internal/incident"
)

func BenchmarkEveryLayer(b *testing.B) {
	f, _ := everything(b)
	for b.Loop() {
		if err := f.Write(b.Context(), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

// many is the shipped incidents again and again, each under an id and at a place of its own.
func many(b *testing.B, rows int) iter.Seq[*incident.Record] {
	from := odd(b).Search(incident.Query{}, incident.SortDate)
	return func(yield func(*incident.Record) bool) {
		for i := range rows {
			r, row := *from[i%len(from)], *from[i%len(from)].Incident
			r.Incident, row.ID = &row, row.ID+"-"+strconv.Itoa(i)
			r.At = &orb.Point{69 + float64(i*7919%50000)/10000, 31 + float64(i*104729%50000)/10000}
			if !yield(&r) {
				return
			}
		}
	}
}

func BenchmarkAHundredThousandIncidents(b *testing.B) {
	f, _ := everything(b)
	f.Layers = []gpkg.Layer{gpkg.Incidents(many(b, 100_000))}
	b.ReportAllocs()
	for b.Loop() {
		if err := f.Write(b.Context(), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
