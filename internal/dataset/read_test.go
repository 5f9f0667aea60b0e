package dataset_test

import (
	"context"
	"errors"
	"io/fs"
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
	var sources, claims, spells, people int
	for _, i := range ds.Incidents {
		sources += len(i.Sources)
		claims += len(i.Claims)
	}
	for _, c := range ds.Crossings {
		spells += len(c.Spells)
	}
	for _, d := range ds.Districts {
		people += d.Population2023
	}
	for what, n := range map[string][2]int{
		"incidents":           {len(ds.Incidents), 1109},
		"citations":           {sources, 2189},
		"claims":              {claims, 1186},
		"crossings":           {len(ds.Crossings), 16},
		"spells":              {spells, 109},
		"context events":      {len(ds.Context), 26},
		"reported totals":     {len(ds.Reported), 970},
		"actors":              {len(ds.Actors), 11},
		"districts":           {len(ds.Districts), 36},
		"people of 2023":      {people, 40856097},
		"tehsils":             {len(ds.Tehsils), 153},
		"provinces":           {len(ds.Provinces), 7},
		"Afghan provinces":    {len(ds.AfProvinces), 34},
		"towns":               {len(ds.Towns), 80},
		"changes of district": {len(ds.Changes), 8},
		"files":               {len(ds.Files), 15},
	} {
		if n[0] != n[1] {
			t.Errorf("%d %s, want %d", n[0], what, n[1])
		}
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

func TestOddRowsWarnOnlyOfThePointFarOutside(t *testing.T) {
	_, faults, warnings := read(t, datasettest.FS(t, datasettest.OddRows()))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if len(warnings) != 1 || !strings.Contains(warnings[0].Error(), "the point is 21 km outside Tank; it lies in Dera Ismail Khan") {
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
	ds, faults, _, err := dataset.Read(context.Background(), broken{minimal(t)})
	if !errors.Is(err, errDisk) || ds != nil || faults != nil {
		t.Errorf("got %v, %v, %v", ds, faults, err)
	}
}

func TestReadingStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, _, err := dataset.Read(ctx, minimal(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
