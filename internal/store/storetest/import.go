package storetest

import (
	"context"
	"errors"
	"testing"

	"khyberatlas/internal/store"
)

func importingTheVersionHeldChangesNothing(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	before, err := s.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r := Put(t, s, Made(1)); r.Outcome != store.Unchanged {
		t.Errorf("outcome is %v", r.Outcome)
	}
	if after, err := s.Status(t.Context()); err != nil || after.Imports != before.Imports {
		t.Errorf("imports go from %d to %d (%v)", before.Imports, after.Imports, err)
	}
	Put(t, s, Made(2))
	if r := Put(t, s, Made(1)); r.Outcome != store.Imported || r.Before != Version(2) || r.After != Version(1) {
		t.Errorf("going back to an older version: %+v", r)
	}
}

func failedImportLeavesTheOldVersion(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	bad := Made(2)
	bad.Tehsils[0].DistrictID = "atlantis"
	if _, err := s.Import(t.Context(), bad, How, nil); err == nil {
		t.Fatal("a tehsil of no district was imported")
	}
	Holds(t, s, Made(1))
	if st, err := s.Status(t.Context()); err != nil || st.Imports != 1 {
		t.Errorf("status is %+v (%v)", st, err)
	}
}

func onlyTheEmbeddedDatasetIsFollowed(t *testing.T, k Kind) {
	embedded := How
	embedded.Embedded = true
	embedded.When = func(held store.Status) bool { return held.OnlyEmbedded }
	s, _ := k.Fresh(t)
	if r, err := s.Import(t.Context(), Made(1), embedded, nil); err != nil || r.Outcome != store.Imported {
		t.Fatalf("an empty database: %+v (%v)", r, err)
	}
	if r, err := s.Import(t.Context(), Made(2), embedded, nil); err != nil || r.Outcome != store.Imported {
		t.Fatalf("a database that only held the embedded dataset: %+v (%v)", r, err)
	}
	Put(t, s, Made(3))
	if r, err := s.Import(t.Context(), Made(4), embedded, nil); err != nil || r.Outcome != store.Kept {
		t.Errorf("a database with an import of its own: %+v (%v)", r, err)
	}
	Holds(t, s, Made(3))
}

func createMakesAWholeStoreOrNone(t *testing.T, k Kind) {
	place := k.Place(t)
	bad := Made(1)
	bad.Meta.ID = ""
	if err := k.Create(t.Context(), place, bad, How); err == nil {
		t.Fatal("a dataset without an id was stored")
	}
	if _, err := k.Open(t.Context(), place, store.Read); !errors.Is(err, store.ErrMissing) {
		t.Fatalf("a failed creation left something: %v, want ErrMissing", err)
	}
	if err := k.Create(t.Context(), place, Made(1), How); err != nil {
		t.Fatal(err)
	}
	Holds(t, k.MustOpen(t, place, store.Read), Made(1))
	if err := k.Create(t.Context(), place, Made(2), How); !errors.Is(err, store.ErrExists) {
		t.Errorf("creating it twice: %v, want ErrExists", err)
	}
	Holds(t, k.MustOpen(t, place, store.Read), Made(1))
}

func stoppedImportLeavesTheOldVersion(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	if _, err := s.Import(ctx, Made(2), How, func(done, total int) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the context's error", err)
	}
	Holds(t, s, Made(1))
}

func missingStoreIsMadeByWritingOnly(t *testing.T, k Kind) {
	place := k.Place(t)
	for range 2 { // asking does not make it
		if _, err := k.Open(t.Context(), place, store.Read); !errors.Is(err, store.ErrMissing) {
			t.Errorf("reading it: %v, want ErrMissing", err)
		}
	}
	if _, err := k.MustOpen(t, place, store.Write).Status(t.Context()); !errors.Is(err, store.ErrEmpty) {
		t.Errorf("writing it: %v, want ErrEmpty", err)
	}
}
