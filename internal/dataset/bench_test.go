package dataset_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"khyberatlas/internal/dataset"
)

// BenchmarkReading reads files of one kind in three sizes: where the megabytes a second stay the same, the time is linear
// in the size. The faulty ones are those that a reader can be made to look at again and again.
func BenchmarkReading(b *testing.B) {
	for _, kind := range []struct {
		name, file string
		make       func(t testing.TB, n int) []byte
	}{
		{"rows", "incidents.csv", rowsAgain},
		{"empty rows", "incidents.csv", emptyRows},
		{"ids that are unknown", "claims.csv", strayRows},
		{"ids that are the same", "incidents.csv", sameRows},
		{"shapes", "districts.geojson", shapesAgain},
		{"shapes with faults in one line", "districts.geojson", shapesInALine},
	} {
		for _, n := range []int{1000, 10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", kind.name, n), func(b *testing.B) {
				files := minimal(b)
				data := kind.make(b, n)
				files[kind.file] = &fstest.MapFile{Data: data}
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					if _, err := dataset.Check(context.Background(), files, dataset.Limits{Memory: 4 << 30}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func table(t testing.TB, name string, n int, row func(i int, first string) string) []byte {
	lines := strings.SplitAfter(string(minimal(t)[name].Data), "\n")
	_, rest, _ := strings.Cut(lines[1], ",")
	var b bytes.Buffer
	b.WriteString(lines[0])
	for i := range n {
		b.WriteString(row(i, rest))
	}
	return b.Bytes()
}

func rowsAgain(t testing.TB, n int) []byte {
	return table(t, "incidents.csv", n, func(i int, rest string) string { return fmt.Sprintf("2025-01-02-again-%d,%s", i, rest) })
}

func sameRows(t testing.TB, n int) []byte {
	return table(t, "incidents.csv", n, func(_ int, rest string) string { return "2025-01-02-again," + rest })
}

func emptyRows(t testing.TB, n int) []byte {
	return table(t, "incidents.csv", n, func(_ int, rest string) string {
		return strings.Repeat(",", strings.Count(rest, ",")+1) +
			"\n"
	})
}

func strayRows(t testing.TB, n int) []byte {
	return table(t, "claims.csv", n, func(i int, rest string) string { return fmt.Sprintf("2025-01-02-stray-%d,%s", i, rest) })
}

// shapesAgain are squares side by side.
func shapesAgain(_ testing.TB, n int) []byte {
	var b bytes.Buffer
	for i := range n {
		x, y := float64(i%300)/100, float64(i/300)/100
		fmt.Fprintf(&b, ",\n"+`{"type":"Feature","properties":{"id":"d%d","name":"D%d","name_ur":"x","name_ps":"x","pcode":"x","division":"x","seat":"x",`+
			`"merged_2018":true,"population_2017":1,"population_2023":1},"geometry":{"type":"Polygon","coordinates":`+
			`[[[%.4g,%.4g],[%.4g,%.4g],[%.4g,%.4g],[%.4g,%.4g],[%.4g,%.4g]]]}}`, i, i, x, y, x+.01, y, x+.01, y+.01, x, y+.01, x, y)
	}
	return []byte(`{"type":"FeatureCollection","features":[` + b.String()[1:] + "]}")
}

func shapesInALine(t testing.TB, n int) []byte {
	data := bytes.ReplaceAll(shapesAgain(t, n), []byte("\n"), nil)
	return bytes.ReplaceAll(data, []byte(`"seat":"x"`), []byte(`"seat":7,"sea":8`))
}
