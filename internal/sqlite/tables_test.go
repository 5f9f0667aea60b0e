package sqlite

import (
	"khyberatlas/internal/columns"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestATableHasTheColumnsOfTheDataset(t *testing.T) {
	stores(t, incidentsTable, columns.Incidents)
	stores(t, sourcesTable, columns.Sources)
	stores(t, claimsTable, columns.Claims)
	stores(t, crossingsTable, columns.Crossings)
	stores(t, spellsTable, columns.Spells)
	stores(t, contextTable, columns.Context)
	stores(t, reportedTable, columns.Reported)
	stores(t, changesTable, columns.Changes)
	stores(t, actorsTable, columns.Actors)
	stores(t, townsTable, columns.Towns)
	stores(t, landmarksTable, columns.Landmarks)
	stores(t, routesTable, columns.Routes)
	stores(t, districtsTable, columns.Districts, "shape")
	stores(t, tehsilsTable, columns.Tehsils, "shape")
}

// stores compares the columns, name by name; more are those that the store alone has.
func stores[R, T any](t *testing.T, table table[R], layout columns.List[T], more ...string) {
	t.Helper()
	var want, got []string
	for _, p := range layout.OfFile().Properties() {
		want = append(want, p.Name)
	}
	for name := range strings.SplitSeq(table.columns, ",") {
		got = append(got, strings.Trim(strings.TrimSpace(name), `"`))
	}
	if d := cmp.Diff(append(want, more...), got); d != "" {
		t.Errorf("%s: dataset -, store +\n%s", table.name, d)
	}
}
