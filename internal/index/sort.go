package index

import (
	"cmp"
	"maps"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"khyberatlas/internal/incident"
)

// Sort puts the rows of all parts in the order of date and id, and the records in that of the rows: whatever goes over the
// rows then meets their texts as they lie.
func (b *Builder) Sort() {
	for l := range b.lists {
		b.sorted[l] = b.lists[l].Sorted()
	}
	order := b.byDate()
	ends := []int{0}
	for i := range order {
		if i-ends[len(ends)-1] >= run && b.of(order[i]).Date != b.of(order[i-1]).Date {
			ends = append(ends, i)
		}
	}
	ends = append(ends, len(order))
	b.Rows, b.records = make([]Row, len(order)), make([]string, len(ends)-1)
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for n := range b.records {
		g.Go(func() error {
			b.records[n] = b.sort(order[ends[n]:ends[n+1]], b.Rows[ends[n]:ends[n+1]], n)
			return nil
		})
	}
	_ = g.Wait() // nobody fails
	b.parts = nil
}

// run is how many rows are sorted at once, or more, where they are of one day.
const run = 32 << 10

// held is where a row lies: in which part, as which.
type held struct{ part, at uint32 }

func (b *Builder) of(p held) *Row { return &b.parts[p.part].rows[p.at/rowsInRun][p.at%rowsInRun] }

// byDate has the rows in the order of their dates. These are few, beside the rows, so that they are counted.
func (b *Builder) byDate() []held {
	next, all := map[incident.Day]int{}, 0
	for _, p := range b.parts {
		for _, rows := range p.rows {
			for i := range rows {
				next[rows[i].Date]++
			}
			all += len(rows)
		}
	}
	at := 0
	for _, day := range slices.Sorted(maps.Keys(next)) {
		next[day], at = at, at+next[day]
	}
	order := make([]held, all)
	for n, p := range b.parts {
		for k, rows := range p.rows {
			for i := range rows {
				day := rows[i].Date
				order[next[day]] = held{uint32(n), uint32(k*rowsInRun + i)}
				next[day]++
			}
		}
	}
	return order
}

// sort puts rows that are in the order of their dates into that of date and id, and gives their records as one text.
func (b *Builder) sort(order []held, rows []Row, n int) string {
	type named struct {
		held
		date incident.Day
		id   string
	}
	all, size := make([]named, len(order)), 0
	for i, at := range order {
		r := b.of(at)
		all[i] = named{at, r.Date, idOf(b.parts[at.part].text(r))}
		size += int(r.size)
	}
	slices.SortFunc(all, func(x, y named) int {
		if x.date != y.date {
			return cmp.Compare(x.date, y.date)
		}
		return strings.Compare(x.id, y.id)
	})
	var records strings.Builder
	records.Grow(size)
	for i := range all {
		r := *b.of(all[i].held)
		text := b.parts[all[i].part].text(&r)
		r.record = record{uint64(records.Len()), uint32(n), r.size}
		records.WriteString(text)
		for l := range r.codes {
			r.codes[l] = b.sorted[l][r.codes[l]]
		}
		rows[i] = r
	}
	return records.String()
}

func (p *Part) text(r *Row) string {
	return p.records[r.block].String()[r.from : r.from+uint64(r.size)]
}
