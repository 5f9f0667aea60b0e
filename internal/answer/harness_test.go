package answer

import (
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
)

// asking is a question about the odd dataset in English.
func asking(t testing.TB, asked ogc.Resource) *call {
	t.Helper()
	q := answertest.AskOf(t, answertest.Odd(t))
	q.Asked, q.Base = asked, "http://example.com"
	q.Wording = wording.Wording{Printer: i18n.English(), Collected: q.Atlas.Days()}
	q.Operation, _ = ogc.Lookup(asked.Operation)
	return &call{Question: q, maker: &Maker{}}
}
