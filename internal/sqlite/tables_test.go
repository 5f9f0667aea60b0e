package sqlite

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/incident"
)

func TestATableHasTheColumnsOfTheDataset(t *testing.T) {
	stores(t, incidentsTable, incident.IncidentColumns)
	stores(t, sourcesTable, incident.SourceColumns)
	stores(t, claimsTable, incident.ClaimColumns)
	stores(t, crossingsTable, incident.CrossingColumns)
	stores(t, spellsTable, incident.SpellColumns)
	stores(t, contextTable, incident.ContextColumns)
	stores(t, reportedTable, incident.ReportedColumns)
	stores(t, changesTable, incident.ChangeColumns)
	stores(t, actorsTable, incident.ActorColumns)
	stores(t, townsTable, incident.TownColumns)
	stores(t, landmarksTable, incident.LandmarkColumns)
	stores(t, routesTable, incident.RouteColumns)
	stores(t, districtsTable, incident.DistrictColumns, "shape")
	stores(t, tehsilsTable, incident.TehsilColumns, "shape")
}

// stores compares the columns, name by name; more are those that the store alone has.
func stores[R, T any](t *testing.T, table table[R], columns incident.Columns[T], more ...string) {
	t.Helper()
	var want, got []string
	for _, p := range columns.OfFile().Properties() {
		want = append(want, p.Name)
	}
	for name := range strings.SplitSeq(table.columns, ",") {
		got = append(got, strings.Trim(strings.TrimSpace(name), `"`))
	}
	if d := cmp.Diff(append(want, more...), got); d != "" {
		t.Errorf("%s: dataset -, store +\n%s", table.name, d)
	}
}
