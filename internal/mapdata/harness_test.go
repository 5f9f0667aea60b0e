package mapdata

import (
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
)

// odd is the shipped dataset with the rows that it has few or none of.
func odd(t testing.TB) *atlas.Atlas {
	t.Helper()
	a, err := atlas.Build(datasettest.With(t, datasettest.OddRows()))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// asking is a question for the marks of a filter, in English.
func asking(t testing.TB, a *atlas.Atlas, filter incident.Query) *question.Question {
	q := question.New(t.Context())
	q.About(a, a)
	q.Asked = ogc.Resource{Operation: "marks", Query: filter}
	q.Wording = wording.Wording{Printer: i18n.English(), Collected: a.Days()}
	return q
}

func TestEveryAnswerBelongsToAnOperation(t *testing.T) {
	for name := range answers {
		if _, ok := ogc.Lookup(name); !ok {
			t.Errorf("%s is no operation", name)
		}
	}
}
