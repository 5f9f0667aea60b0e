package plot_test

import (
	"strconv"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/plot"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
)

// crowd is a question to the shipped incidents so many times over.
func crowd(t *testing.T, times int) *question.Question {
	t.Helper()
	ds := *datasettest.Shipped(t)
	ds.Incidents = nil
	for n := range times {
		for _, i := range datasettest.Shipped(t).Incidents {
			i.ID += "-" + strconv.Itoa(n)
			ds.Incidents = append(ds.Incidents, i)
		}
	}
	q := answertest.Ask(t, &ds)
	q.Wording = wording.Wording{Printer: i18n.For(i18n.En), Collected: q.Atlas.Days()}
	return q
}

func TestFewIncidentsAreMarksAndManyAreHeapsOfTheSameSigns(t *testing.T) {
	few, many := crowd(t, 1), crowd(t, 4)
	for name, filter := range map[string]incident.Query{"all": {},
		"all of the collection":               {Days: incident.Days{To: few.Atlas.Days().To}},
		"in a box that holds all":             {Boxes: []orb.Bound{{Min: orb.Point{60, 20}, Max: orb.Point{80, 40}}}},
		"in a box that holds most":            {Boxes: []orb.Bound{{Min: orb.Point{60, 20}, Max: orb.Point{71, 40}}}},
		"what is known to a place or an area": {Days: incident.Days{From: incident.MustDay("2021-03-01")}}} {
		cells := func() int { return 11 }
		one, four := plot.Of(few, filter, "/list", cells), plot.Of(many, filter, "/list", cells)
		if len(one.Heaps) > 0 || len(one.Marks) == 0 || len(four.Marks) > 0 || len(four.Heaps) == 0 {
			t.Fatalf("%s: %d marks and %d heaps of few, %d and %d of many", name, len(one.Marks), len(one.Heaps), len(four.Marks),
				len(four.Heaps))
		}
		if four.Placed() != 4*one.Placed() || four.Coarse() != 4*one.Coarse() || len(four.Rings) != len(one.Rings) {
			t.Errorf("%s: %d placed, %d coarse in %d signs; of few %d, %d and %d", name, four.Placed(), four.Coarse(), len(four.Rings),
				one.Placed(), one.Coarse(), len(one.Rings))
		}
		signs := map[string]string{}
		for _, r := range one.Rings {
			signs[r.Href] = r.Area
		}
		for _, r := range four.Rings {
			if area, ok := signs[r.Href]; !ok || area != r.Area {
				t.Errorf("%s: a sign of %q leads to %s, of few to one of %q", name, r.Area, r.Href, area)
			}
		}
		if len(one.Types) != len(four.Types) || len(four.Dots()) != len(four.Heaps) {
			t.Errorf("%s: kinds %v and %v", name, one.Types, four.Types)
		}
		again := plot.Of(many, filter, "/list", cells)
		if again.Placed() != four.Placed() {
			t.Errorf("%s: what is kept counts %d", name, again.Placed())
		}
	}
}
