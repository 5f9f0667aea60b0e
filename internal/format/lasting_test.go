package format_test

import (
	"bytes"
	"slices"
	"testing"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

func TestPreparedFeaturesAreWrittenAsAllOthers(t *testing.T) {
	a := answertest.Ask(t, datasettest.With(t, datasettest.OddRows()))
	all := incident.Query{}
	period := incident.Query{Days: incident.Days{From: incident.MustDay("2025-03-01"), To: incident.MustDay("2025-03-31")}}
	alike(t, format.Districts, a.Districts(all), a.Districts(period))
	alike(t, format.Tehsils, a.Tehsils(all), a.Tehsils(period))
	for _, filter := range []incident.Query{all, period, {Never: true}} {
		alike(t, format.Crossings, a.Crossings(all), a.Crossings(filter))
	}
	withoutShape := *a.Districts(all)[0].District
	withoutShape.Shape = nil
	none := []incident.Area{{District: &withoutShape}}
	alike(t, format.Districts, none, none)
}

// alike prepares a layer with rows but the last and writes others.
func alike[T any](t *testing.T, plain format.Layer[T], prepare, rows []T) {
	t.Helper()
	prepared := plain.Lasting(prepare[:max(len(prepare)-1, 1)])
	for name, write := range map[string]func(l format.Layer[T], b *bytes.Buffer) error{
		"collection": func(l format.Layer[T], b *bytes.Buffer) error { return l.Collection(b, head, l.Listed(rows)) },
		"lines":      func(l format.Layer[T], b *bytes.Buffer) error { return l.Lines(b, slices.Values(rows)) },
		"feature":    func(l format.Layer[T], b *bytes.Buffer) error { return l.Feature(b, head, rows[0]) },
		"csv":        func(l format.Layer[T], b *bytes.Buffer) error { return l.CSV(b, false, slices.Values(rows)) },
	} {
		want := written(t, func(b *bytes.Buffer) error { return write(plain, b) })
		if got := written(t, func(b *bytes.Buffer) error { return write(prepared, b) }); !bytes.Equal([]byte(want), []byte(got)) {
			t.Errorf("%s: other bytes where the rows were prepared", name)
		}
	}
}
