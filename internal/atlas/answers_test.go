package atlas_test

import (
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
)

func TestAnAtlasAnswersAsAnAnswererMust(t *testing.T) {
	answertest.Test(t, func(ds *incident.Dataset, _ incident.Vocabulary) (question.Answerer, error) {
		a, err := atlas.Build(ds)
		if err != nil {
			return nil, err
		}
		return a.ForOne(), nil // as one that keeps what it has found: what is changed of that shows in the next answer
	})
}
