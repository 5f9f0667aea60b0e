package sqlite

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"

	"khyberatlas/internal/incident"
)

var originsTable = table[incident.Origin]{"origins", bySeq,
	`id, name, publisher, version, released, licence, licence_url, citation, url, redistribute, note`,
	func(o *incident.Origin) []any {
		return []any{&o.ID, &o.Name, &o.Publisher, &o.Version, dayCell{&o.Released}, &o.Licence, &o.LicenceURL, &o.Citation,
			&o.URL, &o.Redistribute, &o.Note}
	}}

var periodsTable = table[incident.Period]{"origin_periods", bySeq, `origin, "from", "to", completeness, note`,
	func(p *incident.Period) []any {
		return []any{&p.Origin, dayCell{&p.From}, dayCell{&p.To}, &p.Completeness, &p.Note}
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

var importedTable = table[importedRow]{"origin_incidents", "id",
	`id, origin, date, end_date, date_precision, type, title, summary, place, district, admin1, country, lat, lon,
	geo_precision, actor, target, killed, killed_low, killed_high, civilians_killed, forces_killed, militants_killed,
	injured, confidence, coded_as, violence, side_a, side_b, actor_name, event_clarity, where_prec, date_prec, citations,
	stamp, provisional, came_in, changed_in`,
	func(i *importedRow) []any {
		return []any{&i.ID, &i.Origin, dayCell{&i.Date}, dayCell{&i.EndDate}, &i.DatePrecision, &i.Type, &i.Title, &i.Summary,
			&i.Place, &i.District, &i.Admin1, &i.Country, degreeCell{&i.Point, 1}, degreeCell{&i.Point, 0}, &i.GeoPrecision,
			&i.Actor, &i.Target, &i.Killed.Best, &i.Killed.Low, &i.Killed.High, &i.Civilians, &i.Forces, &i.Militants,
			&i.Injured, &i.Confidence, &i.CodedAs, &i.Violence, &i.SideA, &i.SideB, &i.ActorName, &i.EventClarity,
			&i.WherePrec, &i.DatePrec, citationsCell{&i.Incident}, &i.stamp, &i.provisional, &i.cameIn, &i.changed}
	}}

// citationsCell keeps the citations of an incident as a list of lists: publisher, day, address, note.
type citationsCell struct{ of *incident.Incident }

func (c citationsCell) Value() (driver.Value, error) {
	rows := make([][4]string, len(c.of.Sources))
	for i, s := range c.of.Sources {
		rows[i] = [4]string{s.Publisher, s.Published.String(), s.URL, s.Note}
	}
	b, err := json.Marshal(rows)
	return string(b), err
}

func (c citationsCell) Scan(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("citations are stored as text, not as %T", v)
	}
	var rows [][4]string
	if err := json.Unmarshal([]byte(s), &rows); err != nil {
		return fmt.Errorf("read citations: %w", err)
	}
	c.of.Sources = nil
	for _, r := range rows {
		cited := incident.Source{IncidentID: c.of.ID, Publisher: r[0], URL: r[2], Note: r[3]}
		if r[1] != "" {
			day, err := incident.ParseDay(r[1])
			if err != nil {
				return fmt.Errorf("read citations: %w", err)
			}
			cited.Published = day
		}
		c.of.Sources = append(c.of.Sources, cited)
	}
	return nil
}
