package answertest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
)

// Build makes the answerer that is tested from a dataset.
type Build func(*incident.Dataset, incident.Vocabulary) (question.Answerer, error)

// Test holds an answerer to what question.Answerer promises.
func Test(t *testing.T, build Build) {
	t.Run("made rows", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			ds := Rows(t)
			a, v := building(t, build, ds)
			twin := NewTwin(ds, v)
			agreeOnFiles(t, a, twin)
			for range 3 {
				agree(t, a, twin, Query(t, ds, v))
			}
		})
	})
	for name, ds := range map[string]*incident.Dataset{"shipped": datasettest.Shipped(t),
		"odd rows": datasettest.With(t, datasettest.OddRows())} {
		t.Run(name, func(t *testing.T) {
			a, v := building(t, build, ds)
			twin := NewTwin(ds, v)
			rapid.Check(t, func(t *rapid.T) { agree(t, a, twin, Query(t, ds, v)) })
		})
	}
	t.Run("every field of a query narrows the answer", func(t *testing.T) { everyFieldNarrows(t, build) })
	t.Run("nothing is known of what isn't there", func(t *testing.T) {
		a, _ := building(t, build, exampleRows())
		if r, err := a.Record(t.Context(), "nowhere"); !errors.Is(err, incident.ErrNotFound) {
			t.Errorf("%v, %v", r, err)
		}
	})
	t.Run("no answer to readers who have gone", func(t *testing.T) { endsWithItsContext(t, build) })
	t.Run("readers at once", func(t *testing.T) { answersReadersAtOnce(t, build) })
}

// building makes an answerer and the vocabulary of its dataset.
func building(t interface{ Fatal(...any) }, build Build, ds *incident.Dataset) (question.Answerer, incident.Vocabulary) {
	facts, err := atlas.Build(ds)
	if err != nil {
		t.Fatal(err)
	}
	a, err := build(ds, facts.Vocabulary())
	if err != nil {
		t.Fatal(err)
	}
	return a, facts.Vocabulary()
}

// endsWithItsContext: an ended context is the error of every call, and of a chart that is being read or was begun before.
func endsWithItsContext(t *testing.T, build Build) {
	a, _ := building(t, build, exampleRows())
	ctx, leave := context.WithCancel(t.Context())
	defer leave()
	chart, err := a.Chart(ctx, incident.Query{}, "day", "type")
	if err != nil || len(chart.Series) != 2 {
		t.Fatalf("%d series, %v", len(chart.Series), err)
	}
	read := 0
	for range chart.Series[0].Bins {
		if read++; read == 3 {
			break
		}
	}
	for _, when := range []string{"in the middle of them", "before"} {
		read, ended := 0, error(nil)
		for _, err := range chart.Series[0].Bins {
			if read++; read == 3 {
				leave()
			}
			ended = err
		}
		if !errors.Is(ended, context.Canceled) || read >= chart.Bins() {
			t.Errorf("left %s: %d of %d bins, ended with %v", when, read, chart.Bins(), ended)
		}
	}
	for name, err := range calls(ctx, a, incident.Query{}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// calls asks everything once.
func calls(ctx context.Context, a question.Answerer, q incident.Query) map[string]error {
	errs := map[string]error{}
	_, errs["Search"] = a.Search(ctx, q, incident.Page{})
	_, errs["Each"] = collected(a.Each(ctx, q, incident.SortDate))
	_, errs["Incidents"] = collected(a.Incidents(ctx, incident.Ours))
	_, errs["Around"] = a.Around(ctx, q, incident.SortDate, "found")
	_, errs["Origins"] = a.Origins(ctx, q)
	_, errs["Straddling"] = a.Straddling(ctx, q)
	_, errs["Claimants"] = a.Claimants(ctx, q)
	_, errs["Record"] = a.Record(ctx, "found")
	_, errs["Totals"] = a.Totals(ctx, q)
	_, errs["Extent"] = a.Extent(ctx, q)
	_, errs["Spots"] = a.Spots(ctx, q, spot.Grid{})
	_, errs["Survey"] = a.Survey(ctx, q)
	_, errs["Regions"] = a.Regions(ctx, q)
	_, _, errs["Cited"] = a.Cited(ctx, q)
	_, errs["Among"] = a.Among(ctx, q, []string{"found"})
	_, errs["Marks"] = a.Marks(ctx, q)
	_, errs["Chart"] = a.Chart(ctx, q, "month", "")
	_, errs["Facets"] = a.Facets(ctx, q)
	_, errs["Districts"] = a.Districts(ctx, q)
	_, errs["Tehsils"] = a.Tehsils(ctx, q)
	_, errs["Crossings"] = a.Crossings(ctx, q)
	return errs
}

// answersReadersAtOnce is for the race detector as much as for the answers.
func answersReadersAtOnce(t *testing.T, build Build) {
	a, _ := building(t, build, exampleRows())
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			for _, order := range append(slices.Clone(incident.Sorts), incident.SortChanged) {
				hits, err := a.Search(t.Context(), incident.Query{}, incident.Page{Sort: order})
				if err != nil || hits.Matched != 2 || len(hits.Records) != 2 {
					t.Errorf("%d matches, %v", hits.Matched, err)
				}
			}
			for name, err := range calls(t.Context(), a, incident.Query{Types: []incident.Type{"ied"}}) {
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
	}
	readers.Wait()
}
