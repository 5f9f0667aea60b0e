package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

func whatIsLaidIntoTheGroundOutlastsImports(t *testing.T, k Kind) {
	s, place := k.Fresh(t)
	roads := incident.GroundLayer{Name: "roads", Attribution: "© somebody", Licence: "ODbL 1.0", LicenceURL: "https://example.org/l",
		Source: "roads.geojson", Imported: incident.MustDay("2026-01-02"), Far: []byte(`{"far":1}`), Near: []byte(`{"near":1}`)}
	places := incident.GroundLayer{Name: "places", Imported: incident.MustDay("2026-01-02"), Far: []byte{}, Near: []byte{},
		Names: []incident.GroundName{{Local: "کابل", Rank: 2, At: []orb.Point{{69.17, 34.53}}}}}
	lay := func(layers ...incident.GroundLayer) {
		t.Helper()
		for _, l := range layers {
			if err := s.Lay(t.Context(), l); err != nil {
				t.Fatal(err)
			}
		}
	}
	lay(places, roads)
	if _, err := Load(t.Context(), s); !errors.Is(err, store.ErrEmpty) {
		t.Errorf("a ground without a dataset: %v, want ErrEmpty", err)
	}
	holds := func(n int, want ...incident.GroundLayer) {
		t.Helper()
		ds, err := Load(t.Context(), k.MustOpen(t, place, store.Read))
		if err != nil {
			t.Fatal(err)
		}
		for i := range ds.Ground {
			if len(ds.Ground[i].Names) == 0 {
				ds.Ground[i].Names = nil
			}
		}
		if d := cmp.Diff(want, ds.Ground); d != "" || ds.Version != Version(n) {
			t.Errorf("version %s with (-want +got)\n%s", ds.Version, d)
		}
	}
	Put(t, s, Made(1))
	holds(1, roads, places)
	Put(t, s, Made(2))
	roads.Attribution = ""
	lay(roads)
	holds(2, roads, places)
	for _, want := range []bool{true, false} {
		if found, err := s.Lift(t.Context(), "roads"); err != nil || found != want {
			t.Errorf("lifted: %v (%v), want %v", found, err, want)
		}
	}
	holds(2, places)
	if err := s.Lay(t.Context(), incident.GroundLayer{Name: "clouds", Imported: roads.Imported}); err == nil {
		t.Error("a layer of no name was laid")
	}
	holds(2, places)
}
