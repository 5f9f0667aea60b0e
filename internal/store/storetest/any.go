package storetest

import (
	"math"
	"strings"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

func anyDataset(n int) *rapid.Generator[*incident.Dataset] {
	return rapid.Custom(func(t *rapid.T) *incident.Dataset {
		ds := Made(n)
		id := func(i incident.Incident) string { return i.ID }
		ds.Incidents = rapid.SliceOfNDistinct(anyIncident(), 0, 6, id).Draw(t, "incidents")
		ds.Crossings[0].Spells = rapid.SliceOfN(anySpell(), 0, 3).Draw(t, "spells")
		ds.Districts[0].Shape = anyShape().Draw(t, "shape")
		ds.Reported[0].Value = rapid.Float64Range(0, 1e9).Draw(t, "value")
		ds.Reported[0].ValueHigh = rapid.Ptr(rapid.Float64Range(1e9, 1e12), true).Draw(t, "value_high")
		ds.Files[0].Bytes = rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")
		return ds
	})
}

func anyIncident() *rapid.Generator[incident.Incident] {
	figure := rapid.Ptr(rapid.IntRange(0, math.MaxInt32), true)
	return rapid.Custom(func(t *rapid.T) incident.Incident {
		i := incident.Incident{
			ID:            rapid.StringMatching(`[a-z0-9-]{1,8}`).Draw(t, "id"),
			Date:          anyDay().Draw(t, "date"),
			DatePrecision: rapid.SampledFrom(incident.IncidentDatePrecisions).Draw(t, "date_precision"),
			Type:          rapid.SampledFrom(incident.OwnTypes).Draw(t, "type"),
			Title:         "t" + anyText().Draw(t, "title"),
			Summary:       anyText().Draw(t, "summary"),
			Country:       rapid.SampledFrom(incident.Countries).Draw(t, "country"),
			GeoPrecision:  rapid.SampledFrom(incident.OwnGeoPrecisions).Draw(t, "geo_precision"),
			Actor:         rapid.SampledFrom(incident.Actors).Draw(t, "actor"),
			Confidence:    rapid.SampledFrom(incident.Confidences).Draw(t, "confidence"),
			Killed:        incident.Toll{Best: figure.Draw(t, "killed")},
			Civilians:     figure.Draw(t, "civilians"),
			Injured:       figure.Draw(t, "injured"),
			Origin:        incident.Ours,
		}
		if rapid.Bool().Draw(t, "span") {
			i.EndDate = i.Date + incident.Day(rapid.IntRange(0, int(incident.LastDay-i.Date)).Draw(t, "days"))
		}
		if rapid.Bool().Draw(t, "place") {
			p := anyPoint().Draw(t, "point")
			i.Point = &p
		}
		for range rapid.IntRange(0, 3).Draw(t, "sources") {
			i.Sources = append(i.Sources, incident.Source{IncidentID: i.ID, Publisher: anyText().Draw(t, "publisher"),
				Published: rapid.OneOf(rapid.Just(incident.Day(0)), anyDay()).Draw(t, "published")})
		}
		for range rapid.IntRange(0, 3).Draw(t, "claims") {
			i.Claims = append(i.Claims, incident.Claim{IncidentID: i.ID, Side: rapid.SampledFrom(incident.Sides).Draw(t, "side"),
				Subject: rapid.SampledFrom(incident.Subjects).Draw(t, "subject"), KilledLow: figure.Draw(t, "low")})
		}
		return i
	})
}

// anyText is a text as a dataset may have it: none has the character U+0000.
func anyText() *rapid.Generator[string] {
	return rapid.Map(rapid.String(), func(s string) string { return strings.ReplaceAll(s, "\x00", "\x01") })
}

func anySpell() *rapid.Generator[incident.Spell] {
	return rapid.Custom(func(t *rapid.T) incident.Spell {
		return incident.Spell{CrossingID: "torkham", From: anyDay().Draw(t, "from"),
			FromPrecision: rapid.SampledFrom(incident.SpellDatePrecisions).Draw(t, "from_precision"),
			LastReported:  rapid.OneOf(rapid.Just(incident.Day(0)), anyDay()).Draw(t, "last_reported"),
			Status:        rapid.SampledFrom(incident.Statuses).Draw(t, "status"),
			Scope:         rapid.SampledFrom(incident.AllScopes).Draw(t, "scope")}
	})
}

func anyDay() *rapid.Generator[incident.Day] {
	days := rapid.IntRange(int(incident.FirstDay), int(incident.LastDay))
	return rapid.Map(days, func(n int) incident.Day { return incident.Day(n) })
}

func anyPoint() *rapid.Generator[orb.Point] {
	return rapid.Custom(func(t *rapid.T) orb.Point {
		return orb.Point{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-90, 90).Draw(t, "lat")}
	})
}

func anyShape() *rapid.Generator[orb.MultiPolygon] {
	ring := rapid.Map(rapid.SliceOfN(anyPoint(), 4, 9), func(p []orb.Point) orb.Ring { return append(orb.Ring(p), p[0]) })
	polygon := rapid.Map(rapid.SliceOfN(ring, 1, 2), func(r []orb.Ring) orb.Polygon { return r })
	return rapid.Map(rapid.SliceOfN(polygon, 1, 2), func(p []orb.Polygon) orb.MultiPolygon { return p })
}
