package asked

import (
	"context"
	"encoding/json"
	"fmt"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/spot"
	"khyberatlas/internal/tile"
)

// encoded makes a tile of features, each with the step that it stands at and what it says of itself.
const encoded = `SELECT %[1]s.ST_AsMVT(f, $1::text, $2::int, 'geom') FROM (SELECT %[1]s.ST_MakePoint(x, y) AS geom, says::jsonb
	FROM unnest($3::int4[], $4::int4[], $5::text[]) AS of (x, y, says)) AS f`

// Tile is what a map shows of the matches in a tile, with the features and properties that package tile gives it.
func (a *Answerer) Tile(ctx context.Context, q incident.Query, at spot.Tile, layer string,
	passed func(origin string) bool) ([]byte, error) {
	spots, err := a.Spots(ctx, q, tile.Grid(at))
	if err != nil {
		return nil, err
	}
	if len(spots.Places)+len(spots.Areas) == 0 { // of which PostGIS makes no layer
		return tile.Incidents(layer, at, spots, nil, passed), nil
	}
	var xs, ys []int32
	var says []string
	badges := a.atlas.Badges()
	for _, list := range [][]spot.Spot{spots.Places, spots.Areas} {
		for i := range list {
			s := &list[i]
			of := properties{}
			of.spot(s, passed)
			if s.Badge >= 0 {
				b := badges[s.Badge]
				of.say("geo_precision", string(b.Precision))
				of.say("district", b.District)
				of.say("admin1", b.Admin1)
				of.say("country", string(b.Country))
			}
			text, err := json.Marshal(of)
			if err != nil {
				return nil, fmt.Errorf("write a tile: %w", err)
			}
			x, y := tile.Step(at, s.Curve)
			xs, ys, says = append(xs, int32(x)), append(ys, int32(y)), append(says, string(text))
		}
	}
	var out []byte
	err = a.one(ctx, fmt.Sprintf(encoded, a.names.PostGIS), []any{layer, tile.Extent, xs, ys, says}, &out)
	return out, err
}

// properties are what a feature says of itself.
type properties map[string]any

func (p properties) say(key, text string) {
	if text != "" {
		p[key] = text
	}
}

// some gives a count where it is more than what goes without saying.
func (p properties) some(key string, n, plain int) {
	if n > plain {
		p[key] = n
	}
}

func (p properties) spot(s *spot.Spot, passed func(origin string) bool) {
	p["count"] = s.Count
	if s.Killed != nil {
		p["killed"] = *s.Killed
	}
	if s.AtLeast != nil && (s.Killed == nil || *s.AtLeast != *s.Killed) {
		p["at_least"] = *s.AtLeast
	}
	if len(s.Kinds) == 1 {
		p.say("type", string(s.Kinds[0].Type))
	} else {
		for _, k := range s.Kinds {
			p[string(k.Type)] = k.Count
		}
	}
	if s.One != nil && passed(s.One.Origin) {
		p.one(s.One, s.Badge < 0)
		return
	}
	p.some("places", s.Points, 1)
	p.some("contested", s.Contested, 0)
	p.some("vague", s.Vague, 0)
	p.some("without_best", s.WithoutBest, 0)
}

func (p properties) one(one *spot.One, placed bool) {
	p["id"] = one.ID
	p["date"] = one.Date.String()
	if one.DatePrecision != incident.DayExact {
		p.say("date_precision", string(one.DatePrecision))
	}
	p.say("actor", string(one.Actor))
	p.say("confidence", string(one.Confidence))
	if placed {
		p.say("geo_precision", string(one.GeoPrecision))
	}
}
