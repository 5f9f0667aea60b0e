package ledger

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// Counter is called for every row that is written, and reports progress once a hundredth of the way; nil where nobody asks.
func Counter(ds *incident.Dataset, progress store.Progress) func() {
	if progress == nil {
		return nil
	}
	total := len(ds.Files) + 1
	for _, n := range ds.Counts() {
		total += n
	}
	done, stride := 0, max(1, total/100)
	return func() {
		done++
		if done%stride == 0 || done == total {
			progress(done, total)
		}
	}
}
