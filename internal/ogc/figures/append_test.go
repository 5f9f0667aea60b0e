package figures_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc/figures"
)

func TestABinIsAppendedAsItsTypeSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := func(name string) int { return rapid.IntRange(0, 1<<40).Draw(t, name) }
		day := func(name string) incident.Day {
			return incident.Day(rapid.Int32Range(0, int32(incident.LastDay)).Draw(t, name))
		}
		days := incident.Days{From: day("from"), To: day("to")}
		totals := incident.Totals{Count: number("count"), Vague: number("vague"), KilledLow: number("low"), KilledHigh: number("high"),
			WithoutBest: number("without best"), WithoutFigure: number("without figure"), Open: number("open")}
		if rapid.Bool().Draw(t, "killed?") {
			totals.Killed = new(number("killed"))
		}
		want, err := json.Marshal(figures.Bin{From: days.From.String(), To: days.To.String(), Sums: figures.SumsOf(&totals)})
		if err != nil {
			t.Fatal(err)
		}
		if got := figures.AppendBin(nil, days, &totals); string(got) != string(want) {
			t.Fatalf("appended %s, by its type %s", got, want)
		}
	})
}

func TestAValueIsAppendedAsAString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.OneOf(rapid.String(), rapid.StringMatching("[a-z_<&]*"),
			rapid.SampledFrom([]string{"", "\"", "\\", "\xff"})).Draw(t, "value")
		var want bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		if err := e.Encode(value); err != nil {
			t.Fatal(err)
		}
		if got := figures.AppendValue(nil, value); string(got)+"\n" != want.String() {
			t.Fatalf("appended %s, by its type %s", got, &want)
		}
	})
}
