package format

import (
	"io"
	"iter"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
)

// Table writes rows without shapes: citations, claims, spells, the books beside them, and layers as tables.
type Table[T any] struct{ columns columns.List[T] }

// The tables beside the layers, the books and the ground.
var (
	Sources   = Table[incident.Source]{columns.Sources}
	Claims    = Table[incident.Claim]{columns.Claims}
	Spells    = Table[incident.Spell]{columns.Spells}
	Context   = Table[incident.ContextEvent]{columns.Context}
	Reported  = Table[incident.ReportedTotal]{columns.Reported}
	Changes   = Table[incident.DistrictChange]{columns.Changes}
	Actors    = Table[incident.ActorInfo]{columns.Actors}
	Towns     = Table[incident.TownPlace]{columns.Towns}
	Landmarks = Table[incident.Landmark]{columns.Landmarks}
	Routes    = Table[incident.Route]{columns.Routes}
	Origins   = Table[incident.Origin]{columns.Origins}
	Periods   = Table[incident.Period]{columns.Periods}
	Pairs     = Table[incident.Pair]{columns.Pairs}
)

// Table writes the layer's rows with the columns that its CSV has.
func (l Layer[T]) Table() Table[T] { return Table[T]{l.columns} }

// CSV writes rows as a table, with a byte order mark where it is wanted.
func (t Table[T]) CSV(w io.Writer, mark bool, rows iter.Seq[T]) error {
	return writeCSV(w, mark, headingOf(t.columns), rows, t.line)
}

// JSON writes so many rows as an object with what must be said of them and the array "rows".
func (t Table[T]) JSON(w io.Writer, a About, count int, rows iter.Seq[T]) error {
	o := begun(w, asJSON)
	o.raw("{")
	o.name("numberMatched", true)
	o.number(count)
	o.about(a)
	o.name("rows", false)
	objects(o, t.columns, rows)
	o.raw("}\n")
	return o.end()
}
