package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// Import puts a dataset in the place of the one held, whole, in one transaction. Killed at any moment it leaves the old
// version or the new one. A dataset that the store refuses is an incident.Faults; one into a database that is itself refused
// fails like reading it. progress may be nil.
func (s *Store) Import(ctx context.Context, ds *incident.Dataset, how store.How, progress store.Progress) (store.Result, error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, err))
	}
	defer tx.Rollback()
	if err := intact(ctx, tx); err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, err))
	}
	h := &hand{ctx: ctx, tx: tx}
	p, old, err := s.load(h)
	switch {
	case errors.Is(err, store.ErrEmpty):
		old = &incident.Dataset{}
	case err != nil:
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, err))
	}
	result := store.Result{Before: old.Version, After: ds.Version}
	if old.Version == ds.Version {
		result.Outcome = store.Unchanged
		return result, nil
	}
	if held, _ := p.status(); how.When != nil && !how.When(held) {
		return store.Result{Outcome: store.Kept, Before: old.Version, After: old.Version}, nil
	}
	if faults := p.refusals(ds, how.Lines); len(faults) > 0 {
		return store.Result{}, faults
	}
	version, err := record(ctx, tx, ds, how)
	if err != nil {
		return store.Result{}, err
	}
	if err := keepHistory(ctx, tx, version, old.Incidents, ds.Incidents, &result); err != nil {
		return store.Result{}, err
	}
	p.keepWithdrawn(h, old.Incidents, ds.Incidents)
	if sealPast(h); h.err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, h.err))
	}
	if err := replace(ctx, tx, ds, progress); err != nil {
		return store.Result{}, err
	}
	if err := tx.Commit(); err != nil {
		return store.Result{}, fmt.Errorf("import: %w", explain(s.path, err))
	}
	return result, nil
}

// intact looks for damage that no row shows: an import that is written into a broken file breaks more.
func intact(ctx context.Context, tx *sql.Tx) error {
	var found string
	if err := tx.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&found); err != nil {
		return err
	}
	if found != "ok" {
		return damage{errors.New(found)}
	}
	return nil
}

// replace empties every table of the dataset, those that point at others first, and writes them anew.
func replace(ctx context.Context, tx *sql.Tx, ds *incident.Dataset, progress store.Progress) error {
	for _, name := range []string{"claims", "incident_sources", "incidents", "crossing_status", "crossings",
		"context_events", "reported_totals", "district_changes", "routes", "passes_peaks", "rivers", "towns", "af_provinces", "provinces", "tehsils",
		"districts", "actors", "files", "meta"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+name); err != nil {
			return fmt.Errorf("empty %s: %w", name, err)
		}
	}
	sources, claims, spells := flatten(ds)
	h := &hand{ctx: ctx, tx: tx, done: counter(ds, progress)}
	write(h, metaTable, []incident.Meta{ds.Meta})
	write(h, filesTable, ds.Files)
	write(h, actorsTable, ds.Actors)
	write(h, districtsTable, ds.Districts)
	write(h, tehsilsTable, ds.Tehsils)
	write(h, provinceTable("provinces"), ds.Provinces)
	write(h, provinceTable("af_provinces"), ds.AfProvinces)
	write(h, townsTable, ds.Towns)
	write(h, riversTable, ds.Rivers)
	write(h, landmarksTable, ds.Landmarks)
	write(h, routesTable, ds.Routes)
	write(h, incidentsTable, ds.Incidents)
	write(h, sourcesTable, sources)
	write(h, claimsTable, claims)
	write(h, crossingsTable, ds.Crossings)
	write(h, spellsTable, spells)
	write(h, contextTable, ds.Context)
	write(h, reportedTable, ds.Reported)
	write(h, changesTable, ds.Changes)
	return h.err
}

func flatten(ds *incident.Dataset) (sources []incident.Source, claims []incident.Claim, spells []incident.Spell) {
	for i := range ds.Incidents {
		sources = append(sources, ds.Incidents[i].Sources...)
		claims = append(claims, ds.Incidents[i].Claims...)
	}
	for i := range ds.Crossings {
		spells = append(spells, ds.Crossings[i].Spells...)
	}
	return sources, claims, spells
}

// counter reports progress once a hundredth of the way, not once a row.
func counter(ds *incident.Dataset, progress store.Progress) func() {
	if progress == nil {
		return func() {}
	}
	total := len(ds.Files) + 1
	for _, n := range ds.Counts() {
		total += n
	}
	done, stride := 0, max(1, total/100)
	return func() {
		done++
		if done%stride == 0 || done == total {
			progress(done, total)
		}
	}
}
