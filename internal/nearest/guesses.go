package nearest

import (
	"unicode/utf8"

	"khyberatlas/internal/incident"
)

// Guesses finds the known words that many wrong ones were probably meant to be. Comparing two words takes as long as one
// is times the other: what all guesses of a run may take together is bounded, however many words are wrong.
type Guesses struct {
	left   int               // steps of comparing
	folded map[string][]rune // known words: each is folded once
}

const (
	// mostSteps takes a tenth of a second. A thousand wrong names of districts take less than a third of it.
	mostSteps = 20_000_000
	// mostLetters is how long a word may be for which one is looked for, and one that is found. Ids have up to 45.
	mostLetters = 50
)

// NewGuesses begins a run.
func NewGuesses() *Guesses { return &Guesses{mostSteps, map[string][]rune{}} }

// Nearest is the first of the nearest words; blank where none is near, or where comparing them would take more steps than
// are left.
func (g *Guesses) Nearest(word string, known []string) string {
	w, ok := letters(word)
	if !ok {
		return ""
	}
	least, steps := max(2, len(w)/3), 0
	for _, k := range known {
		if l := len(g.letters(k)); within(len(w), l, least) {
			steps += len(w) * l
		}
	}
	if steps > g.left {
		return ""
	}
	g.left -= steps
	best := ""
	for _, k := range known {
		l := g.letters(k)
		if !within(len(w), len(l), least) {
			continue
		}
		if d := distance(w, l); d < least || d == least && best == "" {
			best, least = k, d
		}
	}
	return best
}

// within says that two words may have so few edits between them: what one is longer than the other has to be added.
func within(a, b, edits int) bool { return b > 0 && max(a, b)-min(a, b) <= edits }

// letters are those of a known word; none of one that is too long.
func (g *Guesses) letters(known string) []rune {
	if TooLong(known) {
		return nil
	}
	l, ok := g.folded[known]
	if !ok {
		l, _ = letters(known)
		g.folded[known] = l
	}
	return l
}

func letters(word string) ([]rune, bool) {
	if TooLong(word) {
		return nil, false
	}
	l := []rune(incident.Fold(word))
	if len(l) > mostLetters {
		return nil, false
	}
	return l, true
}

// TooLong says of a word that Nearest doesn't compare it. It doesn't fold it, which takes longer, so a few that grow by
// folding escape it.
func TooLong(word string) bool {
	return utf8.RuneCountInString(word[:min(len(word), utf8.UTFMax*mostLetters+1)]) > mostLetters
}
