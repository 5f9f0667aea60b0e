package postgis_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// row is what tests compare of an incident in a view.
type row struct {
	ID, Title, Summary, Origin string
	Sources, Claims            int
	First, Last                string
	Killed                     *int
	East, North                *float64
	MayBePassedOn              bool
	CameIn, ChangedIn          string
}

const rowsQuery = `SELECT id, title, summary, origin, sources_count, claims_count, first_day::text, last_day::text, killed,
	ST_X(geom), ST_Y(geom), redistribute, came_in, changed_in FROM `

// rowsOf are the incidents of a dataset as a view shows them.
func rowsOf(ds *incident.Dataset, ages map[string][2]string) (out []row) {
	for _, i := range ds.Incidents {
		origin, _ := ds.Origin(i.Origin)
		r := row{ID: i.ID, Title: i.Title, Summary: i.Summary, Origin: i.Origin, Sources: len(i.Sources), Claims: len(i.Claims),
			First: i.Span().From.String(), Last: i.Span().To.String(), Killed: i.Killed.Best, MayBePassedOn: origin.Redistribute,
			CameIn: ages[i.ID][0], ChangedIn: ages[i.ID][1]}
		if i.Point != nil {
			r.East, r.North = &i.Point[0], &i.Point[1]
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b row) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// age goes on with when incidents came and last changed, with a dataset that is imported.
func age(ages map[string][2]string, before, now *incident.Dataset) map[string][2]string {
	out, was := maps.Clone(ages), map[string]incident.Incident{}
	if before != nil {
		for _, i := range before.Incidents {
			was[i.ID] = i
		}
	}
	for _, i := range now.Incidents {
		old, held := was[i.ID]
		switch {
		case out[i.ID][0] == "":
			out[i.ID] = [2]string{now.Version, now.Version}
		case !held || !cmp.Equal(old, i, cmpopts.EquateEmpty()):
			out[i.ID] = [2]string{out[i.ID][0], now.Version}
		}
	}
	return out
}

func TestViewsShowWhatEachVersionHeld(t *testing.T) {
	first, second := datasettest.Shipped(t), later(t)
	address := holding(t, first, second)
	ages := age(map[string][2]string{}, nil, first)
	shows(t, address, "atlas.incidents_at('"+first.Version+"')", rowsOf(first, ages))
	ages = age(ages, first, second)
	shows(t, address, "atlas.incidents_at('"+second.Version+"')", rowsOf(second, ages))
	shows(t, address, "atlas.incidents", rowsOf(second, ages))
}

// Whatever comes, changes, goes and comes back, each version is shown as it was.
func TestAnyVersionIsShownAsItWas(t *testing.T) {
	address := holding(t)
	s, err := postgis.Open(t.Context(), address, store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	// One store takes them all, one version more in every case: to make another takes longer than many imports.
	var held []*incident.Dataset
	ages := []map[string][2]string{{}}
	rapid.Check(t, func(rt *rapid.T) {
		ds := anyOfThree(rt, len(held)+1)
		if _, err := s.Import(t.Context(), ds, storetest.How, nil); err != nil {
			t.Fatal(err)
		}
		var before *incident.Dataset
		if len(held) > 0 {
			before = held[len(held)-1]
		}
		held, ages = append(held, ds), append(ages, age(ages[len(ages)-1], before, ds))
		shows(rt, address, "atlas.incidents", rowsOf(ds, ages[len(held)]))
		n := rapid.IntRange(0, len(held)-1).Draw(rt, "version")
		shows(rt, address, "atlas.incidents_at('"+held[n].Version+"')", rowsOf(held[n], ages[n+1]))
	})
}

// anyOfThree is a dataset with some of three incidents, which say of their event one thing or another.
func anyOfThree(t *rapid.T, n int) *incident.Dataset {
	ds := storetest.Made(n)
	like := ds.Incidents[1]
	ds.Incidents = nil
	for _, id := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), rapid.ID[string]).Draw(t, "incidents") {
		i := like
		i.ID, i.Summary, i.Sources, i.Claims = id, rapid.SampledFrom([]string{"one", "other"}).Draw(t, "summary"), nil, nil
		for range rapid.IntRange(0, 2).Draw(t, "sources") {
			note := rapid.SampledFrom([]string{"x", "y"}).Draw(t, "note")
			i.Sources = append(i.Sources, incident.Source{IncidentID: id, Publisher: "P", Note: note})
		}
		for range rapid.IntRange(0, 2).Draw(t, "claims") {
			c := like.Claims[0]
			c.IncidentID, c.KilledLow = id, new(rapid.IntRange(0, 1).Draw(t, "killed"))
			i.Claims = append(i.Claims, c)
		}
		canon.SealRow(&i)
		ds.Incidents = append(ds.Incidents, i)
	}
	return ds
}

func shows(t interface {
	Helper()
	Fatalf(string, ...any)
}, address, from string, want []row) {
	t.Helper()
	got, err := asked[row](address, rowsQuery+from+" ORDER BY id COLLATE \"C\"")
	if err != nil {
		t.Fatalf("%s: %v", from, err)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s (-want +got):\n%s", from, diff)
	}
}

func TestAVersionThatIsNotThereIsAnError(t *testing.T) {
	address := holding(t, storetest.Made(1), storetest.Made(2))
	copied := cluster.Shared(t).Database(t)
	s, err := postgis.Open(t.Context(), address, store.Read)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct{ address, version, want string }{
		"one that never was": {address, storetest.Version(3), "has held no version"},
		"no name at all":     {address, "yesterday", "has held no version"},
		"left behind":        {copied, storetest.Version(1), "holds no rows of version"},
	} {
		// In a box without any row, too.
		_, err := asked[row](tc.address, rowsQuery+"atlas.incidents_at('"+tc.version+
			"') WHERE geom && ST_MakeEnvelope(0, 0, 1, 1, 4326)")
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
	if _, err := asked[row](copied, rowsQuery+"atlas.incidents_at('"+storetest.Version(2)+"')"); err != nil {
		t.Errorf("the version that was copied: %v", err)
	}
}
