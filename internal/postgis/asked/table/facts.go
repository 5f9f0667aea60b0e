package table

import (
	"fmt"
	"math"
	"sort"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// List is a column of words from a list.
type List int

// The lists. InDistrict is incident.Record.InDistrict, District the name that a row states.
const (
	Type List = iota
	Actor
	Confidence
	Precision
	Dated
	Country
	Origin
	Crossing // the nearest one
	Admin1
	District
	InDistrict
	Tehsil
	lists
)

// short is how many of the lists have so few values that two bytes number them.
const short = Admin1

// Columns are what the lists are called, by their numbers.
var Columns = [lists]string{"type", "actor", "confidence", "geo_precision", "date_precision", "country", "origin", "crossing",
	"admin1", "district", "in_district", "tehsil"}

// Facts are what is known of the rows of a version without a look at them.
type Facts struct {
	Rows   int
	Lists  [lists][]string // the values that occur: a row has the place of its own there
	Told   bool            // there are rows of an event that an earlier origin's rows tell of too
	Blocks []Block         // of every step rows
	All    incident.Extent // of all rows
	First  incident.Extent // of those that count where nothing is asked for

	codes  [lists]map[string]int
	places crowd // while rows are written
}

// step is how many rows a block has.
const step = 1024

// Block says of some rows in order when they can have happened: no row up to its end does later than Last, none from its
// beginning on before First.
type Block struct{ First, Last incident.Day }

// Code is the number of a value; -1 where no row has it.
func (f *Facts) Code(l List, value string) int {
	if c, ok := f.codes[l][value]; ok {
		return c
	}
	return -1
}

// ready makes what was read fit to be asked.
func (f *Facts) ready() {
	for l, values := range f.Lists {
		f.codes[l] = make(map[string]int, len(values))
		for c, v := range values {
			f.codes[l][v] = c
		}
	}
}

// Stretch holds all rows that meet a period, and as few others as blocks tell.
func (f *Facts) Stretch(period incident.Days) (lo, hi int) {
	begin, end := 0, len(f.Blocks)
	if period.From != 0 {
		begin = sort.Search(end, func(w int) bool { return f.Blocks[w].Last >= period.From })
	}
	if period.To != 0 {
		end = begin + sort.Search(end-begin, func(w int) bool { return f.Blocks[begin+w].First > period.To })
	}
	return step * begin, min(step*end, f.Rows)
}

// numbered is the number of a value, a new one's the next.
func (f *Facts) numbered(l List, value string) (int, error) {
	if f.codes[l] == nil {
		f.codes[l] = map[string]int{}
	}
	c, known := f.codes[l][value]
	if !known {
		if c = len(f.Lists[l]); c > math.MaxInt16 && l < short {
			return 0, fmt.Errorf("more than %d values of %s", math.MaxInt16, Columns[l])
		}
		f.Lists[l], f.codes[l][value] = append(f.Lists[l], value), c
	}
	return c, nil
}

// took counts one more row in, which comes behind the others.
func (f *Facts) took(s incident.Days, at *orb.Point, follows bool) {
	extents := []*incident.Extent{&f.All, &f.First}
	if follows {
		extents = extents[:1]
	}
	for _, e := range extents {
		if e.AddDays(s); at != nil {
			e.AddBox(at.Bound())
		}
	}
	if f.Rows%step == 0 {
		f.Blocks = append(f.Blocks, Block{s.From, s.To})
	}
	b := &f.Blocks[len(f.Blocks)-1]
	b.First, b.Last = min(b.First, s.From), max(b.Last, s.To)
	f.Rows++
	f.Told = f.Told || follows
}

// tookAll is called behind the last row.
func (f *Facts) tookAll() {
	for w := 1; w < len(f.Blocks); w++ {
		f.Blocks[w].Last = max(f.Blocks[w].Last, f.Blocks[w-1].Last)
	}
	for w := len(f.Blocks) - 2; w >= 0; w-- {
		f.Blocks[w].First = min(f.Blocks[w].First, f.Blocks[w+1].First)
	}
}
