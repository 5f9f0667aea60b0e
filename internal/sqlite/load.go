package sqlite

import (
	"context"
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
	_, ds, err := s.load(&hand{ctx: ctx, tx: tx})
	if err != nil {
		return nil, fmt.Errorf("load: %w", explain(s.path, err))
	}
	return ds, nil
}

// load reads and proves what is held.
func (s *Store) load(h *hand) (past, *incident.Dataset, error) {
	p := provenPast(h, s.trusts)
	if h.err != nil {
		return p, nil, h.err
	}
	held, err := p.status()
	if err != nil {
		return p, nil, err
	}
	ds := rows(h)
	if h.err != nil {
		return p, nil, h.err
	}
	ds.Version = held.Version
	if err := p.tell(ds); err != nil {
		return p, nil, err
	}
	if s.compare != nil {
		if tables := s.compare(ds); len(tables) > 0 {
			return p, nil, edited{tables}
		}
	}
	return p, ds, nil
}

// rows are the tables of the dataset.
func rows(h *hand) *incident.Dataset {
	meta := read(h, metaTable)
	ds := &incident.Dataset{
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
	}
	switch {
	case h.err != nil:
	case len(meta) != 1:
		h.err = damage{fmt.Errorf("read meta: a dataset has one description, not %d", len(meta))}
	default:
		ds.Meta = meta[0]
	}
	return ds
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
	return list
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

// find guards against a file whose foreign keys are broken.
func find[T any](h *hand, at map[string]*T, id string) *T {
	found, ok := at[id]
	if !ok && h.err == nil {
		h.err = damage{fmt.Errorf("a row points at %q, which isn't there", id)}
	}
	return found
}
