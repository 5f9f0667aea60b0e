package question_test

import (
	"strings"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
)

func TestAnAnswerSaysHowMuchOfItLiesAfterTheCollection(t *testing.T) {
	a, err := atlas.Build(datasettest.With(t, datasettest.OddRows()))
	if err != nil {
		t.Fatal(err)
	}
	asking := question.New(t.Context())
	asking.About(a, a)
	w := wording.Wording{Printer: i18n.For(i18n.En), Collected: a.Days()}
	n := 0
	for _, r := range asking.Search(incident.Query{}, incident.SortDateDesc) {
		if r.Span().From > a.Days().To {
			n++
		}
	}
	if n == 0 {
		t.Fatal("nothing in the dataset lies after the collection")
	}
	for query, want := range map[incident.Days]int{
		{}:                  n,
		{From: a.Days().To}: n,
		{To: a.Days().To}:   0,
		{From: a.Days().To + 1, To: a.Days().To + 4000}: n,
	} {
		text := w.Later(asking.CountLater(incident.Query{Days: query}))
		if want == 0 && text != "" || want > 0 && !strings.HasPrefix(text, w.Number(want)+" ") {
			t.Errorf("%v: %q, want %d", query, text, want)
		}
	}
	if got := w.Summary(incident.Days{From: a.Days().To + 1}, incident.Totals{}, 0).Period; got != "From 1 June 2026 on" {
		t.Errorf("an open period after the collection is called %q", got)
	}
}
