package storetest

import (
	"errors"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// without is the made dataset whose second incident is withdrawn.
func without(n int) *incident.Dataset {
	ds := Made(n)
	ds.Incidents = ds.Incidents[:1]
	return ds
}

// again is the made dataset with another row under the second incident's id.
func again(n int, edit func(*incident.Incident)) *incident.Dataset {
	ds := Made(n)
	edit(&ds.Incidents[1])
	return ds
}

func withdrawnIDIsNotGivenToAnotherEvent(t *testing.T, k Kind) {
	for name, edit := range map[string]func(*incident.Incident){
		"another day":      func(i *incident.Incident) { i.Date++ },
		"another last day": func(i *incident.Incident) { i.EndDate = 0 },
		"another kind":     func(i *incident.Incident) { i.Type = "ied" },
		"another title":    func(i *incident.Incident) { i.Title = "Another event" },
		"another place":    func(i *incident.Incident) { i.Place = "Bannu" },
		"another district": func(i *incident.Incident) { i.District = "Bannu" },
		"another point":    func(i *incident.Incident) { i.Point = &orb.Point{70.6, 32.99} },
		"no point":         func(i *incident.Incident) { i.Point = nil },
	} {
		s, _ := k.Fresh(t)
		Put(t, s, Made(1))
		Put(t, s, without(2))
		Put(t, s, func() *incident.Dataset { ds := without(3); ds.Context = nil; return ds }()) // it stays known
		ds := again(4, edit)
		faults, err := s.Refusals(t.Context(), ds, nil)
		if err != nil || len(faults) != 1 || faults[0].Where != "incidents.csv:id" || faults[0].Value != "2025-03-04-full" ||
			!strings.Contains(faults[0].Rule, "پورا") || faults[0].Mend == "" {
			t.Errorf("%s: %v (%v)", name, faults, err)
		}
		read := How
		read.Lines = map[string]int{"2025-03-04-full": 14}
		faults, err = s.Refusals(t.Context(), ds, read.Lines)
		if err != nil || len(faults) != 1 || faults[0].Where != "incidents.csv:14:id" {
			t.Errorf("%s, read from a file: %v (%v)", name, faults, err)
		}
		var refused incident.Faults
		_, err = s.Import(t.Context(), ds, read, nil)
		if !errors.As(err, &refused) || len(refused) != 1 || refused[0].Where != "incidents.csv:14:id" {
			t.Errorf("%s: the import says %v", name, err)
		}
		if st, err := s.Status(t.Context()); err != nil || st.Version != Version(3) || st.Imports != 3 {
			t.Errorf("%s: the store holds %+v (%v)", name, st, err)
		}
	}
}

func withdrawnIncidentComesBackAsTheEventThatItWas(t *testing.T, k Kind) {
	for name, edit := range map[string]func(*incident.Incident){
		"unchanged":           func(*incident.Incident) {},
		"with another figure": func(i *incident.Incident) { i.Killed.Best, i.Injured = new(2), nil },
		"with other sources":  func(i *incident.Incident) { i.Sources, i.Claims = nil, nil },
		"with another actor":  func(i *incident.Incident) { i.Actor, i.Summary = "iskp", "Told anew." },
	} {
		s, _ := k.Fresh(t)
		Put(t, s, Made(1))
		Put(t, s, without(2))
		if r := Put(t, s, again(3, edit)); r.Outcome != store.Imported || r.Added != 1 {
			t.Errorf("%s: %+v", name, r)
		}
		// It is an incident like others again: it may change, and go once more under its new title.
		retitle := func(i *incident.Incident) { i.Title = "Told better" }
		if r := Put(t, s, again(4, retitle)); r.Changed != 1 {
			t.Errorf("%s, then with another title: %+v", name, r)
		}
		Put(t, s, without(5))
		if faults, err := s.Refusals(t.Context(), Made(6), nil); err != nil || len(faults) != 1 {
			t.Errorf("%s: the title of before is another event now: %v (%v)", name, faults, err)
		}
		Put(t, s, again(7, retitle))
	}
}

func sameDatasetIsNeverRefused(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	if faults, err := s.Refusals(t.Context(), Made(1), nil); err != nil || len(faults) > 0 {
		t.Errorf("an empty store: %v (%v)", faults, err)
	}
	for n, ds := range []*incident.Dataset{Made(1), Made(1), without(2), without(2), Made(1), Made(1)} {
		if faults, err := s.Refusals(t.Context(), ds, nil); err != nil || len(faults) > 0 {
			t.Errorf("import %d: %v (%v)", n+1, faults, err)
		}
		Put(t, s, ds)
	}
	Holds(t, s, Made(1))
}
