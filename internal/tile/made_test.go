package tile_test

import (
	"pgregory.net/rapid"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
)

// made is a question to made rows, and a filter.
func made(t *rapid.T) (*question.Question, incident.Query) {
	ds := answertest.Rows(t)
	a, err := atlas.Build(ds)
	if err != nil {
		t.Fatal(err)
	}
	return answertest.AskOf(t, a), answertest.Query(t, ds, a.Vocabulary())
}
