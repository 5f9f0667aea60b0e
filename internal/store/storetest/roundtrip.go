package storetest

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

func readingGivesBackWhatWasImported(t *testing.T, k Kind) {
	s, place := k.Fresh(t)
	Put(t, s, Made(1))
	Holds(t, s, Made(1))
	Holds(t, k.MustOpen(t, place, store.Read), Made(1))
}

func readingGivesBackWhateverWasImported(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		ds := anyDataset(n).Draw(rt, "dataset")
		refused, err := s.Refusals(t.Context(), ds, nil)
		if err != nil {
			rt.Fatal(err)
		}
		ds.Incidents = slices.DeleteFunc(ds.Incidents, func(i incident.Incident) bool {
			return slices.ContainsFunc(refused, func(f incident.Fault) bool { return f.Value == i.ID })
		})
		if _, err := s.Import(t.Context(), ds, How, nil); err != nil {
			rt.Fatal(err)
		}
		got, err := Load(t.Context(), s)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(ds, got, withoutPast, cmpopts.EquateEmpty()); diff != "" {
			rt.Fatal(diff)
		}
		for i := range got.Incidents {
			if got.Incidents[i].CameIn == "" || got.Incidents[i].ChangedIn == "" {
				rt.Fatalf("%s has no age", got.Incidents[i].ID)
			}
		}
	})
}

func progressGoesUpToTheTotal(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	last, end := 0, 0
	_, err := s.Import(t.Context(), Made(1), How, func(done, total int) {
		if done <= last {
			t.Errorf("%d comes after %d", done, last)
		}
		last, end = done, total
	})
	if err != nil {
		t.Fatal(err)
	}
	if last == 0 || last != end {
		t.Errorf("progress ends at %d of %d", last, end)
	}
}

func statusSaysWhatIsHeld(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	if _, err := s.Status(t.Context()); !errors.Is(err, store.ErrEmpty) {
		t.Errorf("a new database: %v, want ErrEmpty", err)
	}
	if _, err := Load(t.Context(), s); !errors.Is(err, store.ErrEmpty) {
		t.Errorf("a new database: %v, want ErrEmpty", err)
	}
	Put(t, s, Made(1))
	got, err := s.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := store.Status{Version: Version(1), Released: incident.MustDay("2026-01-01"), ImportedAt: How.At, Program: "test",
		Source: "made", Format: "atlas", Counts: Made(1).Counts(), Imports: 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got.Counts["crossing_status"] != 2 || got.Counts["incident_sources"] != 2 {
		t.Errorf("counts are %v", got.Counts)
	}
}
