package findings

import "testing"

func TestTheSameWordIsSuggestedAgainAndAgain(t *testing.T) {
	f, known := New(1<<20), map[string]int{"west": 0, "wast": 1, "wist": 2}
	for range 100 {
		if s := SuggestKey(f, "wst", known); s != "did you mean wast?" {
			t.Fatalf("of words that are equally near it says %q, want the first by the alphabet", s)
		}
	}
}
