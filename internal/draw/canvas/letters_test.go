package canvas

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// clippedSlowly takes letter after letter away, and measures the whole again each time.
func clippedSlowly(l Lettering, line string, width float64) string {
	if l.width(line) <= width {
		return line
	}
	letters := []rune(line)
	for len(letters) > 0 && l.width(string(letters)+"…") > width {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ,.;") + "…"
}

func TestALineIsCutWhereItsLettersNoLongerFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Lettering{Size: rapid.Float64Range(8, 40).Draw(t, "size"), Bold: rapid.Bool().Draw(t, "bold")}
		line := rapid.StringOf(rapid.RuneFrom([]rune("AVTo.,; yفé語\u2068\u2069"))).Draw(t, "line")
		width := rapid.Float64Range(0, 400).Draw(t, "width")
		if got, want := l.Clip(line, width), clippedSlowly(l, line, width); got != want {
			t.Fatalf("%q in %v: %q, want %q", line, width, got, want)
		}
	})
}

func TestALineOfAnyLengthIsMeasuredOnce(t *testing.T) {
	l := Lettering{Size: 20}
	// Taking letters away one by one would make a text of half the length each time, a million letters in all.
	line := strings.Repeat("w", 20_000)
	if perRun := testing.AllocsPerRun(1, func() { l.Clip(line, 460) }); perRun > 100 {
		t.Errorf("%v allocations for a line of %d letters", perRun, len(line))
	}
}

func TestWhatSetsWordsApartIsNoLetter(t *testing.T) {
	l := Lettering{Size: 20}
	plain, apart := l.outlines("Bannu", orb.Point{}), l.outlines("\u2068Bannu\u2069", orb.Point{})
	if len(plain) == 0 || len(plain) != len(apart) || l.width("Bannu") != l.width("\u2068Bannu\u2069") {
		t.Errorf("%d and %d rings, %v and %v wide", len(plain), len(apart), l.width("Bannu"), l.width("\u2068Bannu\u2069"))
	}
}
