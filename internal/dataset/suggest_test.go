package dataset

import "testing"

func TestTheSameWordIsSuggestedAgainAndAgain(t *testing.T) {
	f, known := newFindings(Limits{}), map[string]int{"west": 0, "wast": 1, "wist": 2}
	for range 100 {
		if s := suggestKey(&f, "wst", known); s != "did you mean wast?" {
			t.Fatalf("of words that are equally near it says %q, want the first by the alphabet", s)
		}
	}
}
