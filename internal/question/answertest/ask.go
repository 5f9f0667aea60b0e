package answertest

import (
	"context"
	"sync"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

// InAlpha is a row of 2025-02-01 in the district Alpha of Map; change makes of it what a test is about.
func InAlpha(id string, change func(r *incident.Incident)) incident.Incident {
	r := incident.Incident{ID: id, Origin: incident.Ours, Date: incident.MustDay("2025-02-01"), DatePrecision: "day",
		Type: "ied", Actor: "ttp",
		Confidence: "reported", Country: "PK", Admin1: incident.KP, District: "Alpha", GeoPrecision: "town",
		Point: &orb.Point{70.5, 33.25}}
	if change != nil {
		change(&r)
	}
	return r
}

// test is what a question needs of the test that asks it.
type test interface {
	Context() context.Context
	Fatal(...any)
}

var built struct {
	once sync.Once
	odd  *atlas.Atlas
}

// Odd is the shipped dataset with the rows that it has few or none of. It is built once: building takes a second.
func Odd(t testing.TB) *atlas.Atlas {
	t.Helper()
	built.once.Do(func() {
		a, err := atlas.Build(datasettest.With(t, datasettest.OddRows()))
		if err != nil {
			t.Fatal(err)
		}
		built.odd = a
	})
	return built.odd
}

// AskOf is a question to an atlas.
func AskOf(t test, a *atlas.Atlas) *question.Question {
	q := question.New(t.Context())
	q.About(a, a)
	return q
}

// Ask is a question to an atlas of a dataset.
func Ask(t test, ds *incident.Dataset) *question.Question {
	a, err := atlas.Build(ds)
	if err != nil {
		t.Fatal(err)
	}
	return AskOf(t, a)
}

// AskRows is a question to an atlas of some rows on Map.
func AskRows(t test, rows ...incident.Incident) *question.Question {
	ds := Map()
	ds.Incidents = rows
	return Ask(t, ds)
}
