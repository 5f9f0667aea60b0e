package tile

import (
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/spot"
)

// Incidents is a tile of what a map shows there of some incidents. A single incident of an origin that may not be passed on is
// told as several are: as a sum.
func Incidents(name string, at spot.Tile, spots spot.Spots, badges []incident.Badge, passed func(origin string) bool) []byte {
	l := newLayer(name)
	for i := range spots.Places {
		l.spot(at, &spots.Places[i], passed)
		l.end(point)
	}
	for i := range spots.Areas {
		s := &spots.Areas[i]
		l.spot(at, s, passed)
		b := badges[s.Badge]
		l.say("geo_precision", string(b.Precision))
		l.say("district", b.District)
		l.say("admin1", b.Admin1)
		l.say("country", string(b.Country))
		l.end(point)
	}
	return l.tile()
}

// spot says of a feature what all of them say.
func (l *layer) spot(at spot.Tile, s *spot.Spot, passed func(origin string) bool) {
	x, y := geo.WebStep(s.Curve)
	l.point(inTile(at, x, y))
	l.count("count", s.Count)
	l.figure("killed", s.Killed)
	if s.AtLeast != nil && (s.Killed == nil || *s.AtLeast != *s.Killed) {
		l.count("at_least", *s.AtLeast)
	}
	if len(s.Kinds) == 1 {
		l.say("type", string(s.Kinds[0].Type))
	} else {
		for _, k := range s.Kinds {
			l.count(string(k.Type), k.Count)
		}
	}
	if s.One != nil && passed(s.One.Origin) {
		l.one(s.One, s.Badge < 0)
		return
	}
	l.some("places", s.Points, 1)
	l.some("contested", s.Contested, 0)
	l.some("vague", s.Vague, 0)
	l.some("without_best", s.WithoutBest, 0)
}

// some gives a count where it is more than what goes without saying.
func (l *layer) some(key string, n, plain int) {
	if n > plain {
		l.count(key, n)
	}
}

// one says of a feature what is known of a single incident. What stands at a badge says of the badge how precise it is.
func (l *layer) one(one *spot.One, placed bool) {
	l.unique("id", one.ID)
	l.day("date", one.Date)
	if one.DatePrecision != incident.DayExact {
		l.say("date_precision", string(one.DatePrecision))
	}
	l.say("actor", string(one.Actor))
	l.say("confidence", string(one.Confidence))
	if placed {
		l.say("geo_precision", string(one.GeoPrecision))
	}
}
