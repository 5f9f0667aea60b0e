package question

import (
	"reflect"

	"khyberatlas/internal/incident"
)

// memory is what a question has been told: the parts of a page ask for the same sums one after another.
type memory struct {
	totals    []told[incident.Totals]
	facets    []told[incident.Facets]
	districts []told[[]incident.Area]
	tehsils   []told[[]incident.Area]
	crossings []told[[]incident.CrossingState]
	matched   []told[int]
	origins   []told[[]string]
	besides   []told[besides]
	record    *incident.Record // the last that was found by its id
}

type told[T any] struct {
	filter incident.Query
	answer T
}

// once asks for what matches a filter unless that has been told.
func once[T any](known *[]told[T], filter incident.Query, ask func() T) T {
	for _, k := range *known {
		if reflect.DeepEqual(k.filter, filter) {
			return k.answer
		}
	}
	answer := ask()
	*known = append(*known, told[T]{filter, answer})
	return answer
}
