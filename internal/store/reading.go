package store

import (
	"context"
	"slices"
	"sync"

	"khyberatlas/internal/incident"
)

// Reading is the version that a store held at one moment: the facts at once, the incidents as they are asked for, so that
// their number costs whoever reads them no memory. It keeps nobody from writing; who does so before all is read
// ends it, unless the store still has that moment.
type Reading interface {
	// Facts are all but the incidents, proven. They are the caller's to keep and to change.
	Facts() *incident.Dataset
	// Count is how many incidents there are.
	Count() int
	// Key is another one whenever anything in the store has changed, by whomever.
	Key() string
	// Workers is how many call at once while rows are read.
	Workers() int
	// Rows hands over every incident as Load has it, in no order. Calls by one worker, a number from 0, never overlap; what
	// stands in rows is good until the call returns, but what it points at is the caller's to keep. It ends with the first
	// error of take. Without an error all was read, is of the version that the facts are of, and is proven; take may be nil
	// where that alone is asked. ErrMoved says that somebody has written meanwhile.
	Rows(ctx context.Context, take func(worker int, rows []incident.Incident) error) error
	Close() error
}

// Find looks through the rows for incidents by their ids.
func Find(ctx context.Context, r Reading, ids ...string) (map[string]incident.Incident, error) {
	found := map[string]incident.Incident{}
	var lock sync.Mutex
	err := r.Rows(ctx, func(_ int, rows []incident.Incident) error {
		for n := range rows {
			if i := &rows[n]; slices.Contains(ids, i.ID) {
				lock.Lock()
				found[i.ID] = *i
				lock.Unlock()
			}
		}
		return nil
	})
	return found, err
}
