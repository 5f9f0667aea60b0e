package dataset

import (
	"unicode/utf8"

	"khyberatlas/internal/incident"
)

// guesses finds the known words that wrong ones were probably meant to be. Comparing two words takes as long as one is
// times the other: what all guesses of a run may take together is bounded, however many rows are wrong.
type guesses struct {
	left   int               // steps of edits
	folded map[string][]rune // known words: each is folded once
}

const (
	// mostSteps takes a tenth of a second. A thousand wrong names of districts take less than a third of it.
	mostSteps = 20_000_000
	// mostLetters is how long a word may be for which one is looked for, and one that is found. Ids have up to 45.
	mostLetters = 50
)

func newGuesses() guesses { return guesses{mostSteps, map[string][]rune{}} }

// nearest is the first of the nearest words; blank where none is near, or where comparing them would take more steps than
// are left.
func (g *guesses) nearest(word string, known []string) string {
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
	best := ""
	for _, k := range known {
		l := g.letters(k)
		if !within(len(w), len(l), least) {
			continue
		}
		if d := g.edits(w, l); d < least || d == least && best == "" {
			best, least = k, d
		}
	}
	return best
}

// within says that two words may have so few edits between them: what one is longer than the other has to be added.
func within(a, b, edits int) bool { return b > 0 && max(a, b)-min(a, b) <= edits }

// letters are those of a known word; none of one that is too long.
func (g *guesses) letters(known string) []rune {
	if tooLong(known) {
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
	if tooLong(word) {
		return nil, false
	}
	l := []rune(incident.Fold(word))
	if len(l) > mostLetters {
		return nil, false
	}
	return l, true
}

// tooLong says it of most words without folding them, which takes longer.
func tooLong(word string) bool {
	return utf8.RuneCountInString(word[:min(len(word), utf8.UTFMax*mostLetters+1)]) > mostLetters
}

// edits is Levenshtein's distance.
func (g *guesses) edits(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		g.left -= len(b)
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
