package dataset

import "khyberatlas/internal/incident"

// nearest is the known word that a wrong one was probably meant to be; blank where none is near.
func nearest(word string, known []string) string {
	const most = 200 // bytes: comparing takes as long as one word times the other
	if len(word) > most {
		return ""
	}
	w := []rune(incident.Fold(word))
	best, least := "", max(2, len(w)/3)+1
	for _, k := range known {
		if len(k) > most {
			continue
		}
		if d := edits(w, []rune(incident.Fold(k))); d < least {
			best, least = k, d
		}
	}
	return best
}

func didYouMean(word string, known []string) string {
	if n := nearest(word, known); n != "" {
		return "did you mean " + n + "?"
	}
	return ""
}

// edits is Levenshtein's distance.
func edits(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
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
