package wording_test

import (
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
)

func TestTotalsSayWhatIsMissing(t *testing.T) {
	n := func(n int) *int { return &n }
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	for name, tc := range map[string]struct {
		totals incident.Totals
		want   string
	}{
		"ranges from nobody on": {incident.Totals{Count: 2, KilledHigh: 45, WithoutBest: 2},
			"0 to 45 killed; 2 incidents give only a range"},
		"one that is open": {incident.Totals{Count: 2, Killed: n(2), KilledLow: 6, KilledHigh: 6, WithoutBest: 1, Open: 1},
			"At least 6 killed; 1 incident gives only a range"},
		"nothing matches": {incident.Totals{}, "No incident matches."},
		"no figure at all": {incident.Totals{Count: 2, WithoutBest: 2, WithoutFigure: 2},
			"None of the 2 incidents gives an agreed figure of people killed."},
		"all agree": {incident.Totals{Count: 3, Killed: n(1200), KilledLow: 1200, KilledHigh: 1200}, "1,200 killed"},
		"a range":   {incident.Totals{Count: 3, Killed: n(7), KilledLow: 5, KilledHigh: 9}, "7 killed (5 to 9)"},
		"one without figure": {incident.Totals{Count: 3, Killed: n(7), KilledLow: 7, KilledHigh: 7, WithoutBest: 1,
			WithoutFigure: 1}, "7 killed; 1 incident gives no agreed figure"},
		"one with a range": {incident.Totals{Count: 3, Killed: n(7), KilledLow: 9, KilledHigh: 12, WithoutBest: 1},
			"At least 9 killed, up to 12; 1 incident gives only a range"},
		"ranges alone": {incident.Totals{Count: 1, KilledLow: 3, KilledHigh: 5, WithoutBest: 1},
			"At least 3 killed, up to 5; 1 incident gives only a range"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := w.Totals(tc.totals); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestTheTollOfOneIncidentSaysWhatItsRowSays(t *testing.T) {
	n := func(n int) *int { return &n }
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	for name, tc := range map[string]struct {
		toll        incident.Toll
		short, long string
		cell        wording.Figure
	}{
		"a best figure": {incident.Toll{Low: n(5), Best: n(7), High: n(9)}, "7 killed", "7 killed (5 to 9)",
			wording.Figure{Text: "7", Under: "5–9"}},
		"a lone best": {incident.Toll{Best: n(1200)}, "1,200 killed", "1,200 killed", wording.Figure{Text: "1,200"}},
		"nobody":      {incident.Toll{Best: n(0), Low: n(0), High: n(0)}, "0 killed", "0 killed", wording.Figure{Text: "0"}},
		"a range": {incident.Toll{Low: n(65), High: n(408)}, "65 to 408 killed", "65 to 408 killed",
			wording.Figure{Text: "65–408"}},
		"ends that agree":  {incident.Toll{Low: n(3), High: n(3)}, "3 killed", "3 killed", wording.Figure{Text: "3"}},
		"at least so many": {incident.Toll{Low: n(4)}, "at least 4 killed", "At least 4 killed", wording.Figure{Text: "at least 4"}},
		"at most so many":  {incident.Toll{High: n(4)}, "0 to 4 killed", "0 to 4 killed", wording.Figure{Text: "0–4"}},
		"a best and a low": {incident.Toll{Low: n(4), Best: n(6)}, "6 killed", "6 killed (4 to 6)",
			wording.Figure{Text: "6", Under: "4–6"}},
		"a best and a high": {incident.Toll{Best: n(6), High: n(8)}, "6 killed", "6 killed (6 to 8)",
			wording.Figure{Text: "6", Under: "6–8"}},
		"nothing": {incident.Toll{}, "no figure", "No figure of people killed", wording.Figure{Blank: true}},
	} {
		r := &incident.Record{Incident: &incident.Incident{Killed: tc.toll}}
		if got := w.Toll(r); got != tc.short {
			t.Errorf("%s: a list says %q, want %q", name, got, tc.short)
		}
		if got := w.KilledOf(r); got != tc.long {
			t.Errorf("%s: a feed says %q, want %q", name, got, tc.long)
		}
		if got := w.TollFigure(tc.toll.Told()); got != tc.cell {
			t.Errorf("%s: a table says %+v, want %+v", name, got, tc.cell)
		}
	}
}

func TestOnePersonIsNoPeople(t *testing.T) {
	w := wording.Wording{Printer: i18n.For(i18n.En)}
	for want, tolls := range map[string][]incident.Toll{
		"person reported killed": {{Best: new(1)}, {Low: new(1), Best: new(1), High: new(4)}},
		"people reported killed": {{Best: new(0)}, {Best: new(2)}, {Low: new(1), High: new(2)}},
	} {
		for _, toll := range tolls {
			if got := w.People(toll); got != want {
				t.Errorf("%+v: %q, want %q", toll, got, want)
			}
		}
	}
}
