package asked_test

import (
	"errors"
	"iter"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// Whoever reads on for long has a connection for that, and there are only so many.
func TestOnlySoManyReadForLong(t *testing.T) {
	pool := database(t)
	_, a, _ := must(t, pool, rows(300))
	var left []func()
	for range 64 {
		next, stop := iter.Pull2(a.Each(t.Context(), incident.Query{}, incident.SortDate))
		left = append(left, stop)
		if r, err, ok := next(); !ok || err != nil || r == nil {
			t.Fatalf("reader %d: %v", len(left), err)
		}
	}
	for _, err := range a.Each(t.Context(), incident.Query{}, incident.SortDate) {
		if !errors.Is(err, store.ErrCrowded) {
			t.Errorf("one more: %v, want ErrCrowded", err)
		}
	}
	if got, err := a.Totals(t.Context(), incident.Query{}); err != nil || got.Count != 300 {
		t.Errorf("meanwhile: %d incidents, %v", got.Count, err)
	}
	for _, stop := range left {
		stop()
	}
	n := 0
	for _, err := range a.Each(t.Context(), incident.Query{}, incident.SortDate) {
		if n++; err != nil {
			t.Fatal(err)
		}
	}
	if n != 300 {
		t.Errorf("after that %d are read", n)
	}
}
