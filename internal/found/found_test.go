package found_test

import (
	"testing"

	"khyberatlas/internal/found"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/set"
)

func TestWhatWasFoundLatelyIsNotSearchedForAgain(t *testing.T) {
	searches := 0
	search := func() set.Rows {
		searches++
		return set.Within(0, searches)
	}
	of := func(origin string) incident.Query { return incident.Query{Origins: []string{origin}} }
	var l found.Lately
	for _, ask := range []struct {
		origin string
		finds  int
	}{{"a", 1}, {"b", 2}, {"a", 1}, {"c", 3}, {"d", 4}, {"a", 1}, {"e", 5}, {"a", 6}, {"e", 5}} {
		if got := l.Of(of(ask.origin), search).Count(); got != ask.finds {
			t.Errorf("%s: what search %d found, not that of %d", ask.origin, got, ask.finds)
		}
	}
	var none *found.Lately
	if none.Of(of("a"), search).Count() != 7 || none.Of(of("a"), search).Count() != 8 {
		t.Error("what keeps nothing has kept something")
	}
}
