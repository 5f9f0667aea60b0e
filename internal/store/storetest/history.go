package storetest

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/incident"
)

// ages are the versions in which an incident came and last changed.
func ages(t *testing.T, s Store, id string) [2]string {
	t.Helper()
	ds, err := Load(t.Context(), s)
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

func incidentKeepsWhenItCameAndLastChanged(t *testing.T, k Kind) {
	const full, nowhere = "2025-03-04-full", "2025-01-01-nowhere"
	s, _ := k.Fresh(t)
	steps := []struct {
		does                    string
		edit                    func(*incident.Dataset)
		added, changed, removed int
		full                    [2]string
	}{
		{"all are new at first", func(*incident.Dataset) {}, 2, 0, 0, [2]string{Version(1), Version(1)}},
		{"nothing changed", func(*incident.Dataset) {}, 0, 0, 0, [2]string{Version(1), Version(1)}},
		{"its row changes", func(ds *incident.Dataset) { ds.Incidents[1].Killed.High = nil },
			0, 1, 0, [2]string{Version(1), Version(3)}},
		{"its row changes back", func(*incident.Dataset) {}, 0, 1, 0, [2]string{Version(1), Version(4)}},
		{"a citation changes", func(ds *incident.Dataset) { ds.Incidents[1].Sources[1].Note = "more" },
			0, 1, 0, [2]string{Version(1), Version(5)}},
		{"claims go", func(ds *incident.Dataset) {
			ds.Incidents[1].Claims = nil
			ds.Incidents[1].Sources[1].Note = "more"
		}, 0, 1, 0, [2]string{Version(1), Version(6)}},
		{"it goes", func(ds *incident.Dataset) { ds.Incidents = ds.Incidents[:1] }, 0, 0, 1, [2]string{}},
		{"it stays away", func(ds *incident.Dataset) { ds.Incidents = ds.Incidents[:1] }, 0, 0, 0, [2]string{}},
		{"it returns", func(*incident.Dataset) {}, 1, 0, 0, [2]string{Version(1), Version(9)}},
		{"other tables change", func(ds *incident.Dataset) { ds.Context = nil }, 0, 0, 0, [2]string{Version(1), Version(9)}},
	}
	for n, step := range steps {
		ds := Made(n + 1)
		step.edit(ds)
		r := Put(t, s, ds)
		if r.Added != step.added || r.Changed != step.changed || r.Removed != step.removed {
			t.Errorf("%s: %d added, %d changed, %d removed", step.does, r.Added, r.Changed, r.Removed)
		}
		if got := ages(t, s, full); got != step.full {
			t.Errorf("%s: came and changed in %v, want %v", step.does, got, step.full)
		}
		if got := ages(t, s, nowhere); got != [2]string{Version(1), Version(1)} {
			t.Errorf("%s: the other came and changed in %v", step.does, got)
		}
	}
}

func storeKnowsWhenEveryVersionWasReleased(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	released := map[string]incident.Day{}
	for n, day := range []string{"2026-01-01", "2026-02-01", "2025-12-01"} {
		ds := Made(n + 1)
		ds.Meta.Released = incident.MustDay(day)
		ds.Incidents[1].Killed.High = new(n + 9)
		released[ds.Version] = ds.Meta.Released
		Put(t, s, ds)
	}
	ds, err := Load(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(released, ds.History); diff != "" {
		t.Error(diff)
	}
	for id, want := range map[string][2]string{
		"2025-01-01-nowhere": {"2026-01-01", "2026-01-01"},
		"2025-03-04-full":    {"2026-01-01", "2025-12-01"},
	} {
		i := slices.IndexFunc(ds.Incidents, func(i incident.Incident) bool { return i.ID == id })
		came, changed := ds.CameOn(&ds.Incidents[i]), ds.ChangedOn(&ds.Incidents[i])
		if came.String() != want[0] || changed.String() != want[1] {
			t.Errorf("%s came on %v and changed on %v, want %v", id, came, changed, want)
		}
	}
}

func storeKnowsWhichIncidentsAreGone(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	for n, want := range []map[string]string{{}, {"2025-03-04-full": Version(2)}, {"2025-03-04-full": Version(2)}, {}} {
		ds := Made(n + 1)
		if len(want) > 0 {
			ds.Incidents = ds.Incidents[:1]
		}
		Put(t, s, ds)
		got, err := Load(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.Gone); diff != "" {
			t.Errorf("after import %d: %s", n+1, diff)
		}
	}
}
