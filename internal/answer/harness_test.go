package answer

import (
	"sync"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
)

var built = struct {
	sync.Once
	atlas *atlas.Atlas
}{}

// odd is the shipped dataset with the rows that it has few or none of. It is built once: building takes a second.
func odd(t testing.TB) *atlas.Atlas {
	t.Helper()
	built.Do(func() {
		a, err := atlas.Build(datasettest.With(t, datasettest.OddRows()))
		if err != nil {
			t.Fatal(err)
		}
		built.atlas = a
	})
	return built.atlas
}

// asking is a question about the odd dataset in English.
func asking(t testing.TB, asked ogc.Resource) *call {
	t.Helper()
	q := question.New(t.Context())
	q.Asked, q.Base = asked, "http://example.com"
	q.About(odd(t), odd(t))
	q.Wording = wording.Wording{Printer: i18n.English(), Collected: q.Atlas.Days()}
	q.Operation, _ = ogc.Lookup(asked.Operation)
	return &call{Question: q, maker: &Maker{}}
}
