package table

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/store/cell"
)

// Version is an import: which version it brought, and how.
type Version struct {
	ID                            int64
	Version, Released, ImportedAt string
	Program, Source, Format       string
	Embedded                      bool
	Counts                        string // rows by table, in JSON
}

// Age is since when an incident of ours is there; the numbers are ids of versions.
type Age struct {
	ID            string
	Came, Changed int64
	Gone          *int64
}

// Checksum is what a table, or a part of one, must add up to.
type Checksum struct{ Name, Sum string }

// Versions are the imports, in their order.
var Versions = Of[Version]{"versions", "id",
	`id, version, released, imported_at, program, source, format, embedded, counts`,
	func(v *Version) []any {
		return []any{&v.ID, &v.Version, &v.Released, &v.ImportedAt, &v.Program, &v.Source, &v.Format, &v.Embedded, &v.Counts}
	}}

// Ages has every incident of ours that there ever was.
var Ages = Of[Age]{"incident_history", "id", `id, came_in, changed_in, gone_in`,
	func(i *Age) []any { return []any{&i.ID, &i.Came, &i.Changed, &i.Gone} }}

// Withdrawn has of each incident that an import left out what tells its event from others.
var Withdrawn = Of[incident.Incident]{"withdrawn", "id",
	`id, date, end_date, date_precision, type, title, place, district, admin1, country, lat, lon`,
	func(i *incident.Incident) []any {
		return []any{&i.ID, cell.Day(&i.Date), cell.Day(&i.EndDate), &i.DatePrecision, &i.Type, &i.Title, &i.Place, &i.District,
			&i.Admin1, &i.Country, cell.Degree(&i.Point, 1), cell.Degree(&i.Point, 0)}
	}}

// Checksums are those of what no file of a dataset holds.
var Checksums = Of[Checksum]{"checksums", "name", `name, sum`,
	func(c *Checksum) []any { return []any{&c.Name, &c.Sum} }}
