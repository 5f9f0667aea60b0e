package ledger

import (
	"database/sql/driver"
	"maps"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
)

// The digest of a record is over its rows in the order of their ids, in which no reader that means to be quick meets them.
// So an import keeps a sum of the rows as well, which hangs on no order, among the checksums: of all that is stored of each.

// SumsOf is what the names of these checksums begin with; the record's id follows.
const SumsOf = "origin_incidents "

// OriginOf is the record whose sum has a name among the checksums; false for the name of another one.
func OriginOf(name string) (origin string, ok bool) { return strings.CutPrefix(name, SumsOf) }

// Sums are those of the rows that were read, by record.
type Sums map[string]*Sum

// Look takes in a row as it is stored: its id, its origin, and the others.
func (s Sums) Look(cells []driver.Value) {
	origin, _ := cells[1].(string)
	sum := s[origin]
	if sum == nil {
		sum = &Sum{}
		s[origin] = sum
	}
	sum.Add(cells)
}

// Join takes in the rows of others.
func (s Sums) Join(o Sums) {
	for origin, sum := range o {
		if s[origin] == nil {
			s[origin] = &Sum{}
		}
		s[origin].Join(sum)
	}
}

// Differing are the records whose rows can't be told to be those that were imported: their number is another one, their sum
// is, or, which unsure says, there is none to tell by.
func (s Sums) Differing(kept map[string]string, digests []incident.Digest) (differ, unsure []string) {
	counts := map[string]int{}
	for _, d := range digests {
		counts[d.Origin] = d.Rows
	}
	for origin, sum := range s {
		was, ok := kept[origin]
		switch {
		case counts[origin] != sum.Rows, ok && was != sum.String():
			differ = append(differ, origin)
		case !ok:
			unsure = append(unsure, origin)
		}
		delete(counts, origin)
	}
	return slices.AppendSeq(differ, maps.Keys(counts)), unsure
}
