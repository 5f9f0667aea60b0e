package dataset_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset"
)

// attack is files that cost their sender nothing. What they may cost the reader is bytes allocated in all, which is more
// than is ever held at a time.
type attack struct {
	file  string
	data  []byte
	says  string // the fault that ends it
	bytes uint64
}

func attacks() map[string]attack {
	const d = "districts.geojson"
	zeros := "[" + strings.Repeat("0,", 7_000_000) + "0]"
	columns := strings.Repeat("x,", 1_000_000)
	return map[string]attack{
		"zeros in the place of coordinates": {d, inFeature(zeros), "within 512 MB of memory", 80 << 20},
		"zeros where nothing is read": {d, []byte(`{"type":"FeatureCollection","more":` + zeros + `,"features":[]}`),
			"within 512 MB of memory", 80 << 20},
		"a hundred thousand members": {"dataset.json", members(100_000), "at most 1000 members", 8 << 20},
		"the same in the place of properties": {d, []byte(`{"features":[{"properties":` + string(members(100_000)) + `}]}`),
			"at most 1000 members", 8 << 20},
		"a header of a million columns": {"incidents.csv", []byte(columns), "at most 1000 cells", 4 << 20},
		"a row of a million cells": {"claims.csv", []byte("incident_id,claimant,side,subject," +
			"killed_low,killed_high,injured_low,injured_high,statement,publisher,published,url\n" + columns), "at most 1000 cells",
			4 << 20},
		"a cell of fifty megabytes": {"incidents.csv", bytes.Repeat([]byte("x"), 50<<20), "a cell has at most 65536 bytes",
			4 << 20},
		"a row of fifty megabytes": {"incidents.csv", bytes.Repeat([]byte("\"\n\","), 12<<20), "at most 1000 cells",
			4 << 20},
		"a quote that opens and is never ended": {"incidents.csv", append([]byte(`"`), bytes.Repeat([]byte("\n"), 50<<20)...),
			"a cell has at most 65536 bytes", 4 << 20},
		"a text of ten megabytes": {"dataset.json", []byte(`{"id":"` + strings.Repeat("x", 10<<20) + `"}`),
			"a text has at most 65536 bytes", 64 << 20},
		"lists a thousand deep": {"dataset.json", []byte(strings.Repeat("[", 1000) + strings.Repeat("]", 1000)),
			"at most 64 deep", 4 << 20},
		"objects nine thousand deep": {d, []byte(strings.Repeat(`{"a":`, 9000) + "1" + strings.Repeat("}", 9000)),
			"at most 64 deep", 4 << 20},
	}
}

func inFeature(coordinates string) []byte {
	return []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":` +
		coordinates + `}}]}`)
}

func members(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, ",%q:0", fmt.Sprint("n", i))
	}
	return []byte("{" + b.String()[1:] + "}")
}

func TestSmallFilesTakeLittleMemory(t *testing.T) {
	for name, a := range attacks() {
		t.Run(name, func(t *testing.T) {
			files := minimal(t)
			files[a.file] = &fstest.MapFile{Data: a.data}
			c, allocated := allocating(t, files)
			if allocated > a.bytes {
				t.Errorf("%d bytes of %s made the reader allocate %d, at most %d are due", len(a.data), a.file, allocated, a.bytes)
			}
			if n := c.FaultsIn[a.file]; n == 0 || n > 3 || !strings.Contains(listed(c.Faults), a.says) {
				t.Errorf("%d faults, want few, one of them %q:%s", n, a.says, listed(c.Faults))
			}
		})
	}
}

func allocating(t *testing.T, files fs.FS) (dataset.Result, uint64) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	c, err := dataset.Check(context.Background(), files, dataset.Limits{})
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Fatal(err)
	}
	return c, after.TotalAlloc - before.TotalAlloc
}

func TestAZipOfThirtyMegabytesOfZerosTakesLittleMemory(t *testing.T) {
	entries := texts(minimal(t))
	entries["dataset.json"] = "[" + strings.Repeat("0,", 15_000_000) + "0]"
	c, allocated := allocating(t, openedFS(t, padded(t, entries, 414_000)))
	if n := c.FaultsIn["dataset.json"]; n != 1 || !strings.Contains(c.Faults[0].Rule, "within 512 MB of memory") {
		t.Errorf("%d faults:%s", n, listed(c.Faults))
	}
	if allocated > 200<<20 {
		t.Errorf("%d bytes were allocated", allocated)
	}
}

func TestEmptyRowsAreCountedAndNotKept(t *testing.T) {
	const rows = 200_000
	header, _, _ := strings.Cut(string(minimal(t)["incidents.csv"].Data), "\n")
	empty := strings.Repeat(",", strings.Count(header, ",")) + "\n"
	entries := texts(minimal(t))
	few := rows / 1000
	entries["incidents.csv"] = header + "\n" + strings.Repeat(empty, few)
	each := allFaults(t, openedFS(t, zipOf(t, entries))) / few
	entries["incidents.csv"] = header + "\n" + strings.Repeat(empty, rows)
	c, allocated := allocating(t, openedFS(t, padded(t, entries, 400_000)))
	if got := c.FaultsIn["incidents.csv"]; got != rows*each || each < 5 || len(c.Faults) != 1000 {
		t.Errorf("%d faults counted, %d listed; a row has %d", got, len(c.Faults), each)
	}
	if allocated > 16<<20 {
		t.Errorf("%d bytes were allocated", allocated)
	}
}

func TestTheDefaultMemoryIsEnoughForTwentyTimesTheShippedData(t *testing.T) {
	for limit, want := range map[int64]bool{dataset.DefaultMemory / 20: true, dataset.DefaultMemory / 200: false} {
		c, err := dataset.Check(context.Background(), geodata.Files, dataset.Limits{Memory: limit})
		if err != nil {
			t.Fatal(err)
		}
		if whole := c.Dataset != nil; whole != want {
			t.Errorf("within %d MB: %v%s", limit>>20, whole, listed(c.Faults))
		}
	}
}

func allFaults(t *testing.T, files fs.FS) int {
	t.Helper()
	c, _ := allocating(t, files)
	return c.FaultsIn["incidents.csv"]
}

// padded is a zip with something in it that can't be packed: what may be unpacked depends on the zip's own length.
func padded(t *testing.T, entries map[string]string, bytes int) string {
	t.Helper()
	noise := make([]byte, bytes)
	rand.NewChaCha8([32]byte{}).Read(noise)
	entries["NOTICE.md"] = string(noise)
	return zipOf(t, entries)
}

func texts(files fstest.MapFS) map[string]string {
	out := map[string]string{}
	for name, f := range files {
		out[name] = string(f.Data)
	}
	return out
}

func openedFS(t *testing.T, name string) fs.FS {
	t.Helper()
	fsys, closer, err := dataset.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closer.Close() })
	return fsys
}
