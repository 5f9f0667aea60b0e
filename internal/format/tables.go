package format

import (
	"io"

	"khyberatlas/internal/incident"
)

// Table writes rows without shapes: citations, claims, spells, the books beside them, and layers as tables.
type Table[T any] struct{ columns incident.Columns[T] }

// The tables beside the layers, the books and the ground.
var (
	Sources   = Table[incident.Source]{incident.SourceColumns}
	Claims    = Table[incident.Claim]{incident.ClaimColumns}
	Spells    = Table[incident.Spell]{incident.SpellColumns}
	Context   = Table[incident.ContextEvent]{incident.ContextColumns}
	Reported  = Table[incident.ReportedTotal]{incident.ReportedColumns}
	Changes   = Table[incident.DistrictChange]{incident.ChangeColumns}
	Actors    = Table[incident.ActorInfo]{incident.ActorColumns}
	Towns     = Table[incident.TownPlace]{incident.TownColumns}
	Landmarks = Table[incident.Landmark]{incident.LandmarkColumns}
	Routes    = Table[incident.Route]{incident.RouteColumns}
)

// Table writes the layer's rows with the columns that its CSV has.
func (l Layer[T]) Table() Table[T] { return Table[T]{l.columns} }

// CSV writes rows as a table, with a byte order mark where it is wanted.
func (t Table[T]) CSV(w io.Writer, mark bool, rows []T) error {
	return writeCSV(w, mark, t.columns, rows)
}

// JSON writes rows as an object with what must be said of them and the array "rows".
func (t Table[T]) JSON(w io.Writer, a About, rows []T) error {
	o := &buffer{w: w}
	o.raw("{")
	o.name("numberMatched", true)
	o.number(len(rows))
	o.about(a)
	o.name("rows", false)
	objects(o, t.columns, rows)
	o.raw("}\n")
	return o.end()
}
