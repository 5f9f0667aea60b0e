package answer_test

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"khyberatlas/internal/answer"
	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
)

// A download needs no HTTP: the command line writes it to a file so.
func ExampleMaker_Download() {
	ds := answertest.Map()
	ds.Incidents = []incident.Incident{answertest.InAlpha("first", nil)}
	a, err := atlas.Build(ds)
	if err != nil {
		fmt.Println(err)
		return
	}
	var csv strings.Builder
	maker := &answer.Maker{}
	if err := maker.Download(context.Background(), &csv, a, "incidents.csv", url.Values{"type": {"ied"}}); err != nil {
		fmt.Println(err)
	}
	fmt.Println(strings.Count(csv.String(), "\n"), "lines")
	// Output: 2 lines
}
