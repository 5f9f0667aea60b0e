package mapdata_test

import (
	"context"
	"fmt"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
)

// What the map's script is told of a filter, here of the one that takes everything, is one value.
func ExampleNewMarks() {
	ds := answertest.Map()
	ds.Incidents = []incident.Incident{answertest.InAlpha("first", nil)}
	a, err := atlas.Build(ds)
	if err != nil {
		fmt.Println(err)
		return
	}
	q := question.New(context.Background())
	q.Asked = ogc.Resource{Operation: ogc.OpMarks}
	q.Wording = wording.Wording{Printer: i18n.English(), Collected: a.Days()}
	q.About(a, a)
	marks := mapdata.NewMarks(q)
	fmt.Println(marks.Count, "match in", marks.Version, q.Err())
	// Output: 1 match in made <nil>
}
