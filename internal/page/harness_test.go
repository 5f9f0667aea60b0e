package page

import (
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
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
