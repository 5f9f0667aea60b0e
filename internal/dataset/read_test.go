package dataset_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
)

func TestTheShippedDataHasNoFaultAndNoWarning(t *testing.T) {
	_, faults, warnings := read(t, geodata.Files)
	for _, f := range faults {
		t.Error(f)
	}
	for _, w := range warnings {
		t.Error(w)
	}
}

func TestTheShippedDataIsReadWhole(t *testing.T) {
	ds := datasettest.Shipped(t)
	counts, names := ds.Counts(), dataset.Names()
	for _, name := range names {
		table, ending, _ := strings.Cut(path.Base(name), ".")
		count := map[string]func(*testing.T, string) int{"csv": rowsOf, "geojson": shapesOf}[ending]
		if count == nil {
			continue // dataset.json
		}
		if name == "origin_digests.csv" {
			delete(counts, table) // it has no records but ours
			continue
		}
		if got, want := counts[table], count(t, name); got != want {
			t.Errorf("%d rows of %s, want %d", got, table, want)
		}
		delete(counts, table)
	}
	if len(counts) > 0 {
		t.Errorf("tables that no file holds are counted: %v", counts)
	}
	if want := len(names) - 1; len(ds.Files) != want { // all but the digests
		t.Errorf("%d files, want %d", len(ds.Files), want)
	}
	people := 0
	for _, d := range ds.Districts {
		people += d.Population2023
	}
	if people != 40856097 {
		t.Errorf("%d people of 2023", people)
	}
}

// rowsOf counts the rows of a shipped table with nothing but the standard library.
func rowsOf(t *testing.T, name string) int {
	t.Helper()
	file, err := geodata.Files.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%s: %d rows, %v", name, len(rows), err)
	}
	return len(rows) - 1
}

// shapesOf counts the features of a shipped map.
func shapesOf(t *testing.T, name string) int {
	t.Helper()
	raw, err := geodata.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var c struct{ Features []any }
	if err := json.Unmarshal(raw, &c); err != nil || len(c.Features) == 0 {
		t.Fatalf("%s: %d features, %v", name, len(c.Features), err)
	}
	return len(c.Features)
}

func TestADatasetNeedsNoGround(t *testing.T) {
	files := minimal(t)
	with := valid(t, files)
	for _, name := range []string{"basemap/passes_peaks.csv", "basemap/rivers.geojson", "basemap/routes.csv"} {
		delete(files, name)
	}
	ds := valid(t, files)
	if ds.Version == with.Version || len(ds.Files) != len(with.Files)-3 {
		t.Errorf("version %s with %d files; with the ground %s with %d", ds.Version, len(ds.Files), with.Version, len(with.Files))
	}
	if described := string(dataset.DataPackage(ds).Bytes); strings.Contains(described, "rivers") ||
		strings.Contains(described, "routes") {
		t.Error("the data package describes a file that isn't there")
	}
}

func TestIncidentsComeByDateThenID(t *testing.T) {
	ds := datasettest.With(t, datasettest.OddRows())
	if !slices.IsSortedFunc(ds.Incidents, func(a, b incident.Incident) int {
		if a.Date != b.Date {
			return int(a.Date - b.Date)
		}
		return strings.Compare(a.ID, b.ID)
	}) {
		t.Error("incidents are out of order")
	}
	for _, c := range ds.Crossings {
		if !slices.IsSortedFunc(c.Spells, func(a, b incident.Spell) int { return int(a.From - b.From) }) {
			t.Errorf("the spells of %s are out of order", c.ID)
		}
	}
}

func TestOddRowsWarnOnlyOfThePointFarOutsideAndOfFormulas(t *testing.T) {
	_, faults, warnings := read(t, datasettest.FS(t, datasettest.OddRows()))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if len(warnings) != 2 ||
		!strings.Contains(warnings[0].Error(), "the point is 21 km outside Tank; it lies in Dera Ismail Khan") ||
		!strings.Contains(warnings[1].Error(), "6 cells that a spreadsheet runs as formulas") {
		t.Errorf("warnings: %v", warnings)
	}
}

func TestBlankIsNotZero(t *testing.T) {
	ds := valid(t, minimal(t))
	i := slices.IndexFunc(ds.Incidents, func(i incident.Incident) bool { return i.ID == "2025-01-05-nowhere" })
	got := ds.Incidents[i]
	if got.Killed.Best == nil || *got.Killed.Best != 0 || got.Injured != nil || got.Point != nil {
		t.Errorf("killed %v, injured %v, point %v; want 0, none, none", got.Killed.Best, got.Injured, got.Point)
	}
}

// broken fails as a disk does.
type broken struct{ fs.FS }

var errDisk = errors.New("the disk is gone")

func (b broken) Open(name string) (fs.File, error) {
	if name == "claims.csv" {
		return nil, errDisk
	}
	return b.FS.Open(name)
}

func TestAFailureOfReadingIsAnErrorAndNoFault(t *testing.T) {
	found, err := dataset.Check(context.Background(), broken{minimal(t)}, dataset.Limits{})
	if !errors.Is(err, errDisk) || found.Dataset != nil || found.Faults != nil {
		t.Errorf("got %v, %v, %v", found.Dataset, found.Faults, err)
	}
}

func TestReadingStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := dataset.Check(ctx, minimal(t), dataset.Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
