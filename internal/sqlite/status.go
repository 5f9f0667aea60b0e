package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"khyberatlas/internal/incident"
)

// Status is which dataset a database holds and how it came there.
type Status struct {
	Version      string
	Released     incident.Day
	ImportedAt   time.Time
	Program      string
	Source       string
	Format       string
	Counts       map[string]int // rows by table
	Imports      int            // how many there have been
	OnlyEmbedded bool           // never held anything but what a program carried
}

// Status reads it; ErrEmpty where nothing was imported yet.
func (s *Store) Status(ctx context.Context) (Status, error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return Status{}, fmt.Errorf("status: %w", explain(s.path, err))
	}
	defer tx.Rollback()
	st, err := status(ctx, tx)
	if errors.Is(err, ErrEmpty) {
		return st, fmt.Errorf("%s %w", s.path, err)
	}
	return st, explain(s.path, err)
}

// status of an empty store is its zero value but for OnlyEmbedded, with ErrEmpty.
func status(ctx context.Context, tx *sql.Tx) (Status, error) {
	var st Status
	var imported, counts string
	err := tx.QueryRowContext(ctx, `
		SELECT version, released, imported_at, program, source, format, counts, count(*) OVER (),
		       min(embedded) OVER ()
		FROM versions ORDER BY id DESC LIMIT 1`).
		Scan(&st.Version, dayCell{&st.Released}, &imported, &st.Program, &st.Source, &st.Format, &counts, &st.Imports,
			&st.OnlyEmbedded)
	if errors.Is(err, sql.ErrNoRows) {
		return Status{OnlyEmbedded: true}, ErrEmpty
	}
	if err != nil {
		return Status{}, fmt.Errorf("read status: %w", err)
	}
	if st.ImportedAt, err = time.Parse(time.RFC3339, imported); err != nil {
		return Status{}, fmt.Errorf("read status: %w", err)
	}
	if err := json.Unmarshal([]byte(counts), &st.Counts); err != nil {
		return Status{}, fmt.Errorf("read status: %w", err)
	}
	return st, nil
}

// Counts are the rows of a dataset by table.
func Counts(ds *incident.Dataset) map[string]int {
	sources, claims, spells := flatten(ds)
	return map[string]int{
		"incidents": len(ds.Incidents), "incident_sources": len(sources), "claims": len(claims),
		"crossings": len(ds.Crossings), "crossing_status": len(spells), "context_events": len(ds.Context),
		"reported_totals": len(ds.Reported), "actors": len(ds.Actors), "districts": len(ds.Districts),
		"tehsils": len(ds.Tehsils), "provinces": len(ds.Provinces), "af_provinces": len(ds.AfProvinces),
		"towns": len(ds.Towns), "district_changes": len(ds.Changes),
		"rivers": len(ds.Rivers), "passes_peaks": len(ds.Landmarks), "routes": len(ds.Routes),
	}
}
