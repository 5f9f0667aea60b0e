package described_test

import (
	"errors"
	"slices"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/described"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

func TestWhatCanBeFilteredByIsMoreThanAFeatureHas(t *testing.T) {
	q := answertest.AskRows(t)
	q.Wording = wording.Wording{Printer: i18n.English()}
	has := func(of ogc.OperationName) bool {
		q.Asked.Operation, q.Asked.Collection = of, incident.LayerIncidents
		v, title, err := described.Features(q)
		if err != nil || title == "" || v.Lead == "" {
			t.Fatalf("%q, %q, %v", title, v.Lead, err)
		}
		return slices.ContainsFunc(v.Table.Rows, func(r views.ApiRow) bool { return r.Name == "last_day" })
	}
	if has(ogc.OpSchema) || !has(ogc.OpQueryables) {
		t.Error("last_day is a property, or no queryable")
	}
	q.Asked.Collection = "nowhere"
	if _, _, err := described.Features(q); !errors.Is(err, incident.ErrNotFound) {
		t.Errorf("of no collection: %v", err)
	}
}
