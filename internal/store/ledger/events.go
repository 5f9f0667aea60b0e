package ledger

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// Said are the incidents of ours of which an import says something that was not said before: those that came, came back or
// changed. Went are those that it no longer has. The result counts them.
func Said(before, after []incident.Incident, result *store.Result) (said, went []string) {
	known := make(map[string]*incident.Incident, len(before))
	for i := range before {
		known[before[i].ID] = &before[i]
	}
	for i := range after {
		old, held := known[after[i].ID]
		delete(known, after[i].ID)
		switch {
		case held && same(old, &after[i]):
			continue
		case held:
			result.Changed++
		default:
			result.Added++
		}
		said = append(said, after[i].ID)
	}
	for id := range known {
		result.Removed++
		went = append(went, id)
	}
	slices.Sort(went)
	return said, went
}

// same compares what two incidents say, with their sources and claims.
func same(a, b *incident.Incident) bool {
	return reflect.DeepEqual(withoutPast(a), withoutPast(b))
}

// withoutPast is an incident without what only the store knows of it.
func withoutPast(i *incident.Incident) incident.Incident {
	c := *i
	c.CameIn, c.ChangedIn = "", ""
	if len(c.Sources) == 0 {
		c.Sources = nil
	}
	if len(c.Claims) == 0 {
		c.Claims = nil
	}
	return c
}

// Refusals are the faults for which a store refuses a dataset that is sound by itself: an id that somebody may have cited
// stands for one event for good, also after the event was withdrawn. lines are those of store.How.
func (p Past) Refusals(ds *incident.Dataset, lines map[string]int) incident.Faults {
	gone := map[string]*incident.Incident{}
	for _, i := range p.Withdrawn {
		gone[i.ID] = &i
	}
	var faults incident.Faults
	for n := range ds.Incidents {
		now := &ds.Incidents[n]
		was, ok := gone[now.ID]
		if !ok || was.SameEvent(now) {
			continue
		}
		faults = append(faults, incident.Fault{Where: placeOfID(now.ID, lines), Value: now.ID,
			Rule: "the id of a withdrawn incident is not given to another event; it stood for " + eventName(was),
			Mend: "give this event an id of its own; the old one comes back with its days, type, title and place as they were"})
	}
	return faults
}

func placeOfID(id string, lines map[string]int) string {
	if line, ok := lines[id]; ok {
		return fmt.Sprintf("incidents.csv:%d:id", line)
	}
	return "incidents.csv:id"
}

// eventName is how a fault names an event.
func eventName(i *incident.Incident) string {
	where := slices.DeleteFunc([]string{i.Place, i.District, i.Admin1}, func(s string) bool { return s == "" })
	return fmt.Sprintf("%q, %s, %s", i.Title, i.Type, strings.Join(append([]string{i.Span().String()}, where...), ", "))
}

// Withdraws are the events that go with an import, and those withdrawn that are back.
func (p Past) Withdraws(before, after []incident.Incident) (gone, back []incident.Incident) {
	here := make(map[string]bool, len(after))
	for i := range after {
		here[after[i].ID] = true
	}
	for _, i := range p.Withdrawn {
		if here[i.ID] {
			back = append(back, i)
		}
	}
	for i := range before {
		if !here[before[i].ID] {
			gone = append(gone, before[i])
		}
	}
	return gone, back
}
