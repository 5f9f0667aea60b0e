package sqlite

import (
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/store"
)

// Beside a record of a million rows a small one costs what its own rows cost: an index leads to them, in their order.
func TestTheRowsOfOneRecordAreFoundByAnIndex(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "x.db"), store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for statement, index := range map[string]string{
		query(importedOfOne()):                                "origin_incidents_by_origin (origin=?)",
		"DELETE FROM origin_incidents WHERE " + provisionalIn: "origin_incidents_provisional (origin=? AND date>? AND date<?)",
		mayGo: "origin_incidents_by_origin (origin=?)",
	} {
		var plan []string
		rows, err := s.db.Query("EXPLAIN QUERY PLAN "+statement, make([]any, strings.Count(statement, "?"))...)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var id, parent, unused int
			var step string
			if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
				t.Fatal(err)
			}
			plan = append(plan, step)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		if len(plan) != 1 || !strings.HasSuffix(plan[0], " USING INDEX "+index) {
			t.Errorf("%s:\n%q, want one step by %s", statement, plan, index)
		}
	}
}
