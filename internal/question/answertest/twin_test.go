package answertest_test

import (
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
)

func TestTheTwinKeepsItsOwnContract(t *testing.T) {
	answertest.Test(t, func(ds *incident.Dataset, v incident.Vocabulary) (question.Answerer, error) {
		return answertest.NewTwin(ds, v), nil
	})
}
