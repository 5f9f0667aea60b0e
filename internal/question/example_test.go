package question_test

import (
	"context"
	"fmt"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
)

// A question is asked of an answerer, here an atlas, and says in the end whether it could be answered.
func Example() {
	ds := answertest.Map()
	ds.Incidents = []incident.Incident{answertest.InAlpha("first", nil),
		answertest.InAlpha("second", func(r *incident.Incident) { r.District = "Beta" })}
	a, err := atlas.Build(ds)
	if err != nil {
		fmt.Println(err)
		return
	}
	q := question.New(context.Background())
	q.About(a, a)
	for _, r := range q.Search(incident.Query{}.OfDistrict("d2"), incident.SortDate) {
		fmt.Println(r.ID, r.Date)
	}
	fmt.Println(q.Totals(incident.Query{}).Count, "in all")
	fmt.Println("failed:", q.Err())
	// Output:
	// second 2025-02-01
	// 2 in all
	// failed: <nil>
}
