package storetest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// mustRead begins a reading that lasts until the test ends.
func mustRead(t *testing.T, s Store) store.Reading {
	t.Helper()
	r, err := s.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// Load is the whole dataset, with other records than ours in order. It reads again where somebody wrote meanwhile.
func Load(ctx context.Context, s interface {
	Read(ctx context.Context) (store.Reading, error)
}) (*incident.Dataset, error) {
	for {
		r, err := s.Read(ctx)
		if err != nil {
			return nil, err
		}
		ds := *r.Facts()
		var lock sync.Mutex
		err = r.Rows(ctx, func(_ int, rows []incident.Incident) error {
			lock.Lock()
			defer lock.Unlock()
			ds.Incidents = append(ds.Incidents, rows...)
			clear(rows) // what is handed over may be changed
			return nil
		})
		if len(ds.Digests) > 0 {
			sortByDate(ds.Incidents)
		}
		if err == nil && r.Count() != len(ds.Incidents) {
			err = fmt.Errorf("%d incidents were read, and %d told of", len(ds.Incidents), r.Count())
		}
		if err = errors.Join(err, r.Close()); !errors.Is(err, store.ErrMoved) {
			return &ds, err
		}
	}
}

func sortByDate(rows []incident.Incident) {
	slices.SortFunc(rows, func(a, b incident.Incident) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
}

func rowsOfOtherRecordsAreReadBySeveralAtOnce(t *testing.T, k Kind) {
	s, place := k.Fresh(t)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		ds := Made(n)
		for _, origin := range []string{"theirs", "others"} {
			rows := anyRows(origin).Draw(rt, origin)
			ds.Incidents = append(ds.Incidents, rows...)
			ds.Origins = append(ds.Origins, incident.Origin{ID: origin, Name: origin})
			if len(rows) > 0 {
				ds.Digests = append(ds.Digests, incident.Digest{Origin: origin, Rows: len(rows), Sum: Version(n)})
			}
		}
		sortByDate(ds.Incidents)
		if _, err := s.Import(t.Context(), ds, How, nil); err != nil {
			rt.Fatal(err)
		}
		got, err := Load(t.Context(), s)
		if err != nil {
			rt.Fatal(err)
		}
		sortByDate(got.Incidents)
		// What was held of a record that now has no rows stays.
		got.Incidents = slices.DeleteFunc(got.Incidents, func(i incident.Incident) bool {
			return !slices.ContainsFunc(ds.Incidents, func(w incident.Incident) bool { return w.Origin == i.Origin })
		})
		if diff := gocmp.Diff(ds.Incidents, got.Incidents, withoutPast, cmpopts.EquateEmpty()); diff != "" {
			rt.Fatal(diff)
		}
	})
	rows := many(0, 5000)
	thousands := feedOf(1, rows...)
	thousands.Whole = true
	fed(t, s, thousands)
	r := mustRead(t, k.MustOpen(t, place, store.Read))
	busy, found := make([]atomic.Bool, r.Workers()), sync.Map{}
	if err := r.Rows(t.Context(), func(worker int, part []incident.Incident) error {
		if !busy[worker].CompareAndSwap(false, true) {
			t.Errorf("worker %d is called while it is busy", worker)
		}
		defer busy[worker].Store(false)
		for _, i := range part {
			if before, twice := found.LoadOrStore(i.ID, i); twice {
				t.Errorf("%v comes twice", before)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for _, want := range rows {
		if got, ok := found.Load(want.ID); !ok || !gocmp.Equal(*want, got, withoutPast) {
			t.Fatalf("%s is %+v", want.ID, got)
		}
	}
}

// anyRows are some of a record that is not ours.
func anyRows(origin string) *rapid.Generator[[]incident.Incident] {
	return rapid.Custom(func(t *rapid.T) (rows []incident.Incident) {
		for n := range rapid.IntRange(0, 5).Draw(t, "rows") {
			i := anyIncident().Draw(t, "row")
			i.ID, i.Origin, i.Claims = fmt.Sprintf("%s-%d", origin, n), origin, nil
			for n := range i.Sources {
				i.Sources[n] = incident.Source{IncidentID: i.ID, Publisher: fmt.Sprintf("%d of them", n), Note: i.Summary}
			}
			rows = append(rows, i)
		}
		return rows
	})
}

// Whoever reads for long would otherwise have an import fail that took longer. Where several moments can be seen at once there
// is nothing to be told.
func whoReadsKeepsNobodyFromWritingAndIsTold(t *testing.T, k Kind) {
	s, place := k.Fresh(t)
	Put(t, s, Made(1))
	fed(t, s, feedOf(1, many(0, 5000)...))
	r := mustRead(t, k.MustOpen(t, place, store.Read))
	var once sync.Once
	err := r.Rows(t.Context(), func(int, []incident.Incident) error {
		once.Do(func() { Put(t, s, Made(2)) })
		return nil
	})
	want := store.ErrMoved
	if k.Moment {
		want = nil
	}
	if !errors.Is(err, want) {
		t.Errorf("written to meanwhile: %v, want %v", err, want)
	}
	if err := r.Rows(t.Context(), nil); !errors.Is(err, want) {
		t.Errorf("read again: %v, want %v", err, want)
	}
	if r.Facts().Version == Version(2) {
		t.Error("the facts are later ones")
	}
}

func rowsEndWithWhoeverTakesThem(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	fed(t, s, feedOf(1, many(0, 5000)...))
	r := mustRead(t, s)
	enough := errors.New("enough")
	if err := r.Rows(t.Context(), func(_ int, rows []incident.Incident) error {
		if rows[0].Origin == incident.Ours {
			return nil
		}
		return enough
	}); err != enough {
		t.Errorf("%v, want the very error", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	if err := r.Rows(ctx, func(int, []incident.Incident) error { stop(); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the context's error", err)
	}
	if err := r.Rows(t.Context(), nil); err != nil {
		t.Errorf("after that: %v", err)
	}
}

func aKeyIsAnotherOneAfterEveryChange(t *testing.T, k Kind) {
	s, place := k.Fresh(t)
	seen := map[string]string{}
	for _, step := range []struct {
		what string
		mode store.Mode
		do   func()
	}{
		{"a dataset", store.Read, func() { Put(t, s, Made(1)) }},
		{"another", store.Read, func() { Put(t, s, Made(2)) }},
		{"the first again", store.Read, func() { Put(t, s, Made(1)) }},
		{"another record", store.Read, func() { fed(t, s, feedOf(1, many(0, 10)...)) }},
		{"a layer", store.Read, func() {
			if err := s.Lay(t.Context(), incident.GroundLayer{Name: "roads", Imported: incident.MustDay("2026-01-02")}); err != nil {
				t.Fatal(err)
			}
		}},
		{"an edit", store.Read | store.Trusting, func() { k.Edit(t, place) }},
	} {
		step.do()
		key := mustRead(t, k.MustOpen(t, place, step.mode)).Key()
		if again := mustRead(t, k.MustOpen(t, place, step.mode)).Key(); again != key || key == "" {
			t.Errorf("%s: asked again it is %q and not %q", step.what, again, key)
		}
		if before, ok := seen[key]; ok {
			t.Errorf("%s: the key is that of %s", step.what, before)
		}
		seen[key] = step.what
	}
}
