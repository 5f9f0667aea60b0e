package pairing_test

import (
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/pairing"
)

func TestWhatWasJoinedHasOneRootWhichIsTheLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, set := pairing.Sets[int]{}, make([]int, 30)
		for i := range set {
			set[i] = i
		}
		for range rapid.IntRange(0, 40).Draw(t, "joins") {
			a, b := rapid.IntRange(0, 29).Draw(t, "a"), rapid.IntRange(0, 29).Draw(t, "b")
			root, from, to := s.Join(a, b), max(set[a], set[b]), min(set[a], set[b])
			for i := range set {
				if set[i] == from {
					set[i] = to
				}
			}
			if root != to {
				t.Fatalf("%d and %d are joined at %d, want %d", a, b, root, to)
			}
		}
		for i, want := range set {
			if got := s.Root(i); got != want {
				t.Fatalf("the root of %d is %d, want %d", i, got, want)
			}
		}
	})
}
