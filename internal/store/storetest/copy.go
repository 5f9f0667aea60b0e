package storetest

import (
	"errors"
	"fmt"
	"iter"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/cell"
	"khyberatlas/internal/store/table"
)

// Lived is a store with a past: versions, events that are gone, another record with rows that went, a verdict, a layer.
func Lived(t *testing.T, s Store) {
	t.Helper()
	Put(t, s, Made(1))
	shorter := Made(2)
	shorter.Incidents = shorter.Incidents[1:]
	shorter.Incidents[0].Killed.High = nil
	Put(t, s, shorter)
	rows := many(0, 200)
	for n := 0; n < len(rows); n += 2 { // those between have none
		rows[n].Point, rows[n].GeoPrecision = &orb.Point{61.5, 29.25}, "site"
	}
	fed(t, s, feedOf(5, rows...))
	fed(t, s, store.Feed{Rows: feedOf(6, theirs("t-1", "2024-02-01", 7)).Rows, About: feedOf(6).About, Complete: feedOf(6).Complete,
		Withdrawn: []string{"t-0"}})
	if _, err := s.Judge(t.Context(), incident.Pair{A: "2025-03-04-full", B: "t-1", Verdict: incident.Same, By: incident.ByPerson,
		Why: "w"}, How); err != nil {
		t.Fatal(err)
	}
	roads := incident.GroundLayer{Name: "roads", Imported: incident.MustDay("2026-01-02"), Far: []byte{1, 0}}
	if err := s.Lay(t.Context(), roads); err != nil {
		t.Fatal(err)
	}
}

// Told is all that a store hands over, row by row, in words.
func Told(t *testing.T, s Store) map[string][]string {
	t.Helper()
	told := map[string][]string{}
	if err := s.Dump(t.Context(), func(of table.Any, rows iter.Seq[[]any]) error {
		for fields := range rows {
			values, err := cell.Values(fields)
			if err != nil {
				return err
			}
			told[of.Name] = append(told[of.Name], fmt.Sprintf("%T %v", values[0], values))
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return told
}

// CopiesInto copies one store into another, and fails where the other isn't the same then.
func CopiesInto(t *testing.T, from, to Store) {
	t.Helper()
	if err := to.Restore(t.Context(), func(take func(table.Any, iter.Seq[[]any]) error) error {
		return from.Dump(t.Context(), take)
	}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(Told(t, from), Told(t, to)); d != "" {
		t.Errorf("the copy hands over something else (-original +copy):\n%s", d)
	}
	want, err := Load(t.Context(), from)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Load(t.Context(), to) // which proves it
	if err != nil {
		t.Fatal(err)
	}
	sortByDate(want.Incidents)
	sortByDate(got.Incidents)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("the copy holds something else (-original +copy):\n%s", d)
	}
}

func aCopyIsTheStore(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Lived(t, s)
	copied, _ := k.Fresh(t)
	CopiesInto(t, s, copied)
	// It goes on as the original would.
	if r := fed(t, copied, feedOf(4, theirs("t-1", "2024-02-01", 9))); r.Older != 1 {
		t.Errorf("an earlier feed did %+v", r)
	}
	if r := Put(t, copied, Made(3)); r.Added != 1 || r.Changed != 1 {
		t.Errorf("the first dataset again did %+v", r)
	}
	err := copied.Restore(t.Context(), func(take func(table.Any, iter.Seq[[]any]) error) error { return s.Dump(t.Context(), take) })
	if !errors.Is(err, store.ErrExists) {
		t.Errorf("onto a store that holds something: %v, want ErrExists", err)
	}
}

func aCopyThatFailsLeavesNothing(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Lived(t, s)
	copied, _ := k.Fresh(t)
	enough := errors.New("enough")
	if err := copied.Restore(t.Context(), func(take func(table.Any, iter.Seq[[]any]) error) error {
		return s.Dump(t.Context(), func(of table.Any, rows iter.Seq[[]any]) error {
			if of.Name == table.Claims.Name {
				return enough
			}
			return take(of, rows)
		})
	}); !errors.Is(err, enough) {
		t.Errorf("%v, want the very error", err)
	}
	if _, err := copied.Status(t.Context()); !errors.Is(err, store.ErrEmpty) {
		t.Errorf("after that: %v, want ErrEmpty", err)
	}
	CopiesInto(t, s, copied)
}
