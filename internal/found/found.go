// Package found keeps what one reader's searches have found, while the answer is made: its head asks which records are cited,
// its body for the rows, a page for sums, marks and a list, all of the same filter.
package found

import (
	"reflect"
	"sync"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/set"
)

// most is how many sets are held, each of at most a bit for every row.
const most = 4

// Lately is what was found lately, the last search first. A nil one keeps nothing.
type Lately struct {
	mu   sync.Mutex
	held []one
}

type one struct {
	by   incident.Query
	rows set.Rows
}

// Of is what a query finds, searched for unless it is held. Nobody changes the set.
func (l *Lately) Of(q incident.Query, search func() set.Rows) set.Rows {
	if l == nil {
		return search()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.held {
		if reflect.DeepEqual(l.held[i].by, q) {
			return l.held[i].rows
		}
	}
	rows := search()
	l.held = append([]one{{q, rows}}, l.held[:min(len(l.held), most-1)]...)
	return rows
}
