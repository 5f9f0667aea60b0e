package mapping

import (
	"maps"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/values"
)

// plain is a word as it is compared: without case, marks and signs between its parts, in the letters of one keyboard.
// One of signs alone stays as it is.
func plain(word string) string {
	if p := strings.Join(incident.FoldWords(values.Letters(word)), " "); p != "" {
		return p
	}
	return strings.TrimSpace(word)
}

// IsOurs reports whether a word is one of a list of ours, as people write it: "Armed attack" is armed_attack.
func IsOurs(word string, list []string) bool { return ourWord(word, list) != "" }

func ourWord(word string, list []string) string {
	p := strings.ReplaceAll(plain(word), " ", "_")
	if p != "" && slices.Contains(list, p) {
		return p
	}
	return ""
}

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
