package mapdata_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
)

func asking(t *rapid.T) *question.Question {
	ds := answertest.Rows(t)
	q := answertest.Ask(t, ds)
	q.Wording = wording.Wording{Printer: i18n.For(i18n.En), Collected: q.Atlas.Days()}
	q.Asked.Query = answertest.Query(t, ds, q.Atlas.Vocabulary())
	return q
}

func TestSumsSayOfAFilterWhatItsMarksDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := asking(t)
		m, s := mapdata.NewMarks(q), mapdata.NewSums(q)
		if s.Count != m.Count || s.Open != m.Open || s.Words != m.Words || !reflect.DeepEqual(s.Facets, m.Facets) ||
			!reflect.DeepEqual(s.Districts, m.Districts) || !reflect.DeepEqual(s.Crossings, m.Crossings) {
			t.Fatalf("%+v\n%+v", s, m)
		}
		sharp, coarse := 0, 0
		for i, at := range m.Incidents.Badge {
			if at != nil {
				coarse++
			} else if m.Incidents.Lon[i] != nil {
				sharp++
			}
		}
		for _, h := range s.Held {
			ofKinds := 0
			for _, k := range h.Kinds {
				ofKinds += k[1]
			}
			if ofKinds != h.Count || h.Area >= len(s.Areas) {
				t.Fatalf("%+v", h)
			}
			if h.Coarse {
				coarse -= h.Count
			} else {
				sharp -= h.Count
			}
		}
		if coarse != 0 || sharp != 0 {
			t.Fatalf("the areas hold %d and %d too few", coarse, sharp)
		}
	})
}

func TestTheWindowsOfAListAreThoseOfItsMarks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := asking(t)
		all := mapdata.NewMarks(q).Incidents.ID
		q.Asked.Page = incident.Page{Limit: rapid.IntRange(1, 9).Draw(t, "limit"), Offset: rapid.IntRange(0, 20).Draw(t, "offset")}
		sel := "nothing"
		if len(all) > 0 {
			sel = rapid.SampledFrom(all).Draw(t, "sel")
		}
		q.Asked.View.Sel = sel
		l := mapdata.NewList(q)
		from, to := q.Asked.Page.Window(len(all))
		if l.Count != len(all) || l.Offset != q.Asked.Page.Offset || !slices.Equal(l.Incidents.ID, all[from:to]) {
			t.Fatalf("%v of %v from %d", l.Incidents.ID, all, l.Offset)
		}
		if l.At != slices.Index(all, sel)+1 || len(all) > 0 && !slices.Equal(l.Chosen.Incidents.ID, []string{sel}) {
			t.Fatalf("%q is %v at %d of %v", sel, l.Chosen.Incidents.ID, l.At, all)
		}
	})
}
