package table

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/store/cell"
)

// bySeq is the column in which most tables keep the order of their rows.
const bySeq = "seq"

// The tables of a dataset, each as its file has it.

var Meta = Of[incident.Meta]{"meta", "only",
	`id, title, description, licence, licence_url, attribution, released, collected_from, collected_to,
	completeness, completeness_note, time_zone`,
	func(m *incident.Meta) []any {
		return []any{&m.ID, &m.Title, &m.Description, &m.Licence, &m.LicenceURL, &m.Attribution, cell.Day(&m.Released),
			cell.Day(&m.CollectedFrom), cell.Day(&m.CollectedTo), &m.Completeness, &m.CompletenessNote, &m.TimeZone}
	}}

var Files = Of[incident.File]{"files", "name", `name, bytes`,
	func(f *incident.File) []any { return []any{&f.Name, cell.Bytes(&f.Bytes)} }}

var Actors = Of[incident.ActorInfo]{"actors", bySeq, `id, name, name_ur, kind, note`,
	func(a *incident.ActorInfo) []any { return []any{&a.ID, &a.Name, &a.NameUr, &a.Kind, &a.Note} }}

var Districts = Of[incident.District]{"districts", bySeq,
	`id, name, name_ur, name_ps, pcode, division, seat, merged_2018, population_2017, population_2023, shape`,
	func(d *incident.District) []any {
		return []any{&d.ID, &d.Name, &d.NameUr, &d.NamePs, &d.Pcode, &d.Division, &d.Seat, &d.Merged2018,
			&d.Population2017, &d.Population2023, cell.Shape(&d.Shape)}
	}}

var Tehsils = Of[incident.Tehsil]{"tehsils", bySeq, `id, name, pcode, district_id, shape`,
	func(t *incident.Tehsil) []any {
		return []any{&t.ID, &t.Name, &t.Pcode, &t.DistrictID, cell.Shape(&t.Shape)}
	}}

func provinces(name string) Of[incident.Province] {
	return Of[incident.Province]{name, bySeq, `id, name, name_ur, name_ps, shape`,
		func(p *incident.Province) []any {
			return []any{&p.ID, &p.Name, &p.NameUr, &p.NamePs, cell.Shape(&p.Shape)}
		}}
}

var Towns = Of[incident.TownPlace]{"towns", bySeq, `id, name, name_ur, name_ps, lat, lon, country, rank`,
	func(t *incident.TownPlace) []any {
		return []any{&t.ID, &t.Name, &t.NameUr, &t.NamePs, &t.At[1], &t.At[0], &t.Country, &t.Rank}
	}}

var Rivers = Of[incident.River]{"rivers", bySeq, `id, name, name_ur, name_ps, rank, lines`,
	func(r *incident.River) []any {
		return []any{&r.ID, &r.Name, &r.NameUr, &r.NamePs, &r.Rank, cell.Shape(&r.Lines)}
	}}

var Landmarks = Of[incident.Landmark]{"passes_peaks", bySeq, `id, kind, name, name_ur, name_ps, lat, lon, elev_m, rank`,
	func(l *incident.Landmark) []any {
		return []any{&l.ID, &l.Kind, &l.Name, &l.NameUr, &l.NamePs, &l.At[1], &l.At[0], &l.Elevation, &l.Rank}
	}}

var Routes = Of[incident.Route]{"routes", bySeq, `id, name, name_ur, name_ps, via`,
	func(r *incident.Route) []any {
		return []any{&r.ID, &r.Name, &r.NameUr, &r.NamePs, cell.Shape(&r.Via)}
	}}

