package mapdata

import (
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

// mostWords is of how many incidents the script is told all titles: so many, with their ids, weigh 45 kB. Of more, it asks for
// those that it lists.
const mostWords = 2000

// newPicked are the titles and ids of single records: of those that are asked for by their positions, and of the one that
// is chosen.
func newPicked(q *question.Question) Words {
	hits := recordsOf(q)
	w := Words{Version: q.Atlas.Version(), At: []int{}, ID: []string{}, When: map[int]string{}, Title: []string{}, Place: []string{}}
	add := func(i int) {
		w.At, w.ID, w.Title = append(w.At, i), append(w.ID, undated(hits[i])), append(w.Title, hits[i].Title)
	}
	for text := range strings.SplitSeq(q.Asked.At, ",") {
		if i, err := strconv.Atoi(text); err == nil && 0 <= i && i < len(hits) {
			add(i)
		}
	}
	for i, r := range hits {
		if sel := q.Asked.View.Sel; sel != "" && r.ID == sel {
			add(i)
		}
	}
	return w
}

// keepClaimed leaves out titles, and the ids of all records of which nobody is named for a figure of civilians killed: what
// the names tell of the others stands by their ids.
func (w *Words) keepClaimed(q *question.Question) {
	all := w.ID
	w.At, w.ID, w.Title = []int{}, []string{}, []string{}
	for i, r := range recordsOf(q) {
		if len(r.Claimants("civilians")) > 0 {
			w.At, w.ID = append(w.At, i), append(w.ID, all[i])
		}
	}
}

// undated is an id without the first day that most begin with; after "=" where it is whole.
func undated(r *incident.Record) string {
	rest, dated := strings.CutPrefix(r.ID, r.Span().From.String()+"-")
	if !dated || strings.HasPrefix(rest, "=") {
		return "=" + r.ID
	}
	return rest
}
