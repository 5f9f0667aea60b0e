package table

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/store/cell"
)

var Origins = Of[incident.Origin]{"origins", bySeq,
	`id, name, publisher, version, released, licence, licence_url, citation, url, redistribute, note`,
	func(o *incident.Origin) []any {
		return []any{&o.ID, &o.Name, &o.Publisher, &o.Version, cell.Day(&o.Released), &o.Licence, &o.LicenceURL, &o.Citation,
			&o.URL, &o.Redistribute, &o.Note}
	}}

var Periods = Of[incident.Period]{"origin_periods", bySeq, `origin, "from", "to", completeness, note`,
	func(p *incident.Period) []any {
		return []any{&p.Origin, cell.Day(&p.From), cell.Day(&p.To), &p.Completeness, &p.Note}
	}}

var Digests = Of[incident.Digest]{"origin_digests", bySeq, `origin, rows, sha256, sources_sha256`,
	func(d *incident.Digest) []any { return []any{&d.Origin, &d.Rows, &d.Sum, &d.SourcesSum} }}

var Pairs = Of[incident.Pair]{"pairs", bySeq, `a, b, verdict, by, why`,
	func(p *incident.Pair) []any { return []any{&p.A, &p.B, &p.Verdict, &p.By, &p.Why} }}

// ImportedRow is an incident of another record with what only the store knows of it.
type ImportedRow struct {
	incident.Incident
	Stamp         int64 // orders what was said of it
	Provisional   bool
	Came, Changed int64 // numbers of versions
}

// Imported are the incidents of all records but ours.
var Imported = Of[ImportedRow]{"origin_incidents", bySeq,
	`id, origin, date, end_date, date_precision, type, title, summary, place, district, admin1, country, lat, lon,
	geo_precision, actor, target, killed, killed_low, killed_high, civilians_killed, forces_killed, militants_killed,
	injured, confidence, coded_as, violence, side_a, side_b, actor_name, event_clarity, where_prec, date_prec, citations,
	stamp, provisional, came_in, changed_in`,
	func(i *ImportedRow) []any {
		return []any{&i.ID, &i.Origin, cell.Day(&i.Date), cell.Day(&i.EndDate), &i.DatePrecision, &i.Type, &i.Title, &i.Summary,
			&i.Place, &i.District, &i.Admin1, &i.Country, cell.Degree(&i.Point, 1), cell.Degree(&i.Point, 0), &i.GeoPrecision,
			&i.Actor, &i.Target, &i.Killed.Best, &i.Killed.Low, &i.Killed.High, &i.Civilians, &i.Forces, &i.Militants,
			&i.Injured, &i.Confidence, &i.CodedAs, &i.Violence, &i.SideA, &i.SideB, &i.ActorName, &i.EventClarity,
			&i.WherePrec, &i.DatePrec, cell.Citations(&i.Incident), &i.Stamp, &i.Provisional, &i.Came, &i.Changed}
	}}

// GoneRow is an incident that its record no longer has.
type GoneRow struct {
	ID, Origin string
	In         int64 // the number of a version
}

// Gone are the incidents that other records no longer have.
var Gone = Of[GoneRow]{"origin_gone", "id", `id, origin, gone_in`,
	func(g *GoneRow) []any { return []any{&g.ID, &g.Origin, &g.In} }}
