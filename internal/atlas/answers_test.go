package atlas_test

import (
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
)

func TestAnAtlasAnswersAsAnAnswererMust(t *testing.T) {
	answertest.Test(t, func(ds *incident.Dataset, _ incident.Vocabulary) (question.Answerer, error) { return atlas.Build(ds) })
}
