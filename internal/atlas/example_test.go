package atlas_test

import (
	"context"
	"fmt"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

// An atlas is built once of a version, and answers any number of readers.
func ExampleBuild() {
	ds := answertest.Map()
	ds.Incidents = []incident.Incident{answertest.InAlpha("first", nil), answertest.InAlpha("second", nil)}
	a, err := atlas.Build(ds)
	if err != nil {
		fmt.Println(err)
		return
	}
	hits, err := a.Search(context.Background(), incident.Query{}, incident.Page{Limit: 1})
	fmt.Println(hits.Matched, "match, the first is", hits.Records[0].ID, err)
	// Output: 2 match, the first is first <nil>
}
