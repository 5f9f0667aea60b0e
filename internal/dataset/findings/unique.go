package findings

import (
	"fmt"
	"maps"
	"slices"
)

// Unique finds ids that stand more than once.
type Unique map[string][]Spot

// Add notes where an id stands.
func (u Unique) Add(id string, at Spot) {
	if id != "" {
		u[id] = append(u[id], at)
	}
}

// Report names every line that has a repeated id, the first one too: which of them is wrong only a person can say.
func (u Unique) Report(f *List, rule string) {
	for _, id := range slices.Sorted(maps.Keys(u)) {
		spots := u[id]
		for i, s := range spots {
			if len(spots) > 1 {
				f.Fault(s, id, rule, fmt.Sprintf("it stands in line %d too", spots[(i+1)%len(spots)].Line))
			}
		}
	}
}
