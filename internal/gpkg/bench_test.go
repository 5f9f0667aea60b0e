package gpkg_test

import (
	"io"
	"testing"
)

func BenchmarkEveryLayer(b *testing.B) {
	f, _ := everything(b)
	for b.Loop() {
		if err := f.Write(b.Context(), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
