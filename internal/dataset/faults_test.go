package dataset_test

import (
	"bytes"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
)

// patch is a change to one file of the minimal dataset, with the one fault that it makes.
type patch struct {
	file, from, to string
	where          string
	says           string // part of the fault's text
}

func TestEveryFaultIsNamedByFileLineAndColumn(t *testing.T) {
	for name, p := range tablePatches() {
		t.Run(name, func(t *testing.T) { p.check(t) })
	}
	for name, p := range shapePatches() {
		t.Run(name, func(t *testing.T) { p.check(t) })
	}
}

func (p patch) check(t *testing.T) {
	t.Helper()
	files := minimal(t)
	old := files[p.file].Data
	files[p.file].Data = bytes.Replace(old, []byte(p.from), []byte(p.to), 1)
	if bytes.Equal(old, files[p.file].Data) {
		t.Fatalf("%q doesn't stand in %s", p.from, p.file)
	}
	ds, faults, _ := read(t, files)
	if ds != nil || len(faults) != 1 {
		t.Fatalf("want one fault and no dataset, got %v, %d faults: %s", ds != nil, len(faults), listed(faults))
	}
	if f := faults[0]; f.Where != p.where || !strings.Contains(f.Error(), p.says) {
		t.Errorf("got %s\nwant %s: …%s…", f.Error(), p.where, p.says)
	}
}

func listed(faults incident.Faults) string {
	var b strings.Builder
	for _, f := range faults {
		b.WriteString("\n" + f.Error())
	}
	return b.String()
}

