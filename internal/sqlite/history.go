package sqlite

import (
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// addVersion writes the import's own row and returns its number.
func addVersion(tx *transaction, ds *incident.Dataset, how store.How) (int64, error) {
	rows := ds.Counts()
	rows["incidents"] = len(ours(ds.Incidents))
	for _, d := range ds.Digests {
		rows["incidents"] += d.Rows
	}
	counts, err := json.Marshal(rows)
	if err != nil {
		return 0, fmt.Errorf("record import: %w", err)
	}
	done, err := tx.ExecContext(tx.ctx, `
		INSERT INTO versions (version, released, imported_at, program, source, format, embedded, counts)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		ds.Version, ds.Meta.Released.String(), how.At.UTC().Format(time.RFC3339), how.Program, how.Source, how.Format,
		how.Embedded, string(counts))
	if err != nil {
		return 0, fmt.Errorf("record import: %w", err)
	}
	return done.LastInsertId()
}

// keepHistory notes for every incident in which version it came and last changed. One that went and comes back keeps
// the version in which it first came, and coming back is a change.
func keepHistory(tx *transaction, version int64, before, after []incident.Incident, result *store.Result) error {
	known := make(map[string]*incident.Incident, len(before))
	for i := range before {
		known[before[i].ID] = &before[i]
	}
	put, err := tx.PrepareContext(tx.ctx, `
		INSERT INTO incident_history (id, came_in, changed_in) VALUES (?1, ?2, ?2)
		ON CONFLICT (id) DO UPDATE SET changed_in = ?2, gone_in = NULL`)
	if err != nil {
		return fmt.Errorf("keep history: %w", err)
	}
	defer put.Close()
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
		if _, err := put.ExecContext(tx.ctx, after[i].ID, version); err != nil {
			return fmt.Errorf("keep history of %s: %w", after[i].ID, err)
		}
	}
	for id := range known {
		result.Removed++
		if _, err := tx.ExecContext(tx.ctx, "UPDATE incident_history SET gone_in = ? WHERE id = ?", version, id); err != nil {
			return fmt.Errorf("keep history of %s: %w", id, err)
		}
	}
	return nil
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
