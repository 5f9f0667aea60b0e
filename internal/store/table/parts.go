package table

import (
	"fmt"
	"iter"

	"khyberatlas/internal/incident"
)

// Part is a table of a dataset: an import writes it from the dataset, and loading reads it into one.
type Part struct {
	Name, Order, Columns string
	// Rows are the fields of each row that a dataset has for it, each good until the next.
	Rows func(*incident.Dataset) iter.Seq[[]any]
	// Read begins to read rows into a dataset: into is asked for the fields of each row that there is, end when all are read; it
	// says what is wrong with them as a whole.
	Read func(*incident.Dataset) (into func() []any, end func() error)
	row  func() []any // the fields of a row of its own
}

// Parts are all of them, none before one that it points at.
var Parts = []Part{
	{Meta.Name, Meta.Order, Meta.Columns,
		func(ds *incident.Dataset) iter.Seq[[]any] { return fieldsOf(Meta, &[]incident.Meta{ds.Meta}) }, readMeta, anyOf(Meta).Row},
	list(Files, func(ds *incident.Dataset) *[]incident.File { return &ds.Files }),
	list(Actors, func(ds *incident.Dataset) *[]incident.ActorInfo { return &ds.Actors }),
	list(Districts, func(ds *incident.Dataset) *[]incident.District { return &ds.Districts }),
	list(Tehsils, func(ds *incident.Dataset) *[]incident.Tehsil { return &ds.Tehsils }),
	list(provinces("provinces"), func(ds *incident.Dataset) *[]incident.Province { return &ds.Provinces }),
	list(provinces("af_provinces"), func(ds *incident.Dataset) *[]incident.Province { return &ds.AfProvinces }),
	list(Towns, func(ds *incident.Dataset) *[]incident.TownPlace { return &ds.Towns }),
	list(Rivers, func(ds *incident.Dataset) *[]incident.River { return &ds.Rivers }),
	list(Landmarks, func(ds *incident.Dataset) *[]incident.Landmark { return &ds.Landmarks }),
	list(Routes, func(ds *incident.Dataset) *[]incident.Route { return &ds.Routes }),
	ofOurs(list(Incidents, incidents)),
	owned(Sources, func(s *incident.Source) string { return s.IncidentID },
		incidents, incidentID, func(i *incident.Incident) *[]incident.Source { return &i.Sources }),
	owned(Claims, func(c *incident.Claim) string { return c.IncidentID },
		incidents, incidentID, func(i *incident.Incident) *[]incident.Claim { return &i.Claims }),
	list(Crossings, crossings),
	owned(Spells, func(s *incident.Spell) string { return s.CrossingID },
		crossings, crossingID, func(c *incident.Crossing) *[]incident.Spell { return &c.Spells }),
	list(Context, func(ds *incident.Dataset) *[]incident.ContextEvent { return &ds.Context }),
	list(Reported, func(ds *incident.Dataset) *[]incident.ReportedTotal { return &ds.Reported }),
	list(Changes, func(ds *incident.Dataset) *[]incident.DistrictChange { return &ds.Changes }),
	list(Origins, func(ds *incident.Dataset) *[]incident.Origin { return &ds.Origins }),
	list(Periods, func(ds *incident.Dataset) *[]incident.Period { return &ds.Periods }),
	list(Digests, func(ds *incident.Dataset) *[]incident.Digest { return &ds.Digests }),
	list(Pairs, func(ds *incident.Dataset) *[]incident.Pair { return &ds.Pairs }),
}

// OfRecords are the tables that say of a dataset which records it holds: all that changes where another record's rows do.
var OfRecords = []string{Files.Name, Origins.Name, Periods.Name, Digests.Name, Pairs.Name}

func incidents(ds *incident.Dataset) *[]incident.Incident { return &ds.Incidents }
func crossings(ds *incident.Dataset) *[]incident.Crossing { return &ds.Crossings }
func incidentID(i *incident.Incident) string              { return i.ID }
func crossingID(c *incident.Crossing) string              { return c.ID }

func fieldsOf[T any](t Of[T], rows *[]T) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		for i := range *rows {
			if !yield(t.Fields(&(*rows)[i])) {
				return
			}
		}
	}
}

// reading appends rows to a list, each when it is whole.
func reading[T any](t Of[T], to *[]T, end func() error) (func() []any, func() error) {
	var row *T // not yet in the list, which may move while its fields are filled
	keep := func() {
		if row != nil {
			*to = append(*to, *row)
		}
	}
	return func() []any {
			keep()
			row = new(T)
			return t.Fields(row)
		}, func() error {
			keep()
			return end()
		}
}

// list is a table whose rows are a list of the dataset.
func list[T any](t Of[T], rows func(*incident.Dataset) *[]T) Part {
	return Part{t.Name, t.Order, t.Columns,
		func(ds *incident.Dataset) iter.Seq[[]any] { return fieldsOf(t, rows(ds)) },
		func(ds *incident.Dataset) (func() []any, func() error) {
			*rows(ds) = nil
			return reading(t, rows(ds), func() error { return nil })
		},
		anyOf(t).Row,
	}
}

// owned is a table whose rows hang on those of another, which is read before it.
func owned[T, O any](t Of[T], ownerID func(*T) string, owners func(*incident.Dataset) *[]O, id func(*O) string,
	rows func(*O) *[]T) Part {
	return Part{t.Name, t.Order, t.Columns,
		func(ds *incident.Dataset) iter.Seq[[]any] {
			return func(yield func([]any) bool) {
				for i := range *owners(ds) {
					for fields := range fieldsOf(t, rows(&(*owners(ds))[i])) {
						if !yield(fields) {
							return
						}
					}
				}
			}
		},
		func(ds *incident.Dataset) (func() []any, func() error) {
			read := &[]T{}
			return reading(t, read, func() error {
				byID := make(map[string]*O, len(*owners(ds)))
				for i := range *owners(ds) {
					owner := &(*owners(ds))[i]
					byID[id(owner)] = owner
				}
				for _, row := range *read {
					owner, ok := byID[ownerID(&row)]
					if !ok { // the store's foreign keys are broken
						return fmt.Errorf("a row points at %q, which isn't there", ownerID(&row))
					}
					*rows(owner) = append(*rows(owner), row)
				}
				return nil
			})
		},
		anyOf(t).Row,
	}
}

// ofOurs has each incident that is read be of our record: those of others stand in a table of their own.
func ofOurs(p Part) Part {
	read := p.Read
	p.Read = func(ds *incident.Dataset) (func() []any, func() error) {
		into, end := read(ds)
		return into, func() error {
			err := end()
			for i := range ds.Incidents {
				ds.Incidents[i].Origin = incident.Ours
			}
			return err
		}
	}
	return p
}

func readMeta(ds *incident.Dataset) (func() []any, func() error) {
	read := &[]incident.Meta{}
	return reading(Meta, read, func() error {
		if len(*read) != 1 {
			return fmt.Errorf("read meta: a dataset has one description, not %d", len(*read))
		}
		ds.Meta = (*read)[0]
		return nil
	})
}
