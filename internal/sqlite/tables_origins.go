package sqlite

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite/cell"
)

var originsTable = table[incident.Origin]{"origins", bySeq,
	`id, name, publisher, version, released, licence, licence_url, citation, url, redistribute, note`,
	func(o *incident.Origin) []any {
		return []any{&o.ID, &o.Name, &o.Publisher, &o.Version, cell.Day(&o.Released), &o.Licence, &o.LicenceURL, &o.Citation,
			&o.URL, &o.Redistribute, &o.Note}
	}}

var periodsTable = table[incident.Period]{"origin_periods", bySeq, `origin, "from", "to", completeness, note`,
	func(p *incident.Period) []any {
		return []any{&p.Origin, cell.Day(&p.From), cell.Day(&p.To), &p.Completeness, &p.Note}
	}}

var digestsTable = table[incident.Digest]{"origin_digests", bySeq, `origin, rows, sha256, sources_sha256`,
	func(d *incident.Digest) []any { return []any{&d.Origin, &d.Rows, &d.Sum, &d.SourcesSum} }}

var pairsTable = table[incident.Pair]{"pairs", bySeq, `a, b, verdict, by, why`,
	func(p *incident.Pair) []any { return []any{&p.A, &p.B, &p.Verdict, &p.By, &p.Why} }}

// importedRow is an incident of another record with what only the store knows of it.
type importedRow struct {
	incident.Incident
	stamp           int64
	provisional     bool
	cameIn, changed int64
}

var importedTable = table[importedRow]{"origin_incidents", "rowid",
	`id, origin, date, end_date, date_precision, type, title, summary, place, district, admin1, country, lat, lon,
	geo_precision, actor, target, killed, killed_low, killed_high, civilians_killed, forces_killed, militants_killed,
	injured, confidence, coded_as, violence, side_a, side_b, actor_name, event_clarity, where_prec, date_prec, citations,
	stamp, provisional, came_in, changed_in`,
	func(i *importedRow) []any {
		return []any{&i.ID, &i.Origin, cell.Day(&i.Date), cell.Day(&i.EndDate), &i.DatePrecision, &i.Type, &i.Title, &i.Summary,
			&i.Place, &i.District, &i.Admin1, &i.Country, cell.Degree(&i.Point, 1), cell.Degree(&i.Point, 0), &i.GeoPrecision,
			&i.Actor, &i.Target, &i.Killed.Best, &i.Killed.Low, &i.Killed.High, &i.Civilians, &i.Forces, &i.Militants,
			&i.Injured, &i.Confidence, &i.CodedAs, &i.Violence, &i.SideA, &i.SideB, &i.ActorName, &i.EventClarity,
			&i.WherePrec, &i.DatePrec, cell.Citations(&i.Incident), &i.stamp, &i.provisional, &i.cameIn, &i.changed}
	}}
