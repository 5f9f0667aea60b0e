package sqlite

import (
	"database/sql/driver"
	"maps"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite/raw"
)

// The digest of a record is over its rows in the order of their ids, in which no reader that means to be quick meets them.
// So an import keeps a sum of the rows as well, which hangs on no order, among the checksums: of all that is stored of each.

// sumsOf is what the names of these checksums begin with; the record's id follows.
const sumsOf = "origin_incidents "

func keepSum(tx *transaction, origin string, sum *raw.Sum) {
	if sum.Rows == 0 {
		tx.exec("DELETE FROM checksums WHERE name = ?", sumsOf+origin)
		return
	}
	keepChecksum(tx, checksum{sumsOf + origin, sum.String()})
}

// forgetSums is for a table that has become another one: until the next import of a record its digest alone tells.
func forgetSums(tx *transaction) {
	tx.exec("DELETE FROM checksums WHERE substr(name, 1, length(?1)) = ?1", sumsOf)
}

// sums are those of the rows that were read, by record.
type sums map[string]*raw.Sum

// look takes in a row as it is stored: its place, id and origin, and the others.
func (s sums) look(cells []driver.Value) {
	origin, _ := cells[2].(string)
	sum := s[origin]
	if sum == nil {
		sum = &raw.Sum{}
		s[origin] = sum
	}
	sum.Add(cells[1:])
}

func (s sums) join(o sums) {
	for origin, sum := range o {
		if s[origin] == nil {
			s[origin] = &raw.Sum{}
		}
		s[origin].Join(sum)
	}
}

// differing are the records whose rows can't be told to be those that were imported: their number is another one, their sum
// is, or, which unsure says, there is none to tell by.
func (s sums) differing(kept map[string]string, digests []incident.Digest) (differ, unsure []string) {
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
