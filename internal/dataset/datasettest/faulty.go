package datasettest

import (
	"bytes"
	"testing"
	"testing/fstest"
)

// TwelveFaults is the default dataset with twelve different faults in it.
func TwelveFaults(t testing.TB) fstest.MapFS {
	t.Helper()
	files := FS(t, nil)
	for _, f := range []struct{ file, from, to string }{
		{"actors.csv", ",armed group,", ",armed band,"},                                       // an unknown word
		{"basemap/towns.csv", "islamabad,Islamabad,", "jalalabad,Islamabad,"},                 // an id twice
		{"claims.csv", "2021-02-01-mir-ali-compound,", "2021-02-01-mir-ali-compund,"},         // about nothing
		{"context_events.csv", "2022-06-02,,day", "2022-06-31,,day"},                          // no such day
		{"crossing_status.csv", "2021-05-05,day,2021-10-23", "2021-05-05,day,2021-04-23"},     // ends before it begins
		{"crossings.csv", "34.118,71.094", "71.094,34.118"},                                   // swapped
		{"dataset.json", `"released": "2026-11-27",`, `"released": 20261122,`},                // a number for a text
		{"districts.geojson", `"population_2023":1419072`, `"population_2023":-1419072`},      // less than nobody
		{"incident_sources.csv", "https://todaysnews.pk/", "todaysnews.pk/"},                  // no address
		{"incidents.csv", ",militants,6,6,6,", ",militants,7,6,6,"},                           // best above high
		{"reported_totals.csv", "2022-04-16,2022-04-16,Afghanistan", "2022-04-16,2022-04-16"}, // a cell too few
		{"tehsils.geojson", "[[73.4944,34.107],[73.4866,34.1372],", "[[73.4866,34.1372],"},    // a ring not closed
	} {
		old := files[f.file].Data
		files[f.file].Data = bytes.Replace(old, []byte(f.from), []byte(f.to), 1)
		if bytes.Equal(old, files[f.file].Data) {
			t.Fatalf("%q doesn't stand in %s any more", f.from, f.file)
		}
	}
	return files
}
