package storetest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
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

// HoldsInParts fails where what is read in two parts is not what is loaded.
func HoldsInParts(t *testing.T, s Store) {
	t.Helper()
	want, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r := mustRead(t, s)
	var (
		mine sync.Mutex
		busy = make([]atomic.Bool, r.Workers())
		rows []incident.Incident
	)
	if err := r.Rows(t.Context(), func(worker int, part []incident.Incident) error {
		if !busy[worker].CompareAndSwap(false, true) {
			t.Errorf("worker %d is called while it is busy", worker)
		}
		defer busy[worker].Store(false)
		mine.Lock()
		defer mine.Unlock()
		rows = append(rows, part...)
		clear(part) // what is handed over may be changed
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	got := *r.Facts()
	if len(got.Incidents) != 0 || r.Count() != len(rows) {
		t.Errorf("%d incidents stand among the facts, %d were told of and %d read", len(got.Incidents), r.Count(), len(rows))
	}
	slices.SortFunc(rows, func(a, b incident.Incident) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(want.Incidents, func(a, b incident.Incident) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	got.Incidents = rows
	if !reflect.DeepEqual(want, &got) { // asked first: a diff of much takes long
		t.Errorf("in parts another dataset is read than in one (-one +parts):\n%s", gocmp.Diff(want, &got))
	}
}

func factsAndRowsAreTogetherWhatLoadGives(t *testing.T, k Kind) {
	s, place := k.Fresh(t)
	Put(t, s, Made(1))
	HoldsInParts(t, s)
	n := 1
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
		origin := rapid.SampledFrom([]string{"theirs", "others"}).Draw(rt, "origin")
		feed := anyFeed(origin, int64(n)).Draw(rt, "feed")
		if _, err := s.Feed(t.Context(), origin, feed, How); err != nil {
			rt.Fatal(err)
		}
		if HoldsInParts(t, s); t.Failed() {
			rt.FailNow()
		}
	})
	thousands := feedOf(int64(n+1), many(0, 5000)...)
	thousands.Whole = true
	fed(t, s, thousands)
	HoldsInParts(t, s)
	HoldsInParts(t, k.MustOpen(t, place, store.Read))
}

// anyFeed brings rows of a record of which some may be there already, some are provisional and some go.
func anyFeed(origin string, stamp int64) *rapid.Generator[store.Feed] {
	return rapid.Custom(func(t *rapid.T) store.Feed {
		feed := feedOf(stamp)
		var rows []store.Row
		for n := range rapid.IntRange(0, 5).Draw(t, "rows") {
			i := anyIncident().Draw(t, "row")
			i.ID, i.Origin, i.Claims = fmt.Sprintf("%s-%d", origin, n), origin, nil
			for n := range i.Sources {
				i.Sources[n].IncidentID = i.ID
			}
			rows = append(rows, store.Row{Incident: &i, Stamp: stamp, Provisional: rapid.Bool().Draw(t, "provisional")})
		}
		feed.Rows = func(_ *incident.Dataset, put func(store.Row) error) (err error) {
			for _, r := range rows {
				err = errors.Join(err, put(r))
			}
			return err
		}
		feed.Whole = rapid.Bool().Draw(t, "whole")
		if days := anyDay().Draw(t, "complete"); rapid.Bool().Draw(t, "completed") {
			feed.Complete = func() (incident.Days, int64) { return incident.Days{From: days, To: days + 9}, stamp }
		}
		feed.Withdrawn = rapid.SliceOf(rapid.SampledFrom([]string{"theirs-1", "others-2"})).Draw(t, "withdrawn")
		about := feed.About
		feed.About = func(held incident.Origin) (incident.Origin, []incident.Period) {
			o, periods := about(held)
			o.ID = origin
			return o, periods
		}
		return feed
	})
}

// Whoever reads for long would otherwise have an import fail that took longer.
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
	if !errors.Is(err, store.ErrMoved) {
		t.Errorf("written to meanwhile: %v, want ErrMoved", err)
	}
	if err := r.Rows(t.Context(), nil); !errors.Is(err, store.ErrMoved) {
		t.Errorf("read again: %v, want ErrMoved", err)
	}
	if r.Facts().Version == Version(2) {
		t.Error("the facts are later ones")
	}
	HoldsInParts(t, s)
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
