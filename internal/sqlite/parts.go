package sqlite

import (
	"fmt"
	"slices"

	"khyberatlas/internal/incident"
)

// part is a table of the dataset: an import writes it from the dataset, and loading reads it into one.
type part struct {
	table string
	write func(*transaction, *incident.Dataset)
	read  func(*transaction, *incident.Dataset)
}

// parts are all of them, none before one that it points at.
var parts = []part{
	{metaTable.name, writeMeta, readMeta},
	list(filesTable, func(ds *incident.Dataset) *[]incident.File { return &ds.Files }),
	list(actorsTable, func(ds *incident.Dataset) *[]incident.ActorInfo { return &ds.Actors }),
	list(districtsTable, func(ds *incident.Dataset) *[]incident.District { return &ds.Districts }),
	list(tehsilsTable, func(ds *incident.Dataset) *[]incident.Tehsil { return &ds.Tehsils }),
	list(provinceTable("provinces"), func(ds *incident.Dataset) *[]incident.Province { return &ds.Provinces }),
	list(provinceTable("af_provinces"), func(ds *incident.Dataset) *[]incident.Province { return &ds.AfProvinces }),
	list(townsTable, func(ds *incident.Dataset) *[]incident.TownPlace { return &ds.Towns }),
	list(riversTable, func(ds *incident.Dataset) *[]incident.River { return &ds.Rivers }),
	list(landmarksTable, func(ds *incident.Dataset) *[]incident.Landmark { return &ds.Landmarks }),
	list(routesTable, func(ds *incident.Dataset) *[]incident.Route { return &ds.Routes }),
	{incidentsTable.name, func(tx *transaction, ds *incident.Dataset) { write(tx, incidentsTable, ds.Incidents) }, readIncidents},
	owned(sourcesTable, func(s *incident.Source) string { return s.IncidentID },
		incidents, incidentID, func(i *incident.Incident) *[]incident.Source { return &i.Sources }),
	owned(claimsTable, func(c *incident.Claim) string { return c.IncidentID },
		incidents, incidentID, func(i *incident.Incident) *[]incident.Claim { return &i.Claims }),
	list(crossingsTable, crossings),
	owned(spellsTable, func(s *incident.Spell) string { return s.CrossingID },
		crossings, crossingID, func(c *incident.Crossing) *[]incident.Spell { return &c.Spells }),
	list(contextTable, func(ds *incident.Dataset) *[]incident.ContextEvent { return &ds.Context }),
	list(reportedTable, func(ds *incident.Dataset) *[]incident.ReportedTotal { return &ds.Reported }),
	list(changesTable, func(ds *incident.Dataset) *[]incident.DistrictChange { return &ds.Changes }),
	list(originsTable, func(ds *incident.Dataset) *[]incident.Origin { return &ds.Origins }),
	list(periodsTable, func(ds *incident.Dataset) *[]incident.Period { return &ds.Periods }),
	list(digestsTable, func(ds *incident.Dataset) *[]incident.Digest { return &ds.Digests }),
	list(pairsTable, func(ds *incident.Dataset) *[]incident.Pair { return &ds.Pairs }),
}

func incidents(ds *incident.Dataset) *[]incident.Incident { return &ds.Incidents }
func crossings(ds *incident.Dataset) *[]incident.Crossing { return &ds.Crossings }
func incidentID(i *incident.Incident) string              { return i.ID }
func crossingID(c *incident.Crossing) string              { return c.ID }

// list is a table whose rows are a list of the dataset.
func list[T any](t table[T], rows func(*incident.Dataset) *[]T) part {
	return part{t.name,
		func(tx *transaction, ds *incident.Dataset) { write(tx, t, *rows(ds)) },
		func(tx *transaction, ds *incident.Dataset) { *rows(ds) = read(tx, t) },
	}
}

// owned is a table whose rows hang on those of another, which is read before it.
func owned[T, O any](t table[T], ownerID func(*T) string, owners func(*incident.Dataset) *[]O, id func(*O) string,
	rows func(*O) *[]T) part {
	return part{t.name,
		func(tx *transaction, ds *incident.Dataset) {
			var all []T
			for i := range *owners(ds) {
				all = append(all, *rows(&(*owners(ds))[i])...)
			}
			write(tx, t, all)
		},
		func(tx *transaction, ds *incident.Dataset) {
			byID := make(map[string]*O, len(*owners(ds)))
			for i := range *owners(ds) {
				owner := &(*owners(ds))[i]
				byID[id(owner)] = owner
			}
			for _, row := range read(tx, t) {
				owner, ok := byID[ownerID(&row)]
				if !ok { // the file's foreign keys are broken
					tx.fail(damage{fmt.Errorf("a row points at %q, which isn't there", ownerID(&row))})
					return
				}
				*rows(owner) = append(*rows(owner), row)
			}
		},
	}
}

// ours are the incidents of our own record.
func ours(all []incident.Incident) []incident.Incident {
	return slices.DeleteFunc(slices.Clone(all), func(i incident.Incident) bool {
		return i.Origin != "" && i.Origin != incident.Ours
	})
}

// readIncidents reads our own: those of other origins stand in a table of their own.
func readIncidents(tx *transaction, ds *incident.Dataset) {
	ds.Incidents = read(tx, incidentsTable)
	for i := range ds.Incidents {
		ds.Incidents[i].Origin = incident.Ours
	}
}

func writeMeta(tx *transaction, ds *incident.Dataset) { write(tx, metaTable, []incident.Meta{ds.Meta}) }

func readMeta(tx *transaction, ds *incident.Dataset) {
	meta := read(tx, metaTable)
	switch {
	case tx.err != nil:
	case len(meta) != 1:
		tx.fail(damage{fmt.Errorf("read meta: a dataset has one description, not %d", len(meta))})
	default:
		ds.Meta = meta[0]
	}
}
