package format_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
)

func TestADescriptionSaysTheTollAsItIsTold(t *testing.T) {
	claim := func(subject incident.Subject, killed, injured *int) incident.Claim {
		return incident.Claim{Claimant: "A", Subject: subject, KilledLow: killed, KilledHigh: killed,
			InjuredLow: injured, InjuredHigh: injured}
	}
	for want, i := range map[string]incident.Incident{
		"Killed: 7 (5 to 9)":          {Killed: incident.Toll{Low: n(5), Best: n(7), High: n(9)}},
		"Killed: 7":                   {Killed: incident.Toll{Best: n(7)}},
		"Killed: at least 5, up to 9": {Killed: incident.Toll{Low: n(5), High: n(9)}},
		"Killed: 0 to 9":              {Killed: incident.Toll{Low: n(0), High: n(9)}},
		"Killed: at least 5":          {Killed: incident.Toll{Low: n(5)}},
		"":                            {},
		"Injured: no agreed figure; claimed by A: 8 injured": {Claims: []incident.Claim{claim("all", nil, n(8))}},
		"Killed: no agreed figure; claimed by A: 3 to 9 killed": {
			Claims: []incident.Claim{claim("all", n(3), nil), claim("all", n(9), nil)}},
		"Killed: no agreed figure; claimed by A: 8 killed (civilians); claimed by A: 25 killed (Pakistani forces)": {
			Claims: []incident.Claim{claim("forces_pk", n(25), nil), claim("civilians", n(8), nil), claim("cause", n(90), nil)}},
	} {
		var b bytes.Buffer
		if err := format.IncidentsKML.Write(&b, about, slices.Values([]*incident.Record{{Incident: &i}})); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(regexp.MustCompile(`(?:Killed|Injured): .*`).FindAllString(b.String(), -1), "; "); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestADistrictsDescriptionTellsNoBestFigureBelowItsRange(t *testing.T) {
	d := incident.District{ID: "d", Name: "D"}
	for want, sum := range map[string]incident.Totals{
		"Killed: at least 131, up to 509\n": {Count: 9, KilledLow: 131, Killed: n(68), KilledHigh: 509, WithoutBest: 2,
			WithoutFigure: 1},
		"Killed: 68 (60 to 90)\n":      {Count: 9, KilledLow: 60, Killed: n(68), KilledHigh: 90, WithoutBest: 1, WithoutFigure: 1},
		"Incidents: 0\n</description>": {},
	} {
		var b bytes.Buffer
		if err := format.DistrictsKML.Write(&b, about, slices.Values([]incident.Area{{District: &d, Totals: sum}})); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), want) {
			t.Errorf("the KML doesn't say %q:\n%s", want, b.String())
		}
	}
}
