package postgis_test

import (
	"regexp"
	"slices"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/cluster"
)

// A word that is added to a list of the program needs a migration here: without it, rows that have it are refused.
func TestTheClosedListsOfTheTablesAreThoseOfTheProgram(t *testing.T) {
	address := holding(t)
	quoted := regexp.MustCompile(`'([^']*)'`)
	for column, want := range map[string][]string{
		"incidents.type":                  incident.Texts(incident.OwnTypes),
		"incidents.actor":                 incident.Texts(incident.Actors),
		"incidents.confidence":            incident.Texts(incident.Confidences),
		"incidents.geo_precision":         incident.Texts(incident.OwnGeoPrecisions),
		"incidents.date_precision":        incident.Texts(incident.IncidentDatePrecisions),
		"incidents.country":               incident.Texts(incident.Countries),
		"claims.side":                     incident.Texts(incident.Sides),
		"claims.subject":                  incident.Texts(incident.Subjects),
		"crossings.geo_precision":         incident.Texts(incident.OwnGeoPrecisions),
		"crossings.category":              incident.CrossingCategories,
		"crossing_status.status":          incident.Texts(incident.Statuses),
		"crossing_status.scope":           incident.Texts(incident.AllScopes),
		"crossing_status.from_precision":  incident.Texts(incident.SpellDatePrecisions),
		"context_events.kind":             incident.ContextKinds,
		"context_events.date_precision":   incident.Texts(incident.ContextDatePrecisions),
		"reported_totals.unit":            incident.ReportedUnits,
		"district_changes.kind":           incident.ChangeKinds,
		"district_changes.date_precision": incident.Texts(incident.ChangeDatePrecisions),
		"actors.kind":                     incident.ActorKinds,
		"passes_peaks.kind":               incident.LandmarkKinds,
		"towns.country":                   incident.Texts(incident.Countries),
		"meta.completeness":               incident.Completenesses,
		"origin_periods.completeness":     incident.PeriodCompleteness,
		"pairs.verdict":                   incident.Texts(incident.Verdicts),
		"pairs.by":                        incident.Texts(incident.Judges),
		"context_layers.layer":            incident.GroundNames,
	} {
		rule := cluster.Value[string](t, address, `SELECT pg_get_constraintdef(c.oid) FROM pg_constraint c JOIN pg_attribute a
			ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
			WHERE c.contype = 'c' AND array_length(c.conkey, 1) = 1
				AND c.conrelid = ('khyberatlas.' || split_part($1, '.', 1))::regclass AND a.attname = split_part($1, '.', 2)`, column)
		var got []string
		for _, word := range quoted.FindAllStringSubmatch(rule, -1) {
			got = append(got, word[1])
		}
		slices.Sort(got)
		if want = slices.Sorted(slices.Values(want)); !slices.Equal(got, want) {
			t.Errorf("%s may be %q, want %q", column, got, want)
		}
	}
}
