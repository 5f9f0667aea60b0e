package sqlite

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// Status reads it; ErrEmpty where nothing was imported yet.
func (s *Store) Status(ctx context.Context) (_ store.Status, err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx)
	if err != nil {
		return store.Status{}, fmt.Errorf("status: %w", err)
	}
	defer tx.Rollback()
	p := provenPast(tx, s.trusts)
	if tx.err != nil {
		return store.Status{}, explain(s.path, tx.err)
	}
	st, err := p.status()
	return st, explain(s.path, err)
}

// status of an empty store is its zero value but for OnlyEmbedded, with ErrEmpty.
func (p past) status() (store.Status, error) {
	st := store.Status{Imports: len(p.versions), OnlyEmbedded: true}
	if st.Imports == 0 {
		return st, store.ErrEmpty
	}
	for _, v := range p.versions {
		// Another record beside ours doesn't keep ours from following what a program carries.
		st.OnlyEmbedded = st.OnlyEmbedded && (v.embedded || v.format != "" && v.format != "atlas")
	}
	last := p.versions[st.Imports-1]
	st.Version, st.Program, st.Source, st.Format = last.version, last.program, last.source, last.format
	var err [3]error
	st.Released, err[0] = incident.ParseDay(last.released)
	st.ImportedAt, err[1] = time.Parse(time.RFC3339, last.importedAt)
	err[2] = json.Unmarshal([]byte(last.counts), &st.Counts)
	if err := errors.Join(err[:]...); err != nil {
		return store.Status{}, damage{fmt.Errorf("read versions: %w", err)}
	}
	return st, nil
}
