package nearest

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var kinds = []string{"ied", "air_strike", "drone_strike", "armed_attack", "border_clash", "shelling"}

func TestASlipIsNamedAndAnotherWordIsNot(t *testing.T) {
	for word, want := range map[string]string{
		"airstrike":               "air_strike",   // a sign left out
		"sheling":                 "shelling",     // a letter left out
		"amred_attack":            "armed_attack", // two swapped
		"Armed_Attack":            "armed_attack",
		"border":                  "border_clash", // its end left off
		"earthquake":              "",
		"xy":                      "",
		"":                        "",
		strings.Repeat("x", 9999): "",
	} {
		if got := Slip(word, kinds); got != want {
			t.Errorf("%.20q: %q, want %q", word, got, want)
		}
	}
	if got := Slip("ied", nil); got != "" {
		t.Errorf("among no words: %q", got)
	}
}

func TestTheLikestComesFirstAndNoMoreThanAreAskedFor(t *testing.T) {
	if got, want := Likest("drone_strik", kinds, 2), []string{"drone_strike", "air_strike"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := Likest("ied", kinds, 99); len(got) != len(kinds) || got[0] != "ied" {
		t.Errorf("all of them: %v", got)
	}
}

func TestADistanceIsOneOfLetters(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.SliceOfN(rapid.RuneFrom([]rune("abcß")), 0, 8)
		x, y := word.Draw(rt, "x"), word.Draw(rt, "y")
		far := distance(x, y)
		if far != distance(y, x) {
			rt.Errorf("%d one way and %d the other", far, distance(y, x))
		}
		if (far == 0) != slices.Equal(x, y) {
			rt.Errorf("%d between %q and %q", far, string(x), string(y))
		}
		if least, most := max(len(x), len(y))-min(len(x), len(y)), max(len(x), len(y)); far < least || far > most {
			rt.Errorf("%d, not from %d to %d", far, least, most)
		}
	})
}

func FuzzSlip(f *testing.F) {
	for _, word := range []string{"airstrike", "", "\xff", "ﷺﷺ", "É", strings.Repeat("é", 150)} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if got := Slip(word, kinds); got != "" && !slices.Contains(kinds, got) {
			t.Errorf("%q was never known", got)
		}
		if got := NewGuesses().Nearest(word, kinds); got != "" && !slices.Contains(kinds, got) {
			t.Errorf("%q was never known", got)
		}
	})
}

func BenchmarkAThousandGuesses(b *testing.B) {
	known, wrong := names(36, 12, ""), names(999, 12, "x")
	for b.Loop() {
		g := NewGuesses()
		for _, word := range wrong {
			g.Nearest(word, known)
		}
	}
}
