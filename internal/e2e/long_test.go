package e2e

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/dataset/datasettest"
)

// long is a server of so many incidents over the years before those that are shipped.
func long(t testing.TB, incidents int) server {
	t.Helper()
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "long.db")
	folder := datasettest.Folder(t, datasettest.Long(t, incidents))
	if said, err := exec.Command(program, "import", "--db", db, folder).CombinedOutput(); err != nil {
		t.Fatalf("import: %v\n%s", err, said)
	}
	return serve(t, "--db", db)
}

// What grows with the count is the records, each with its place, kind, toll and day.
func TestTheFirstViewOfManyIncidentsStaysLight(t *testing.T) {
	s := long(t, 6600)
	for _, path := range []string{"/", "/map/records", "/map/shapes"} {
		s.keeps(t, path)
	}
	b := browse(t, desktop)
	b.open(s, "/")
	b.rests()
	all := b.weight(func(string) bool { return true })
	records := b.weight(func(address string) bool { return strings.Contains(address, "/map/records") })
	t.Logf("compressed: the first view %.1f kB, of which the records are %.1f kB", all/1000, records/1000)
	if all == 0 || all > 300_000 {
		t.Errorf("the first view of 6,600 incidents weighs %.0f bytes, want at most 300,000 and not nothing", all)
	}
	if records == 0 {
		t.Error("the page has no records to filter by itself")
	}
}
