package nearest

import (
	"fmt"
	"strings"
	"testing"
)

// names are words of a length that differ in their last letters only.
func names(n, length int, last string) []string {
	out := make([]string, n)
	for i := range out {
		end := fmt.Sprintf("%04d%s", i, last)
		out[i] = strings.Repeat("x", length-len(end)) + end
	}
	return out
}

func TestAllGuessesOfARunTakeNoMoreThanTheirSteps(t *testing.T) {
	const each = 1000 * mostLetters * mostLetters
	g, known, given := NewGuesses(), names(1000, mostLetters, ""), 0
	for i, word := range names(1206, mostLetters, "x") {
		before := g.left
		s := g.Nearest(word, known)
		if took := before - g.left; (s != "") != (before >= each) || (took > 0) != (s != "") || took > each {
			t.Fatalf("word %d: %q after %d steps of the %d that were left", i, s, took, before)
		}
		if s != "" {
			given++
		}
	}
	if took := mostSteps - g.left; given == 0 || took > mostSteps {
		t.Errorf("%d guesses took %d steps, at most %d are allowed", given, took, mostSteps)
	}
}

func TestOnlyWordsOfAboutTheSameLengthAreCompared(t *testing.T) {
	g := NewGuesses()
	if s := g.Nearest("Wets", append(names(999, mostLetters, ""), "West")); s != "West" {
		t.Errorf("it says %q", s)
	}
	if took := mostSteps - g.left; took != len("Wets")*len("West") {
		t.Errorf("it took %d steps", took)
	}
}

func TestEachOfAThousandWrongNamesGetsItsGuess(t *testing.T) {
	g, known := NewGuesses(), names(36, 12, "")
	for i, word := range names(999, 12, "x") {
		if g.Nearest(word, known) == "" {
			t.Fatalf("none for the %dth of a thousand", i+1)
		}
	}
}

func TestAWordOfAParagraphsLengthIsNotCompared(t *testing.T) {
	for name, tc := range map[string]struct {
		word, known string
		want        bool
	}{
		"as long as an id":         {strings.Repeat("a", mostLetters), strings.Repeat("a", mostLetters-1) + "b", true},
		"with marks":               {strings.Repeat("é", mostLetters), strings.Repeat("e", mostLetters-1), true},
		"too long":                 {strings.Repeat("a", mostLetters+1), strings.Repeat("a", mostLetters), false},
		"too long to be meant":     {strings.Repeat("a", mostLetters), strings.Repeat("a", mostLetters+1), false},
		"too long when folded":     {strings.Repeat("ﷺ", 4), strings.Repeat("ﷺ", 4), false},
		"longer than it is looked": {strings.Repeat("a", 1<<20), strings.Repeat("a", 1<<20), false},
	} {
		if got := NewGuesses().Nearest(tc.word, []string{tc.known}); (got != "") != tc.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
