package canon_test

import (
	"fmt"
	"strings"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
)

// A dataset is sealed once its rows are there; its version is the same whatever order they came in.
func ExampleSeal() {
	day := incident.MustDay("2025-01-02")
	ds := &incident.Dataset{Origins: []incident.Origin{{ID: "other", Name: "Other"}, {ID: incident.Ours, Name: "Ours"}},
		Incidents: []incident.Incident{{ID: "other-1", Origin: "other", Date: day, Title: "b"}, {ID: "x", Date: day, Title: "a"}}}
	canon.Seal(ds)
	for _, f := range ds.Files {
		if canon.OfOrigins(f.Name) {
			fmt.Println(f.Name, strings.Count(string(f.Bytes), "\n"), "lines")
		}
	}
	for name := range canon.RowFiles("other", canon.RowsOf(ds, "other")) {
		fmt.Println(ds.Origins[0].ID, "first;", name)
		break
	}
	// Output:
	// origin_digests.csv 2 lines
	// origins.csv 3 lines
	// atlas first; origins/other/incidents.csv
}
