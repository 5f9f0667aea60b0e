package mapdata

import (
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
)

// asking is a question for the marks of a filter, in English.
func asking(t testing.TB, a *atlas.Atlas, filter incident.Query) *question.Question {
	q := answertest.AskOf(t, a)
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
