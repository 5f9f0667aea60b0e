package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"khyberatlas/internal/incident"
)

// Load reads the whole dataset as it was imported, all of it from one moment.
func (s *Store) Load(ctx context.Context) (*incident.Dataset, error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("load: %w", explain(s.path, err))
	}
	defer tx.Rollback()
	ds, err := load(ctx, tx)
	if errors.Is(err, ErrEmpty) {
		return nil, fmt.Errorf("%s %w", s.path, err)
	}
	if err != nil {
		return nil, fmt.Errorf("load: %w", explain(s.path, err))
	}
	return ds, nil
}

func load(ctx context.Context, tx *sql.Tx) (*incident.Dataset, error) {
	held, err := status(ctx, tx)
	if err != nil {
		return nil, err
	}
	h := &hand{ctx: ctx, tx: tx}
	meta := read(h, metaTable)
	ds := &incident.Dataset{
		Version:     held.Version,
		Incidents:   incidents(h),
		Crossings:   crossings(h),
		Context:     read(h, contextTable),
		Reported:    read(h, reportedTable),
		Actors:      read(h, actorsTable),
		Districts:   read(h, districtsTable),
		Tehsils:     read(h, tehsilsTable),
		Provinces:   read(h, provinceTable("provinces")),
		AfProvinces: read(h, provinceTable("af_provinces")),
		Towns:       read(h, townsTable),
		Rivers:      read(h, riversTable),
		Landmarks:   read(h, landmarksTable),
		Routes:      read(h, routesTable),
		Changes:     read(h, changesTable),
		Files:       read(h, filesTable),
		History:     releases(h),
		Gone:        gone(h),
	}
	if h.err != nil {
		return nil, h.err
	}
	if len(meta) != 1 {
		return nil, fmt.Errorf("a dataset has one description, not %d", len(meta))
	}
	ds.Meta = meta[0]
	return ds, nil
}

func incidents(h *hand) []incident.Incident {
	list := read(h, incidentsTable)
	at := make(map[string]*incident.Incident, len(list))
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	for _, s := range read(h, sourcesTable) {
		if i := find(h, at, s.IncidentID); i != nil {
			i.Sources = append(i.Sources, s)
		}
	}
	for _, c := range read(h, claimsTable) {
		if i := find(h, at, c.IncidentID); i != nil {
			i.Claims = append(i.Claims, c)
		}
	}
	ages(h, at)
	return list
}

// ages fills in the versions in which each incident came and last changed.
func ages(h *hand, at map[string]*incident.Incident) {
	for _, a := range read(h, agesTable) {
		if i := find(h, at, a.id); i != nil {
			i.CameIn, i.ChangedIn = a.cameIn, a.changedIn
		}
	}
}

// releases are the days on which the versions that were ever imported were released.
func releases(h *hand) map[string]incident.Day {
	days := map[string]incident.Day{}
	for _, r := range read(h, releasesTable) {
		days[r.version] = r.on
	}
	return days
}

// gone are the incidents that an import left out, with the version that first lacked them.
func gone(h *hand) map[string]string {
	out := map[string]string{}
	for _, d := range read(h, departuresTable) {
		out[d.id] = d.version
	}
	return out
}

func crossings(h *hand) []incident.Crossing {
	list := read(h, crossingsTable)
	at := make(map[string]*incident.Crossing, len(list))
	for i := range list {
		at[list[i].ID] = &list[i]
	}
	for _, s := range read(h, spellsTable) {
		if c := find(h, at, s.CrossingID); c != nil {
			c.Spells = append(c.Spells, s)
		}
	}
	return list
}

// find guards against a file whose foreign keys somebody broke by hand.
func find[T any](h *hand, at map[string]*T, id string) *T {
	found, ok := at[id]
	if !ok && h.err == nil {
		h.err = fmt.Errorf("a row points at %q, which isn't there", id)
	}
	return found
}
