package ucdp_test

import (
	"os"
	"path/filepath"
	"testing"

	"khyberatlas/internal/incident"
)

func TestEventsOfAllTheWorldAreReadWhereTheyAreAskedFor(t *testing.T) {
	name := filepath.Join(filepath.Dir(samples(t)), "ucdp-ged-sample.csv")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Skipf("SKIPPED: no %s", name)
	}
	all, l, _ := read(t, "ucdp-ged-sample.csv", string(b), true)
	if kept, in := l.Faults(); len(in) > 0 || len(all) != 189 {
		t.Fatalf("%d events, %v", len(all), kept)
	}
	countries := map[incident.Country]int{}
	for _, e := range all {
		countries[e.Country]++
	}
	if countries["AF"] != 70 || countries["PK"] != 15 || countries["CD"] != 4 || countries[""] > 0 || len(countries) != 35 {
		t.Errorf("by country: %v", countries)
	}
	here, _, done := read(t, "ucdp-ged-sample.csv", string(b), false)
	if len(here)+done.Outside != len(all) || len(here) == 0 {
		t.Errorf("%d in the area, %d outside of it, %d in all", len(here), done.Outside, len(all))
	}
}
