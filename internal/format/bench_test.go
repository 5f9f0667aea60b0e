package format_test

import (
	"encoding/json"
	"io"
	"slices"
	"testing"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
)

func tenThousand() []*incident.Record {
	many := make([]*incident.Record, 10000)
	for i := range many {
		many[i] = records()[0]
	}
	return many
}

func BenchmarkTenThousandFeatures(b *testing.B) {
	many := tenThousand()
	for b.Loop() {
		if err := format.Incidents.Collection(io.Discard, head, format.Incidents.Listed(many)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTenThousandRowsOfCSV(b *testing.B) {
	many := tenThousand()
	for b.Loop() {
		if err := format.Incidents.CSV(io.Discard, false, slices.Values(many)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTenThousandPlacemarks(b *testing.B) {
	many := tenThousand()
	for b.Loop() {
		if err := format.IncidentsKML.Write(io.Discard, about, slices.Values(many)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTenThousandClaims(b *testing.B) {
	var claims []incident.Claim
	for _, r := range tenThousand() {
		claims = append(claims, r.Claims...)
	}
	for b.Loop() {
		if err := format.Claims.JSON(io.Discard, about, len(claims), slices.Values(claims)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTenThousandFeaturesByReflection is what the hand-written encoder is measured against: maps through
// encoding/json, as orb/geojson does it.
func BenchmarkTenThousandFeaturesByReflection(b *testing.B) {
	many := tenThousand()
	for b.Loop() {
		var features []map[string]any
		for _, r := range many {
			features = append(features, map[string]any{"type": "Feature", "id": r.ID,
				"geometry": map[string]any{"type": "Point", "coordinates": r.At},
				"properties": map[string]any{"date": r.Date.String(), "end_date": r.EndDate.String(), "date_precision": r.DatePrecision,
					"type": r.Type, "title": r.Title, "summary": r.Summary, "place": r.Place, "district": r.District, "admin1": r.Admin1,
					"country": r.Country, "geo_precision": r.GeoPrecision, "actor": r.Actor, "target": r.Target, "killed": r.Killed.Best,
					"killed_low": r.Killed.Low, "killed_high": r.Killed.High, "civilians_killed": r.Civilians, "forces_killed": r.Forces,
					"militants_killed": r.Militants, "injured": r.Injured, "confidence": r.Confidence}})
		}
		if err := json.NewEncoder(io.Discard).Encode(map[string]any{"features": features}); err != nil {
			b.Fatal(err)
		}
	}
}
