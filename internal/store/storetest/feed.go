package storetest

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// theirs is an incident of a record that is not ours.
func theirs(id string, day string, killed int) *incident.Incident {
	return &incident.Incident{ID: id, Origin: "theirs", Date: incident.MustDay(day), DatePrecision: "day", Type: "state_based",
		Title: "Theirs " + id, Country: "IR", GeoPrecision: "country", Actor: "other", Confidence: "reported",
		Killed: incident.Toll{Best: &killed}, Coding: incident.Coding{SideA: "A", SideB: "B", EventClarity: 1},
		Sources: []incident.Source{{IncidentID: id, Publisher: "P", Published: incident.MustDay(day), Note: "a; \"b\""}}}
}

// feedOf brings rows of a stamp, with one period.
func feedOf(stamp int64, rows ...*incident.Incident) store.Feed {
	return store.Feed{
		Rows: func(_ *incident.Dataset, put func(store.Row) error) error {
			for _, i := range rows {
				if err := put(store.Row{Incident: i, Stamp: stamp}); err != nil {
					return err
				}
			}
			return nil
		},
		About: func(incident.Origin) (incident.Origin, []incident.Period) {
			return incident.Origin{ID: "theirs", Name: "Theirs", Redistribute: true}, []incident.Period{{Completeness: "complete",
				Days: incident.Days{From: incident.MustDay("2024-01-01"), To: incident.MustDay("2024-12-31")}}}
		},
		Complete: func() (incident.Days, int64) { return incident.Days{}, 0 },
	}
}

