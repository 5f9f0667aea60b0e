// Package nearest finds the known word that a wrong one was probably meant to be: for parameters of an address, whose
// lists are short, and for cells of a dataset, of which a whole run may hold wrong ones. Whether and how it is said is
// its callers' business.
package nearest

import (
	"cmp"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
)

// Likest are the known words most like a word, the likest first.
func Likest(word string, known []string, most int) []string {
	w := fold(word)
	type scored struct {
		known string
		far   int
	}
	list := make([]scored, len(known))
	for i, k := range known {
		folded := incident.Fold(k)
		far := distance([]rune(w), []rune(folded))
		// Somebody who leaves off the end is nearer to the word than the letters say.
		if begins(folded, w) {
			far = min(far, 1)
		}
		list[i] = scored{k, far}
	}
	slices.SortStableFunc(list, func(a, b scored) int { return cmp.Compare(a.far, b.far) })
	out := make([]string, 0, most)
	for _, s := range list[:min(most, len(list))] {
		out = append(out, s.known)
	}
	return out
}

// Slip is the likest of the known words where it is so like the word that this may be a slip of it, else blank.
func Slip(word string, known []string) string {
	likest := Likest(word, known, 1)
	if len(likest) == 0 {
		return ""
	}
	w, k := fold(word), incident.Fold(likest[0])
	far := distance([]rune(w), []rune(k))
	if far <= max(2, len(k)/3) && far < max(len(w), len(k)) || begins(k, w) {
		return likest[0]
	}
	return ""
}

func begins(known, word string) bool { return len(word) > 2 && strings.HasPrefix(known, word) }

// mostRead is how many letters of a word are looked at: a stranger can send thousands.
const mostRead = 100

// fold marks a word that is cut by a sign that no known word has.
func fold(word string) string {
	if len(word) > mostRead {
		if letters := []rune(word); len(letters) > mostRead {
			word = string(letters[:mostRead]) + "…"
		}
	}
	return incident.Fold(word)
}

// distance counts the letters to put in, leave out, change or swap with the next to get from one word to another.
func distance(x, y []rune) int {
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
