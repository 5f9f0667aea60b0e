package survey

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/set"
	"khyberatlas/internal/spot"
)

// Marks are rows that have a place, the last first. Of their texts only the id is read.
func Marks(x *index.Index, matches set.Rows) []spot.Mark {
	contested := x.Groups[index.Confidence].Code("contested")
	marks, figures := make([]spot.Mark, 0, matches.Count()), make([]int, 0, matches.Count())
	x.Walk(matches, incident.SortDateDesc, func(i int) bool {
		at := x.At(i)
		if !index.Placed(at) {
			return true
		}
		m := spot.Mark{ID: string(x.ID(i)), Type: incident.Type(x.Value(index.Type, i)), At: at, Badge: x.Badge(i),
			Contested: x.Groups[index.Confidence].CodeOf(i) == contested}
		n, known := x.Figure(index.Best, i)
		if !known {
			n, known = x.Figure(index.Low, i)
		}
		if known {
			figures = append(figures, n)
			m.AtLeast = &figures[len(figures)-1]
		}
		marks = append(marks, m)
		return true
	})
	return marks
}