func ofTheirs(t *testing.T, s Store) (found []incident.Incident, ds *incident.Dataset) {
	t.Helper()
	ds, err := Load(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range ds.Incidents {
		if i.Origin == "theirs" {
			i.CameIn, i.ChangedIn = "", ""
			found = append(found, i)
		}
	}
	return found, ds
}

func fed(t *testing.T, s Store, feed store.Feed) store.Result {
	t.Helper()
	r, err := s.Feed(t.Context(), "theirs", feed, How)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func anotherRecordStandsBesideOurs(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	rows := []*incident.Incident{theirs("t-2", "2024-03-01", 2), theirs("t-1", "2024-02-01", 1)}
	r := fed(t, s, feedOf(5, rows...))
	if r.Added != 2 || r.Outcome != store.Imported || r.After == r.Before {
		t.Errorf("the first feed did %+v", r)
	}
	found, ds := ofTheirs(t, s)
	if diff := cmp.Diff([]incident.Incident{*rows[1], *rows[0]}, found); diff != "" {
		t.Errorf("loaded differs from fed (-want +got):\n%s", diff)
	}
	if len(ds.Incidents) != 4 || ds.Digests[0].Rows != 2 || len(ds.AllPeriods()) != 2 || ds.Version != r.After {
		t.Errorf("%d incidents, digests %+v, periods %+v", len(ds.Incidents), ds.Digests, ds.Periods)
	}
	if again := fed(t, s, feedOf(5, rows...)); again.Outcome != store.Unchanged || again.After != r.After {
		t.Errorf("the same feed again did %+v", again)
	}
	Put(t, s, Made(2)) // ours anew
	if found, ds := ofTheirs(t, s); len(found) != 2 || len(ds.Origins) != 2 && len(ds.AllOrigins()) != 2 {
		t.Errorf("an import of ours left %d of theirs, origins %+v", len(found), ds.Origins)
	}
}

func aRecordWithoutRowsIsWhatTheDatasetSaysOfIt(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	pair := incident.Pair{A: "2025-03-04-full", B: "t-1", Verdict: incident.Same, By: incident.ByPerson}
	for n, name := range []string{"Old", "New", "Newest"} {
		ds := Made(n + 1)
		ds.Origins = []incident.Origin{{ID: "theirs", Name: name}}
		if n == 0 {
			ds.Pairs = []incident.Pair{pair} // stays, so that what is held is more than what comes
		}
		Put(t, s, ds)
		held, err := Load(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		if o, _ := held.Origin("theirs"); o.Name != name || !slices.Equal(held.Pairs, []incident.Pair{pair}) {
			t.Errorf("%q is held after %q, with pairs %+v", o.Name, name, held.Pairs)
		}
	}
}

func whatIsSaidLaterHolds(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	first := fed(t, s, feedOf(5, theirs("t-1", "2024-02-01", 1), theirs("t-2", "2024-03-01", 2)))
	if r := fed(t, s, feedOf(4, theirs("t-1", "2024-02-01", 9))); r.Older != 1 || r.Outcome != store.Unchanged {
		t.Errorf("an earlier feed did %+v", r)
	}
	second := fed(t, s, feedOf(6, theirs("t-1", "2024-02-01", 7)))
	if second.Changed != 1 || second.Added != 0 {
		t.Errorf("a later feed did %+v", second)
	}
	ds, err := Load(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range ds.Incidents {
		if i.ID == "t-1" && (*i.Killed.Best != 7 || i.CameIn != first.After || i.ChangedIn != second.After) {
			t.Errorf("t-1 is %+v, came in %s, changed in %s", i, i.CameIn, i.ChangedIn)
		}
	}
	whole := feedOf(7, theirs("t-2", "2024-03-01", 2))
	whole.Whole = true
	third := fed(t, s, whole)
	if _, ds := ofTheirs(t, s); third.Removed != 1 || ds.Gone["t-1"] != third.After {
		t.Errorf("a whole feed did %+v, gone are %v", third, ds.Gone)
	}
}

func provisionalRowsGoWhenTheRecordIsComplete(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	early := feedOf(1)
	early.Rows = func(_ *incident.Dataset, put func(store.Row) error) error {
		return errors.Join(put(store.Row{Incident: theirs("t-1", "2024-02-01", 1), Stamp: 1, Provisional: true}),
			put(store.Row{Incident: theirs("t-2", "2024-03-01", 1), Stamp: 1, Provisional: true}),
			put(store.Row{Incident: theirs("t-3", "2025-03-01", 1), Stamp: 1, Provisional: true}))
	}
	fed(t, s, early)
	yearly := feedOf(2, theirs("t-2", "2024-03-01", 4))
	yearly.Complete = func() (incident.Days, int64) {
		return incident.Days{From: incident.MustDay("2024-01-01"), To: incident.MustDay("2024-12-31")}, 2
	}
	fed(t, s, yearly)
	found, _ := ofTheirs(t, s)
	if ids := []string{found[0].ID, found[len(found)-1].ID}; len(found) != 2 || !slices.Equal(ids, []string{"t-2", "t-3"}) {
		t.Errorf("%d are left: %q", len(found), ids)
	}
	late := feedOf(3)
	late.Withdrawn = []string{"t-3", "t-99"}
	if r := fed(t, s, late); r.Removed != 1 {
		t.Errorf("a withdrawal did %+v", r)
	}
}

func aFeedThatFailsChangesNothing(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	broken := feedOf(1)
	stop := errors.New("stop")
	broken.Rows = func(_ *incident.Dataset, put func(store.Row) error) error {
		return errors.Join(put(store.Row{Incident: theirs("t-1", "2024-02-01", 1)}), stop)
	}
	if _, err := s.Feed(t.Context(), "theirs", broken, How); !errors.Is(err, stop) {
		t.Errorf("it ends with %v", err)
	}
	Holds(t, s, Made(1))
}

func aRecordTakesNoIncidentOfAnother(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	fed(t, s, feedOf(1, theirs("t-1", "2024-02-01", 1)))
	other := theirs("t-1", "2024-02-01", 2)
	other.Origin = "others"
	for _, stamp := range []int64{9, 0} { // earlier than held too
		if _, err := s.Feed(t.Context(), "others", feedOf(stamp, other), How); err == nil {
			t.Errorf("an id of another record is taken at %d", stamp)
		}
	}
	if found, _ := ofTheirs(t, s); len(found) != 1 || *found[0].Killed.Best != 1 {
		t.Errorf("after that there is %+v", found)
	}
}

func aVerdictLeavesEverythingElseAsItIs(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	early := feedOf(5, theirs("t-1", "2024-02-01", 1))
	early.Rows = func(_ *incident.Dataset, put func(store.Row) error) error {
		return put(store.Row{Incident: theirs("t-1", "2024-02-01", 1), Stamp: 5, Provisional: true})
	}
	came := fed(t, s, early)
	pair := incident.Pair{A: "2025-03-04-full", B: "t-1", Verdict: incident.Different, By: incident.ByPerson, Why: "w"}
	for _, p := range []incident.Pair{pair, {A: pair.B, B: pair.A, Verdict: incident.Same, By: incident.ByPerson}, pair} {
		if r, err := s.Judge(t.Context(), p, How); err != nil || r.Outcome != store.Imported || r.After == r.Before {
			t.Errorf("%+v: %+v, %v", p, r, err)
		}
	}
	if r, err := s.Judge(t.Context(), pair, How); err != nil || r.Outcome != store.Unchanged {
		t.Errorf("the same again: %+v, %v", r, err)
	}
	ds, err := Load(t.Context(), s)
	if err != nil || !slices.Equal(ds.Pairs, []incident.Pair{pair}) {
		t.Fatalf("%+v are kept, %v", ds.Pairs, err)
	}
	for _, i := range ds.Incidents {
		if i.ID == "t-1" && (i.CameIn != came.After || i.ChangedIn != came.After) {
			t.Errorf("t-1 came in %s and changed in %s, want %s", i.CameIn, i.ChangedIn, came.After)
		}
	}
	// What was said of it later than a feed says, and that it is provisional, is still known.
	if r := fed(t, s, feedOf(4, theirs("t-1", "2024-02-01", 9))); r.Older != 1 {
		t.Errorf("an earlier feed did %+v", r)
	}
	yearly := feedOf(6)
	yearly.Complete = func() (incident.Days, int64) {
		return incident.Days{From: incident.MustDay("2024-01-01"), To: incident.MustDay("2024-12-31")}, 6
	}
	if r := fed(t, s, yearly); r.Removed != 1 {
		t.Errorf("a whole year did %+v", r)
	}
}

// A dataset says how the incidents of a record are, and not when that was said of them, nor whether provisionally.
func aDatasetLeavesWhenARecordSaidWhat(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	Put(t, s, Made(1))
	early := feedOf(5)
	early.Rows = func(_ *incident.Dataset, put func(store.Row) error) error {
		return errors.Join(put(store.Row{Incident: theirs("t-1", "2024-02-01", 1), Stamp: 5, Provisional: true}),
			put(store.Row{Incident: theirs("t-2", "2024-02-01", 2), Stamp: 5}),
			put(store.Row{Incident: theirs("t-3", "2024-02-01", 3), Stamp: 5}))
	}
	fed(t, s, early)
	both := func(rows ...*incident.Incident) *incident.Dataset {
		other, _ := k.Fresh(t)
		Put(t, other, Made(2))
		fed(t, other, feedOf(1, rows...))
		ds, err := Load(t.Context(), other)
		if err != nil {
			t.Fatal(err)
		}
		return ds
	}
	later := both(theirs("t-1", "2024-02-01", 1), theirs("t-2", "2024-02-01", 8), theirs("t-4", "2024-02-01", 4))
	if r := Put(t, s, later); r.Added < 1 || r.Changed < 1 || r.Removed < 1 {
		t.Errorf("the dataset did %+v", r)
	}
	Holds(t, s, later)
	if _, ds := ofTheirs(t, s); ds.Gone["t-3"] != ds.Version {
		t.Errorf("t-3 went in %q", ds.Gone["t-3"])
	}
	Put(t, s, both(theirs("t-1", "2024-02-01", 1), theirs("t-2", "2024-02-01", 8), theirs("t-3", "2024-02-01", 3)))
	if _, ds := ofTheirs(t, s); ds.Gone["t-3"] != "" || ds.Gone["t-4"] != ds.Version {
		t.Errorf("t-3 is back and t-4 gone: %v", ds.Gone)
	}
	if r := fed(t, s, feedOf(4, theirs("t-1", "2024-02-01", 9), theirs("t-2", "2024-02-01", 9))); r.Older != 2 {
		t.Errorf("an earlier feed did %+v", r)
	}
	yearly := feedOf(6)
	yearly.Complete = func() (incident.Days, int64) {
		return incident.Days{From: incident.MustDay("2024-01-01"), To: incident.MustDay("2024-12-31")}, 6
	}
	if r := fed(t, s, yearly); r.Removed != 1 {
		t.Errorf("a whole year did %+v", r)
	}
}

func aVerdictOutlastsImports(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	ds := Made(1)
	ds.Pairs = []incident.Pair{{A: "2025-03-04-full", B: "t-1", Verdict: incident.Same, By: incident.ByPerson}}
	Put(t, s, ds)
	Put(t, s, Made(2))
	loaded, err := Load(t.Context(), s)
	if err != nil || !slices.Equal(loaded.Pairs, ds.Pairs) {
		t.Errorf("%+v are left, %v", loaded.Pairs, err)
	}
}