var Incidents = Of[incident.Incident]{"incidents", bySeq,
	`id, date, end_date, date_precision, type, title, summary, place, district, admin1, country, lat, lon,
	geo_precision, actor, target, killed, killed_low, killed_high, civilians_killed, forces_killed, militants_killed,
	injured, confidence`,
	func(i *incident.Incident) []any {
		return []any{&i.ID, cell.Day(&i.Date), cell.Day(&i.EndDate), &i.DatePrecision, &i.Type, &i.Title, &i.Summary,
			&i.Place, &i.District, &i.Admin1, &i.Country, cell.Degree(&i.Point, 1), cell.Degree(&i.Point, 0),
			&i.GeoPrecision, &i.Actor, &i.Target, &i.Killed.Best, &i.Killed.Low, &i.Killed.High, &i.Civilians,
			&i.Forces, &i.Militants, &i.Injured, &i.Confidence}
	}}

var Sources = Of[incident.Source]{"incident_sources", bySeq, `incident_id, publisher, published, url, note`,
	func(s *incident.Source) []any {
		return []any{&s.IncidentID, &s.Publisher, cell.Day(&s.Published), &s.URL, &s.Note}
	}}

var Claims = Of[incident.Claim]{"claims", bySeq,
	`incident_id, claimant, side, subject, killed_low, killed_high, injured_low, injured_high, statement, publisher,
	published, url`,
	func(c *incident.Claim) []any {
		return []any{&c.IncidentID, &c.Claimant, &c.Side, &c.Subject, &c.KilledLow, &c.KilledHigh, &c.InjuredLow,
			&c.InjuredHigh, &c.Statement, &c.Publisher, cell.Day(&c.Published), &c.URL}
	}}

var Crossings = Of[incident.Crossing]{"crossings", bySeq,
	`id, name, name_ur, name_local_other, lat, lon, geo_precision, pk_district, pk_admin1, af_district, af_province,
	category, modes, notes, source_url`,
	func(c *incident.Crossing) []any {
		return []any{&c.ID, &c.Name, &c.NameUr, &c.NameLocalOther, &c.At[1], &c.At[0], &c.GeoPrecision, &c.PkDistrict,
			&c.PkAdmin1, &c.AfDistrict, &c.AfProvince, &c.Category, cell.List(&c.Modes), &c.Notes, &c.SourceURL}
	}}

var Spells = Of[incident.Spell]{"crossing_status", bySeq,
	`crossing_id, "from", from_precision, "to", last_reported, status, scope, reason, publisher, published, source_url`,
	func(s *incident.Spell) []any {
		return []any{&s.CrossingID, cell.Day(&s.From), &s.FromPrecision, cell.Day(&s.To), cell.Day(&s.LastReported),
			&s.Status, &s.Scope, &s.Reason, &s.Publisher, cell.Day(&s.Published), &s.SourceURL}
	}}

var Context = Of[incident.ContextEvent]{"context_events", bySeq,
	`date, end_date, date_precision, kind, title, summary, publisher, published, url`,
	func(e *incident.ContextEvent) []any {
		return []any{cell.Day(&e.Date), cell.Day(&e.EndDate), &e.DatePrecision, &e.Kind, &e.Title, &e.Summary,
			&e.Publisher, cell.Day(&e.Published), &e.URL}
	}}

var Reported = Of[incident.ReportedTotal]{"reported_totals", bySeq,
	`"from", "to", area, measure, value, value_high, unit, publisher, published, url, note`,
	func(r *incident.ReportedTotal) []any {
		return []any{cell.Day(&r.From), cell.Day(&r.To), &r.Area, &r.Measure, &r.Value, &r.ValueHigh, &r.Unit,
			&r.Publisher, cell.Day(&r.Published), &r.URL, &r.Note}
	}}

var Changes = Of[incident.DistrictChange]{"district_changes", bySeq,
	`date, date_precision, kind, from_units, to_units, on_map, note, publisher, published, url`,
	func(c *incident.DistrictChange) []any {
		return []any{cell.Day(&c.Date), &c.DatePrecision, &c.Kind, cell.List(&c.FromUnits), cell.List(&c.ToUnits), &c.OnMap,
			&c.Note, &c.Publisher, cell.Day(&c.Published), &c.URL}
	}}