func tablePatches() map[string]patch {
	return map[string]patch{
		"a day that the calendar lacks": {"incidents.csv", "town,2025-01-02,", "town,2025-02-30,", "incidents.csv:2:date",
			"YYYY-MM-DD"},
		"no date": {"incidents.csv", "town,2025-01-02,", "town,,", "incidents.csv:2:date", "not blank"},
		"the end before the start": {"incidents.csv", "2025-01-03,day", "2024-12-31,day", "incidents.csv:3:end_date",
			"not before date, 2025-01-01"},
		"an unknown type":              {"incidents.csv", "day,ied", "day,iedd", "incidents.csv:2:type", "did you mean ied?"},
		"an unknown precision of date": {"incidents.csv", ",week,", ",year,", "incidents.csv:4:date_precision", "day, week, month"},
		"an unknown country": {"incidents.csv", "Pakhtunkhwa,PK,34.25", "Pakhtunkhwa,IR,34.25", "incidents.csv:3:country",
			"PK, AF"},
		"an unknown confidence": {"incidents.csv", ",confirmed", ",confirmd", "incidents.csv:3:confidence",
			"did you mean confirmed?"},
		"an actor not in the code book": {"incidents.csv", "town,ttp,police", "town,iskp,police", "incidents.csv:2:actor",
			"actors.csv"},
		"no title": {"incidents.csv", ",ied,One,", ",ied,,", "incidents.csv:2:title", "not blank"},
		"a long title": {"incidents.csv", ",One,", "," + strings.Repeat("ä", 91) + ",", "incidents.csv:2:title",
			"at most 90 characters, this one has 91"},
		"a long summary": {"incidents.csv", "Not on the map.", strings.Repeat("x", 301), "incidents.csv:4:summary",
			"at most 300"},
		"no target":                    {"incidents.csv", ",ttp,police,", ",ttp,,", "incidents.csv:2:target", "not blank"},
		"a district that is not there": {"incidents.csv", "town,West,", "town,Wes,", "incidents.csv:2:district", "did you mean West?"},
		"no district in the province":  {"incidents.csv", "town,West,", "town,,", "incidents.csv:2:district", "not blank"},
		"a landmark of no known kind": {"basemap/passes_peaks.csv", "high-pass,pass", "high-pass,path",
			"basemap/passes_peaks.csv:2:kind", "did you mean pass?"},
		"a pass without a place": {"basemap/passes_peaks.csv", "34.9,71.9", ",", "basemap/passes_peaks.csv:2:lat", "not blank"},
		"a route from one place": {"basemap/routes.csv", "71.5,34.5 72,34.75 72.5,34.5", "71.5,34.5", "basemap/routes.csv:2:via",
			"two places or more"},
		"a route's places swapped": {"basemap/routes.csv", "71.5,34.5 ", "34.5,71.5 ", "basemap/routes.csv:2:via",
			"Longitude comes first"},
		"a latitude out of range": {"incidents.csv", "34.5,71.5,town", "134.5,71.5,town", "incidents.csv:2:lat", "swapped"},
		"swapped coordinates": {"incidents.csv", "34.5,71.5,town", "71.5,34.5,town", "incidents.csv:2:lat",
			"are latitude and longitude swapped?"},
		"five decimals":              {"incidents.csv", "72.5001", "72.50012", "incidents.csv:3:lon", "at most 4 decimals"},
		"degrees that are no number": {"incidents.csv", "72.5001", "72°30'", "incidents.csv:3:lon", "decimal number"},
		"half a point":               {"incidents.csv", "34.25,72.5001", "34.25,", "incidents.csv:3:lon", "both"},
		"low above high": {"claims.csv", "forces_pk,1,,", "forces_pk,3,2,", "claims.csv:2:killed_low",
			"not above killed_high, 2"},
		"best above high":          {"incidents.csv", ",1,1,2,", ",3,1,2,", "incidents.csv:2:killed", "not above killed_high, 2"},
		"low above best":           {"incidents.csv", ",1,1,2,", ",1,2,2,", "incidents.csv:2:killed_low", "not above killed, 1"},
		"a negative figure":        {"incidents.csv", ",0,0,0,", ",0,-1,0,", "incidents.csv:4:killed_low", "whole number"},
		"a figure with a fraction": {"claims.csv", "forces_pk,1,,", "forces_pk,1.5,,", "claims.csv:2:killed_low", "whole number"},
		"an id that is none": {"incidents.csv", "2025-01-05-nowhere", "2025-01-05 Nowhere", "incidents.csv:4:id",
			"place-slug"},
		"a citation of nothing": {"incident_sources.csv", "2025-01-01-easttown", "2025-01-01-eastown",
			"incident_sources.csv:3:incident_id", "did you mean 2025-01-01-easttown?"},
		"a claim about nothing": {"claims.csv", "2025-01-02-westtown", "2025-01-09-x", "claims.csv:2:incident_id",
			"incidents.csv"},
		"an address of another kind": {"incident_sources.csv", "https://example.org/1", "ftp://example.org/1",
			"incident_sources.csv:2:url", "http://"},
		"an address without a host": {"claims.csv", "https://example.org/1", "https:///1", "claims.csv:2:url", "http://"},
		"a long note": {"incident_sources.csv", "one killed", strings.Repeat("n", 151), "incident_sources.csv:2:note",
			"at most 150"},
		"no publisher":       {"incident_sources.csv", ",Wire,", ",,", "incident_sources.csv:3:publisher", "not blank"},
		"an unknown side":    {"claims.csv", "pakistan_state", "state", "claims.csv:2:side", "afghan_state"},
		"an unknown subject": {"claims.csv", "forces_pk", "forces", "claims.csv:2:subject", "forces_pk"},
		"a spell of no crossing": {"crossing_status.csv", "gate,2025-01-05", "gat,2025-01-05",
			"crossing_status.csv:2:crossing_id", "did you mean gate?"},
		"a spell that ends before": {"crossing_status.csv", "2025-01-04", "2024-01-04", "crossing_status.csv:3:to",
			"not before from"},
		"an unknown status": {"crossing_status.csv", ",open,all", ",unknown,all", "crossing_status.csv:3:status",
			"open, closed, restricted"},
		"an unknown scope": {"crossing_status.csv", ",open,all", ",open,cars", "crossing_status.csv:3:scope",
			"pedestrian"},
		"an unknown mode": {"crossings.csv", "pedestrian;trade", "pedestrian;trad", "crossings.csv:2:modes",
			"did you mean trade?"},
		"a list with a hole": {"crossings.csv", "pedestrian;trade", "pedestrian;;trade", "crossings.csv:2:modes",
			"single semicolons"},
		"a crossing without a point": {"crossings.csv", ",34.5,71,", ",,,", "crossings.csv:2:lat", "not blank"},
		"a crossing in no district": {"crossings.csv", "site,West,", "site,Wast,", "crossings.csv:2:pk_district",
			"did you mean West?"},
		"no source of a crossing":  {"crossings.csv", "https://example.org/gate", "", "crossings.csv:2:source_url", "not blank"},
		"an unknown kind of event": {"context_events.csv", "diplomacy", "talks", "context_events.csv:2:kind", "ceasefire"},
		"a total that is no number": {"reported_totals.csv", "attacks,10,", "attacks,ten,", "reported_totals.csv:2:value",
			"digits"},
		"a total above its high": {"reported_totals.csv", "12.5", "9", "reported_totals.csv:2:value_high", "not below value"},
		"an unknown unit": {"reported_totals.csv", "incidents,Inst", "events,Inst", "reported_totals.csv:2:unit",
			"percent"},
		"an unknown area": {"reported_totals.csv", "West,militant", "Wesst,militant", "reported_totals.csv:3:area",
			"did you mean West?"},
		"an unknown kind of actor":      {"actors.csv", "armed group", "group", "actors.csv:2:kind", "armed group"},
		"neither on the map nor off it": {"district_changes.csv", ",yes,", ",maybe,", "district_changes.csv:2:on_map", "yes, no"},
		"a rank that is none":           {"basemap/towns.csv", "PK,1", "PK,4", "basemap/towns.csv:2:rank", "1, 2, 3"},
		"a wrong quote":                 {"claims.csv", "At least one", `At "least" one`, "claims.csv:2:61", "quote"},
		"too few cells": {"context_events.csv", ",2025-01-11,", ",2025-01-11", "context_events.csv:2:url",
			"9 cells, this one has 8"},
		"too many cells": {"context_events.csv", "They talked.", "They, talked.", "context_events.csv:2:url",
			"9 cells, this one has 10"},
		"text that is not UTF-8": {"claims.csv", "At least", "At l\xe9ast", "claims.csv:2:statement", "UTF-8"},
		"a control character":    {"claims.csv", "At least", "At\x07least", "claims.csv:2:statement", "control"},
	}
}
