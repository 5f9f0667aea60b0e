package dataset

import (
	"fmt"
	"maps"
	"slices"
)

// unique finds ids that stand more than once.
type unique map[string][]spot

func (u unique) add(id string, at spot) {
	if id != "" {
		u[id] = append(u[id], at)
	}
}

// report names every line that has a repeated id, the first one too: which of them is wrong only a person can say.
func (u unique) report(f *findings, rule string) {
	for _, id := range slices.Sorted(maps.Keys(u)) {
		spots := u[id]
		for i, s := range spots {
			if len(spots) > 1 {
				f.fault(s, id, rule, fmt.Sprintf("it stands in line %d too", spots[(i+1)%len(spots)].line))
			}
		}
	}
}
