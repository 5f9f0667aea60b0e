package ogc

import (
	"cmp"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
)

// Nearest are the words most like s, the likest first.
func Nearest(s string, words []string, most int) []string {
	s = incident.Fold(clip(s))
	type scored struct {
		word string
		far  int
	}
	list := make([]scored, len(words))
	for i, w := range words {
		folded := incident.Fold(w)
		far := distance(s, folded)
		// Somebody who leaves off the end is nearer to the word than the letters say.
		if len(s) > 2 && strings.HasPrefix(folded, s) {
			far = min(far, 1)
		}
		list[i] = scored{w, far}
	}
	slices.SortStableFunc(list, func(a, b scored) int { return cmp.Compare(a.far, b.far) })
	out := make([]string, 0, most)
	for _, c := range list[:min(most, len(list))] {
		out = append(out, c.word)
	}
	return out
}

// alike reports whether a word is so like another that it may be a slip.
func alike(s, word string) bool {
	s, word = incident.Fold(clip(s)), incident.Fold(word)
	return distance(s, word) <= max(2, len(word)/3) && distance(s, word) < max(len(s), len(word)) ||
		len(s) > 2 && strings.HasPrefix(word, s)
}

// distance counts the letters to put in, leave out, change or swap with the next to get from one word to another.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, above, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			change := above[j-1]
			if x[i-1] != y[j-1] {
				change++
			}
			row[j] = min(change, above[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(y)]
}
