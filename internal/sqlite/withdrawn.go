package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite/cell"
)

// withdrawnTable has of each incident that an import left out what tells its event from others.
var withdrawnTable = table[incident.Incident]{"withdrawn", "id",
	`id, date, end_date, date_precision, type, title, place, district, admin1, country, lat, lon`,
	func(i *incident.Incident) []any {
		return []any{&i.ID, cell.Day(&i.Date), cell.Day(&i.EndDate), &i.DatePrecision, &i.Type, &i.Title, &i.Place, &i.District,
			&i.Admin1, &i.Country, cell.Degree(&i.Point, 1), cell.Degree(&i.Point, 0)}
	}}

// Refusals are the faults for which the store would refuse a dataset that is sound by itself: an id that somebody may have
// cited stands for one event for good, also after the event was withdrawn. lines are those of How.
func (s *Store) Refusals(ctx context.Context, ds *incident.Dataset, lines map[string]int) (_ incident.Faults, err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx)
	if err != nil {
		return nil, fmt.Errorf("ask the store: %w", err)
	}
	defer tx.Rollback()
	p := provenPast(tx, s.trusts)
	if tx.err != nil {
		return nil, fmt.Errorf("ask the store: %w", explain(s.path, tx.err))
	}
	return p.refusals(ds, lines), nil
}

func (p past) refusals(ds *incident.Dataset, lines map[string]int) incident.Faults {
	gone := map[string]*incident.Incident{}
	for _, i := range p.withdrawn {
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

// keepWithdrawn notes which events go, and forgets those that are back.
func (p past) keepWithdrawn(tx *transaction, before, after []incident.Incident) {
	here := make(map[string]bool, len(after))
	for i := range after {
		here[after[i].ID] = true
	}
	var back, gone []incident.Incident
	for _, i := range p.withdrawn {
		if here[i.ID] {
			back = append(back, i)
		}
	}
	for i := range before {
		if !here[before[i].ID] {
			gone = append(gone, before[i])
		}
	}
	for _, i := range back {
		tx.exec("DELETE FROM withdrawn WHERE id = ?", i.ID)
	}
	write(tx, withdrawnTable, gone)
}
