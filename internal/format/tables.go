package format

import (
	"io"
	"slices"

	"khyberatlas/internal/incident"
)

// Table writes rows without shapes: citations, claims, spells, the books beside them, and layers as tables.
type Table[T any] struct{ columns []column[T] }

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

// Table writes the layer's rows with the columns that its CSV has.
func (l Layer[T]) Table() Table[T] {
	columns := slices.Clone(l.columns)
	for i := range columns {
		if columns[i].only == "csv" {
			columns[i].only = ""
		}
	}
	return Table[T]{columns}
}

// The tables beside the layers; their columns are the dataset's.
var (
	Sources = Table[incident.Source]{sourceColumns}
	Claims  = Table[incident.Claim]{claimColumns}
	Spells  = Table[incident.Spell]{spellColumns}
	Context = Table[incident.ContextEvent]{contextColumns}
)

type (
	source = incident.Source
	claim  = incident.Claim
	spell  = incident.Spell
	event  = incident.ContextEvent
)

// The first column of the tables that belong to a feature names the feature; within the feature it is left out.
var (
	sourceColumns = []column[source]{
		{name: "incident_id", put: func(o *buffer, s source) { o.text(s.IncidentID) }},
		{name: "publisher", put: func(o *buffer, s source) { o.text(s.Publisher) }},
		{name: "published", put: func(o *buffer, s source) { o.day(s.Published) }},
		{name: "url", put: func(o *buffer, s source) { o.text(s.URL) }},
		{name: "note", put: func(o *buffer, s source) { o.text(s.Note) }},
	}
	claimColumns = []column[claim]{
		{name: "incident_id", put: func(o *buffer, c claim) { o.text(c.IncidentID) }},
		{name: "claimant", put: func(o *buffer, c claim) { o.text(c.Claimant) }},
		{name: "side", put: func(o *buffer, c claim) { o.text(string(c.Side)) }},
		{name: "subject", put: func(o *buffer, c claim) { o.text(string(c.Subject)) }},
		{name: "killed_low", put: func(o *buffer, c claim) { o.figure(c.KilledLow) }},
		{name: "killed_high", put: func(o *buffer, c claim) { o.figure(c.KilledHigh) }},
		{name: "injured_low", put: func(o *buffer, c claim) { o.figure(c.InjuredLow) }},
		{name: "injured_high", put: func(o *buffer, c claim) { o.figure(c.InjuredHigh) }},
		{name: "statement", put: func(o *buffer, c claim) { o.text(c.Statement) }},
		{name: "publisher", put: func(o *buffer, c claim) { o.text(c.Publisher) }},
		{name: "published", put: func(o *buffer, c claim) { o.day(c.Published) }},
		{name: "url", put: func(o *buffer, c claim) { o.text(c.URL) }},
	}
	spellColumns = []column[spell]{
		{name: "crossing_id", put: func(o *buffer, s spell) { o.text(s.CrossingID) }},
		{name: "from", put: func(o *buffer, s spell) { o.day(s.From) }},
		{name: "from_precision", put: func(o *buffer, s spell) { o.text(string(s.FromPrecision)) }},
		{name: "to", put: func(o *buffer, s spell) { o.day(s.To) }},
		{name: "last_reported", put: func(o *buffer, s spell) { o.day(s.LastReported) }},
		{name: "status", put: func(o *buffer, s spell) { o.text(string(s.Status)) }},
		{name: "scope", put: func(o *buffer, s spell) { o.text(string(s.Scope)) }},
		{name: "reason", put: func(o *buffer, s spell) { o.text(s.Reason) }},
		{name: "publisher", put: func(o *buffer, s spell) { o.text(s.Publisher) }},
		{name: "published", put: func(o *buffer, s spell) { o.day(s.Published) }},
		{name: "source_url", put: func(o *buffer, s spell) { o.text(s.SourceURL) }},
	}
	contextColumns = []column[event]{
		{name: "date", put: func(o *buffer, e event) { o.day(e.Date) }},
		{name: "end_date", put: func(o *buffer, e event) { o.day(e.EndDate) }},
		{name: "date_precision", put: func(o *buffer, e event) { o.text(string(e.DatePrecision)) }},
		{name: "kind", put: func(o *buffer, e event) { o.text(e.Kind) }},
		{name: "title", put: func(o *buffer, e event) { o.text(e.Title) }},
		{name: "summary", put: func(o *buffer, e event) { o.text(e.Summary) }},
		{name: "publisher", put: func(o *buffer, e event) { o.text(e.Publisher) }},
		{name: "published", put: func(o *buffer, e event) { o.day(e.Published) }},
		{name: "url", put: func(o *buffer, e event) { o.text(e.URL) }},
	}
)
