package table

import (
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// Record are the columns that Read reads, of a row r and its texts x.
const Record = `r.lon, r.lat, r.date, r.admin1, r.district, r.in_district, r.tehsil,
	r.best, r.low, r.high, r.civilians, r.forces, r.militants, r.injured, r.publishers,
	r.badge, r.event, r.rank, r.type, r.actor, r.confidence, r.geo_precision, r.date_precision, r.country, r.origin, r.crossing,
	x.end_date, x.event_clarity, x.where_prec, x.date_prec, x.crossing_km, x.frontier_km, x.own_lon, x.own_lat,
	x.id, x.title, x.summary, x.place, x.target, x.coded_as, x.violence, x.side_a, x.side_b, x.actor_name, x.came_in, x.changed_in,
	x.more`

// Reader reads rows of a version.
type Reader struct {
	Facts  *Facts
	OnMap  func(district string) bool // whether a district is one of the map's
	Passed func(origin string) bool   // whether rows of an origin may be passed on
}

// raw is what a row has beside the incident's own fields.
type raw struct {
	lon, lat, ownLon, ownLat, crossingKm, frontierKm *float64
	badge, event, rank                               *int
	crossing                                         *int16
	short                                            [7]int16
	long                                             [4]int32
	more                                             []byte
}

// Read reads the row at which the answer is, and what was asked for behind its columns.
func (rd *Reader) Read(rows pgx.Rows, more ...any) (*incident.Record, error) {
	in, w := &incident.Incident{}, &raw{}
	r := &incident.Record{Incident: in, Badge: -1}
	err := rows.Scan(append([]any{&w.lon, &w.lat, &in.Date, &w.long[0], &w.long[1], &w.long[2], &w.long[3],
		&in.Killed.Best, &in.Killed.Low, &in.Killed.High, &in.Civilians, &in.Forces, &in.Militants, &in.Injured, &r.Publishers,
		&w.badge, &w.event, &w.rank, &w.short[0], &w.short[1], &w.short[2], &w.short[3], &w.short[4], &w.short[5], &w.short[6],
		&w.crossing, &in.EndDate, &in.EventClarity, &in.WherePrec, &in.DatePrec, &w.crossingKm, &w.frontierKm, &w.ownLon, &w.ownLat,
		&in.ID, &in.Title, &in.Summary, &in.Place, &in.Target, &in.CodedAs, &in.Violence, &in.SideA, &in.SideB, &in.ActorName,
		&in.CameIn, &in.ChangedIn, &w.more}, more...)...)
	if err != nil {
		return nil, fmt.Errorf("read an incident: %w", err)
	}
	rd.words(r, w)
	if w.lon != nil {
		r.At = &orb.Point{*w.lon, *w.lat}
		in.Point = r.At
	}
	if w.ownLon != nil {
		in.Point = &orb.Point{*w.ownLon, *w.ownLat}
	}
	if w.badge != nil {
		r.Badge = *w.badge
	}
	if w.event != nil {
		r.Event, r.Rank = *w.event, *w.rank
	}
	if w.crossing != nil {
		r.Distances, r.CrossingID = true, rd.Facts.Lists[Crossing][*w.crossing]
		r.CrossingKm, r.FrontierKm = *w.crossingKm, *w.frontierKm
	}
	return r, rd.rest(r, w.more)
}

// words are those of the lists.
func (rd *Reader) words(r *incident.Record, w *raw) {
	short := func(l List) string { return rd.Facts.Lists[l][w.short[l]] }
	long := func(l List) string { return rd.Facts.Lists[l][w.long[l-Admin1]] }
	r.Type, r.Actor = incident.Type(short(Type)), incident.Actor(short(Actor))
	r.Confidence, r.GeoPrecision = incident.Confidence(short(Confidence)), incident.GeoPrecision(short(Precision))
	r.DatePrecision, r.Country = incident.DatePrecision(short(Dated)), incident.Country(short(Country))
	r.Origin, r.Admin1, r.District, r.TehsilID = short(Origin), long(Admin1), long(District), long(Tehsil)
	if d := long(InDistrict); rd.OnMap(d) {
		r.DistrictID = d
	}
}

// rest is what no column has.
func (rd *Reader) rest(r *incident.Record, b []byte) error {
	if b == nil {
		return nil
	}
	var m more
	if err := json.Unmarshal(b, &m); err != nil {
		return fmt.Errorf("read incident %s: %w", r.ID, err)
	}
	r.Sources, r.Claims, r.Others = m.Sources, m.Claims, m.Others
	for i := range r.Others {
		r.Others[i].Passed = rd.Passed(r.Others[i].Origin)
	}
	return nil
}
