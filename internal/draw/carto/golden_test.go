package carto

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	counted(t, got)
	// An element a line, so that a difference can be read.
	got = strings.ReplaceAll(got, "><", ">\n<") + "\n"
	path := filepath.Join("testdata", name+".svg")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}

func TestSmallMapsHaveOneScaleAndCountWhatLiesOutside(t *testing.T) {
	signs := []AreaSign{{District: "bannu", Value: 4, Title: "Bannu 4"}, {Admin1: "Kandahar", Value: 2},
		{Admin1: incident.KP, Value: 1, Coarse: true, Title: "KP 1"}, {Admin1: "Khost", Value: 16, Title: "Khost & around 16"},
		{Admin1: "Atlantis", Value: 3}}
	base := shippedBase(t)
	picture, beyond := base.Multiple(Multiple{Title: "2025", Signs: signs, Most: 16, Hollow: true})
	golden(t, "multiple", picture)
	if beyond != 5 {
		t.Errorf("%d lie outside, want Kandahar's 2 and 3 of nowhere", beyond)
	}
	small, large := discRadius(1, 16), discRadius(16, 16)
	if double := discRadius(2, 4); double >= large || discRadius(4, 4) != large || small < leastDisc {
		t.Errorf("radii of %v, %v and %v", small, double, large)
	}
	if n := len(base.MultipleGround()); n > 40_000 {
		t.Errorf("the ground of small maps takes %d bytes", n)
	}
}

func TestASmallMapShowsAPlaceWithItsSurroundings(t *testing.T) {
	at := orb.Point{71.094, 34.118}
	golden(t, "spot", shippedBase(t).Spot(Spot{ID: "spot", Title: "Torkham", Desc: "The crossing", At: &at,
		Gates: []Gate{{At: at, State: "partial", Href: "/c", Title: "Torkham: partly open"}}}))
}
