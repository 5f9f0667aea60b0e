package table

import (
	"khyberatlas/internal/columns"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestATableHasTheColumnsOfTheDataset(t *testing.T) {
	stores(t, Incidents, columns.Incidents)
	stores(t, Sources, columns.Sources)
	stores(t, Claims, columns.Claims)
	stores(t, Crossings, columns.Crossings)
	stores(t, Spells, columns.Spells)
	stores(t, Context, columns.Context)
	stores(t, Reported, columns.Reported)
	stores(t, Changes, columns.Changes)
	stores(t, Actors, columns.Actors)
	stores(t, Towns, columns.Towns)
	stores(t, Landmarks, columns.Landmarks)
	stores(t, Routes, columns.Routes)
	stores(t, Districts, columns.Districts, "shape")
	stores(t, Tehsils, columns.Tehsils, "shape")
}

// stores compares the columns, name by name; more are those that the store alone has.
func stores[R, T any](t *testing.T, of Of[R], layout columns.List[T], more ...string) {
	t.Helper()
	var want, got []string
	for _, p := range layout.OfFile().Properties() {
		want = append(want, p.Name)
	}
	for name := range strings.SplitSeq(of.Columns, ",") {
		got = append(got, strings.Trim(strings.TrimSpace(name), `"`))
	}
	if d := cmp.Diff(append(want, more...), got); d != "" {
		t.Errorf("%s: dataset -, store +\n%s", of.Name, d)
	}
}
