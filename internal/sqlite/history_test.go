package sqlite_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite"
)

// ages are the versions in which an incident came and last changed.
func ages(t *testing.T, s *sqlite.Store, id string) [2]string {
	t.Helper()
	ds, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range ds.Incidents {
		if i.ID == id {
			return [2]string{i.CameIn, i.ChangedIn}
		}
	}
	return [2]string{}
}

func TestAnIncidentKeepsWhenItCameAndLastChanged(t *testing.T) {
	const full, nowhere = "2025-03-04-full", "2025-01-01-nowhere"
	s, _ := fresh(t)
	steps := []struct {
		does                    string
		edit                    func(*incident.Dataset)
		added, changed, removed int
		full                    [2]string
	}{
		{"all are new at first", func(*incident.Dataset) {}, 2, 0, 0, [2]string{version(1), version(1)}},
		{"nothing changed", func(*incident.Dataset) {}, 0, 0, 0, [2]string{version(1), version(1)}},
		{"its row changes", func(ds *incident.Dataset) { ds.Incidents[1].Killed.High = nil }, 0, 1, 0, [2]string{version(1), version(3)}},
		{"its row changes back", func(*incident.Dataset) {}, 0, 1, 0, [2]string{version(1), version(4)}},
		{"a citation changes", func(ds *incident.Dataset) { ds.Incidents[1].Sources[1].Note = "more" }, 0, 1, 0, [2]string{version(1), version(5)}},
		{"claims go", func(ds *incident.Dataset) {
			ds.Incidents[1].Claims = nil
			ds.Incidents[1].Sources[1].Note = "more"
		}, 0, 1, 0, [2]string{version(1), version(6)}},
		{"it goes", func(ds *incident.Dataset) { ds.Incidents = ds.Incidents[:1] }, 0, 0, 1, [2]string{}},
		{"it stays away", func(ds *incident.Dataset) { ds.Incidents = ds.Incidents[:1] }, 0, 0, 0, [2]string{}},
		{"it returns", func(*incident.Dataset) {}, 1, 0, 0, [2]string{version(1), version(9)}},
		{"other tables change", func(ds *incident.Dataset) { ds.Context = nil }, 0, 0, 0, [2]string{version(1), version(9)}},
	}
	for n, step := range steps {
		ds := made(n + 1)
		step.edit(ds)
		r := put(t, s, ds)
		if r.Added != step.added || r.Changed != step.changed || r.Removed != step.removed {
			t.Errorf("%s: %d added, %d changed, %d removed", step.does, r.Added, r.Changed, r.Removed)
		}
		if got := ages(t, s, full); got != step.full {
			t.Errorf("%s: came and changed in %v, want %v", step.does, got, step.full)
		}
		if got := ages(t, s, nowhere); got != [2]string{version(1), version(1)} {
			t.Errorf("%s: the other came and changed in %v", step.does, got)
		}
	}
}

func TestTheStoreKnowsWhenEveryVersionWasReleased(t *testing.T) {
	s, _ := fresh(t)
	released := map[string]incident.Day{}
	for n, day := range []string{"2026-01-01", "2026-02-01", "2025-12-01"} {
		ds := made(n + 1)
		ds.Meta.Released = incident.MustDay(day)
		ds.Incidents[1].Killed.High = ptr(n + 9)
		released[ds.Version] = ds.Meta.Released
		put(t, s, ds)
	}
	ds, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(released, ds.History); diff != "" {
		t.Error(diff)
	}
	for id, want := range map[string][2]string{"2025-01-01-nowhere": {"2026-01-01", "2026-01-01"}, "2025-03-04-full": {"2026-01-01", "2025-12-01"}} {
		i := slices.IndexFunc(ds.Incidents, func(i incident.Incident) bool { return i.ID == id })
		if came, changed := ds.CameOn(&ds.Incidents[i]), ds.ChangedOn(&ds.Incidents[i]); came.String() != want[0] || changed.String() != want[1] {
			t.Errorf("%s came on %v and changed on %v, want %v", id, came, changed, want)
		}
	}
}

func TestTheStoreKnowsWhichIncidentsAreGone(t *testing.T) {
	s, _ := fresh(t)
	for n, want := range []map[string]string{{}, {"2025-03-04-full": version(2)}, {"2025-03-04-full": version(2)}, {}} {
		ds := made(n + 1)
		if len(want) > 0 {
			ds.Incidents = ds.Incidents[:1]
		}
		put(t, s, ds)
		got, err := s.Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.Gone); diff != "" {
			t.Errorf("after import %d: %s", n+1, diff)
		}
	}
}

func TestImportingTheVersionHeldChangesNothing(t *testing.T) {
	s, _ := fresh(t)
	put(t, s, made(1))
	before, err := s.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r := put(t, s, made(1)); r.Outcome != sqlite.Unchanged {
		t.Errorf("outcome is %v", r.Outcome)
	}
	if after, err := s.Status(t.Context()); err != nil || after.Imports != before.Imports {
		t.Errorf("imports go from %d to %d (%v)", before.Imports, after.Imports, err)
	}
	put(t, s, made(2))
	if r := put(t, s, made(1)); r.Outcome != sqlite.Imported || r.Before != version(2) || r.After != version(1) {
		t.Errorf("going back to an older version: %+v", r)
	}
}

func TestAFailedImportLeavesTheOldVersion(t *testing.T) {
	s, _ := fresh(t)
	put(t, s, made(1))
	bad := made(2)
	bad.Tehsils[0].DistrictID = "atlantis"
	if _, err := s.Import(t.Context(), bad, how, nil); err == nil {
		t.Fatal("a tehsil of no district was imported")
	}
	holds(t, s, made(1))
	if st, err := s.Status(t.Context()); err != nil || st.Imports != 1 {
		t.Errorf("status is %+v (%v)", st, err)
	}
}

func TestOnlyTheEmbeddedDatasetIsFollowed(t *testing.T) {
	embedded := how
	embedded.Embedded = true
	embedded.When = func(held sqlite.Status) bool { return held.OnlyEmbedded }
	s, _ := fresh(t)
	if r, err := s.Import(t.Context(), made(1), embedded, nil); err != nil || r.Outcome != sqlite.Imported {
		t.Fatalf("an empty database: %+v (%v)", r, err)
	}
	if r, err := s.Import(t.Context(), made(2), embedded, nil); err != nil || r.Outcome != sqlite.Imported {
		t.Fatalf("a database that only held the embedded dataset: %+v (%v)", r, err)
	}
	put(t, s, made(3))
	if r, err := s.Import(t.Context(), made(4), embedded, nil); err != nil || r.Outcome != sqlite.Kept {
		t.Errorf("a database with an import of its own: %+v (%v)", r, err)
	}
	holds(t, s, made(3))
}

func TestCreateMakesAWholeDatabaseOrNone(t *testing.T) {
	path := t.TempDir() + "/new.db"
	bad := made(1)
	bad.Meta.ID = ""
	if err := sqlite.Create(t.Context(), path, bad, how); err == nil {
		t.Fatal("a dataset without an id was stored")
	}
	if _, err := sqlite.Open(t.Context(), path, sqlite.Read); err == nil {
		t.Fatal("a failed creation left a file")
	}
	if err := sqlite.Create(t.Context(), path, made(1), how); err != nil {
		t.Fatal(err)
	}
	holds(t, open(t, path, sqlite.Read), made(1))
	if err := sqlite.Create(t.Context(), path, made(2), how); !errors.Is(err, sqlite.ErrExists) {
		t.Errorf("creating it twice: %v, want ErrExists", err)
	}
	holds(t, open(t, path, sqlite.Read), made(1))
}
