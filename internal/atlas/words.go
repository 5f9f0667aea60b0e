package atlas

import (
	"maps"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
)

// words are the folded words of title, summary and place in order, each with the records that have it: those of
// list[i] are rows[starts[i]:starts[i+1]].
type words struct {
	list   []string
	starts []int32
	rows   []int32
}

func newWords(records []incident.Record) words {
	byWord := map[string][]int32{}
	for i := range records {
		r := &records[i]
		for _, text := range [...]string{r.Title, r.Summary, r.Place} {
			for _, word := range incident.FoldWords(text) {
				rows := byWord[word]
				if n := len(rows); n == 0 || rows[n-1] != int32(i) {
					byWord[word] = append(rows, int32(i))
				}
			}
		}
	}
	w := words{list: slices.Sorted(maps.Keys(byWord)), starts: []int32{0}}
	for _, word := range w.list {
		w.rows = append(w.rows, byWord[word]...)
		w.starts = append(w.starts, int32(len(w.rows)))
	}
	return w
}

// keep drops what lacks a word that begins with each of the prefixes.
func (w words) keep(members set, prefixes []string) {
	for _, prefix := range prefixes {
		first, _ := slices.BinarySearch(w.list, prefix)
		last := first
		for last < len(w.list) && strings.HasPrefix(w.list[last], prefix) {
			last++
		}
		having := make(set, len(members))
		for _, row := range w.rows[w.starts[first]:w.starts[last]] {
			having.add(int(row))
		}
		members.keep(having)
	}
}
