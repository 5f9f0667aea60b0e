package index

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/cells"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
	"khyberatlas/internal/index/sums"
)

// Builder gathers rows in parts, lets their meaning be worked out over all of them, and writes the file. Between Sort and
// Write, Rows are what is held: what others know of a row (its badge, its distances) is written into them.
type Builder struct {
	Rows      []Row
	Crossings []string // by the number in Row.Crossing
	OnMap     []string // the values of InDistrict that are districts of the map

	parts   []*Part
	records []string // of the sorted rows
	lock    sync.Mutex
	lists   [lists]column.Dictionary
	sorted  [lists][]uint16 // the code of each value by the one that it had while rows were added
	drafted *Index          // all but the texts
}

// Part is what one goroutine adds.
type Part struct {
	b       *Builder
	rows    [][]Row // rowsInRun in each but the last
	records []*strings.Builder
	scratch []byte
	codes   [lists]map[string]uint16
	slugs   map[[3]string]string
}

// record is where the bytes of one lie: in which block of its part, or once the rows are sorted of all.
type record struct {
	from        uint64
	block, size uint32
}

// Records are held in runs: the first ones are short, for most datasets are.
const (
	firstBlock = 64 << 10
	block      = 8 << 20
)

// rowsInRun is how many rows a part has one behind the other: to append them all would copy them over and over.
const rowsInRun = 8 << 10

// Part begins a part.
func (b *Builder) Part() *Part {
	b.lock.Lock()
	defer b.lock.Unlock()
	p := &Part{b: b, slugs: map[[3]string]string{}}
	for l := range p.codes {
		p.codes[l] = map[string]uint16{}
	}
	b.parts = append(b.parts, p)
	return p
}

// Add adds an incident, of which the record says in what district and tehsil it counts and how many publishers it has. It is
// not kept.
func (p *Part) Add(r *incident.Record, changed incident.Day) error {
	row := Row{Date: r.Date, Span: r.Span(), At: nowhere, Own: pointOf(r.Point), Badge: -1, Crossing: -1, Changed: changed,
		vague: r.Vague(), coarse: r.GeoPrecision.Coarse(), wide: r.GeoPrecision.Wide()}
	for l, v := range [lists]string{string(r.Type), string(r.Actor), string(r.Confidence), string(r.GeoPrecision),
		string(r.DatePrecision), string(r.Country), r.Admin1, r.District, p.inDistrict(r), r.TehsilID, r.Origin} {
		c, ok := p.code(l, v)
		if !ok {
			return fmt.Errorf("incident %s: more than %d values of %s", r.ID, math.MaxUint16, listNames[l])
		}
		row.codes[l] = c
	}
	for f, n := range [figures]*int{r.Killed.Best, r.Killed.Low, r.Killed.High, r.Civilians, r.Forces, r.Militants, r.Injured,
		&r.Publishers} {
		row.figures[f] = figureOf(n)
	}
	p.scratch = appendRecord(p.scratch[:0], r.Incident)
	last := len(p.records) - 1
	if last < 0 || p.records[last].Len()+len(p.scratch) > p.records[last].Cap() {
		p.records = append(p.records, &strings.Builder{})
		last++
		p.records[last].Grow(max(min(block, firstBlock<<last), len(p.scratch)))
	}
	row.record = record{uint64(p.records[last].Len()), uint32(last), uint32(len(p.scratch))}
	_, _ = p.records[last].Write(p.scratch) // it never fails
	if last = len(p.rows) - 1; last < 0 || len(p.rows[last]) == rowsInRun {
		p.rows = append(p.rows, nil)
		last++
	}
	p.rows[last] = append(p.rows[last], row)
	return nil
}

func (p *Part) inDistrict(r *incident.Record) string {
	if r.DistrictID != "" {
		return r.DistrictID
	}
	if r.District == "" || r.GeoPrecision.Wide() {
		return ""
	}
	key := [3]string{string(r.Country), r.Admin1, r.District}
	slug, ok := p.slugs[key]
	if !ok {
		slug = r.InDistrict()
		p.slugs[key] = slug
	}
	return slug
}

func (p *Part) code(l int, v string) (uint16, bool) {
	if c, ok := p.codes[l][v]; ok {
		return c, true
	}
	p.b.lock.Lock()
	defer p.b.lock.Unlock()
	c, ok := p.b.lists[l].Of(v)
	p.codes[l][v] = c
	return c, ok
}

// text is the record of a row as a part of the block that it lies in: the strings in it are, too, and nothing is copied.
func (b *Builder) text(r *Row) string { return b.records[r.block][r.from : r.from+uint64(r.size)] }

func (b *Builder) id(r *Row) string { return idOf(b.text(r)) }

// ID is the id of the i-th row.
func (b *Builder) ID(i int) string { return b.id(&b.Rows[i]) }

// Place is the words for the place of the i-th row.
func (b *Builder) Place(i int) string {
	in := incident.Incident{GeoPrecision: incident.GeoPrecision(b.Value(Precision, &b.Rows[i]))}
	if Placed(b.Rows[i].Own) {
		in.Point = &b.Rows[i].Own
	}
	(&decoder{text: b.text(&b.Rows[i])}).incident(&in)
	return in.Place
}

// Value is what a row has in a list, once the rows are sorted.
func (b *Builder) Value(l List, r *Row) string { return b.lists[l].Values[r.codes[l]] }

// Values are those of a list that occur, in order.
func (b *Builder) Values(l List) []string { return slices.Clone(b.lists[l].Values) }

// Toll is what is known of a row's killed, and of whom they were; nil where nobody says.
func (r *Row) Toll() (killed incident.Toll, civilians, forces, militants *int) {
	of := func(f Figure) *int {
		if v := r.figures[f]; v != blank {
			return new(int(v))
		}
		return nil
	}
	return incident.Toll{Best: of(Best), Low: of(Low), High: of(High)}, of(Civilians), of(Forces), of(Militants)
}

// Forms write a row in the forms that are kept.
type Forms [forms]func(b []byte, r *incident.Record) []byte

// Draft makes what the file has beside the texts. The rows are as they will be.
func (b *Builder) Draft() {
	table := b.summed()
	makers := []func(*sections.Writer){b.putColumns, b.putIDs,
		func(w *sections.Writer) {
			column.Builder(table.Rows).Put(w, "summed")
			all := putGroup(w, allRows, b.Rows, func(*Row) uint16 { return 0 }, []string{""}, nil)
			sums.Put(w, allRows, table, all.rows, all.starts)
		},
		func(w *sections.Writer) {
			cells.Put(w, len(b.Rows), func(i int) orb.Point { return b.Rows[i].At })
		},
		func(w *sections.Writer) { putPlaces(w, b.Rows) },
		func(w *sections.Writer) {
			b.putOrder(w, Deadliest, b.inOrder(), func(r *Row) int32 { return r.figures[Best] })
		},
		func(w *sections.Writer) {
			b.putOrder(w, Changed, b.latestFirst(), func(r *Row) int32 { return int32(r.Changed) })
		}}
	for l, name := range listNames {
		var known []string
		if List(l) == InDistrict {
			known = b.OnMap
		}
		makers = append(makers, func(w *sections.Writer) {
			g := putGroup(w, name, b.Rows, func(r *Row) uint16 { return r.codes[l] }, b.lists[l].Values, known)
			if slices.Contains(summed, List(l)) {
				sums.Put(w, name, table, g.rows, g.starts)
			}
		})
	}
	b.drafted = open(sections.Together(makers...))
}

// Write writes the file under its key, after Draft; more is kept beside the rows, by name.
func (b *Builder) Write(w io.Writer, key string, to Forms, more map[string][]byte, done func(rows int)) error {
	out := sections.NewWriter(w)
	for _, name := range b.drafted.file.Names() {
		out.Keep(name, b.drafted.file.Section(name))
	}
	for name, bytes := range more {
		out.Keep("more."+name, bytes)
	}
	b.putWords(out)
	putEach(out, "record", len(b.Rows), func(into []byte, i int, _ *room) []byte { return append(into, b.text(&b.Rows[i])...) }, nil)
	for f, form := range to {
		if form != nil {
			putEach(out, formNames[f], len(b.Rows), func(into []byte, i int, m *room) []byte {
				return form(into, b.drafted.fill(m, i, b.text(&b.Rows[i])))
			}, done)
		}
	}
	return out.Close(key)
}

func (b *Builder) putColumns(w *sections.Writer) {
	n := len(b.Rows)
	column.PutTexts(w, "crossings", b.Crossings)
	days := func(name string, day func(*Row) int32) {
		c := make(column.Builder, 0, 4*n)
		for i := range b.Rows {
			c.Int32(day(&b.Rows[i]))
		}
		c.Put(w, name)
	}
	floats := func(name string, of func(*Row) float64) {
		c := make(column.Builder, 0, 8*n)
		for i := range b.Rows {
			c.Float64(of(&b.Rows[i]))
		}
		c.Put(w, name)
	}
	days("date", func(r *Row) int32 { return int32(r.Date) })
	days("from", func(r *Row) int32 { return int32(r.Span.From) })
	days("to", func(r *Row) int32 { return int32(r.Span.To) })
	days("badge", func(r *Row) int32 { return r.Badge })
	for f, name := range figureNames {
		days(name, func(r *Row) int32 { return r.figures[f] })
	}
	floats("lon", func(r *Row) float64 { return r.At[0] })
	floats("lat", func(r *Row) float64 { return r.At[1] })
	floats("crossing_km", func(r *Row) float64 { return r.CrossingKm })
	floats("frontier_km", func(r *Row) float64 { return r.FrontierKm })
	crossing := make(column.Builder, 0, 2*n)
	for i := range b.Rows {
		number := uint16(noCrossing)
		if c := b.Rows[i].Crossing; c >= 0 {
			number = uint16(c)
		}
		crossing.Uint16(number)
	}
	crossing.Put(w, "crossing")
}

// inOrder is the rows in that of date and id.
func (b *Builder) inOrder() []int32 {
	order := make([]int32, len(b.Rows))
	for i := range order {
		order[i] = int32(i)
	}
	return order
}

// latestFirst is the days from the last to the first, and of each day the rows in their order.
func (b *Builder) latestFirst() []int32 {
	order := make([]int32, 0, len(b.Rows))
	for to := len(b.Rows); to > 0; {
		from := to - 1
		for from > 0 && b.Rows[from-1].Date == b.Rows[from].Date {
			from--
		}
		for i := from; i < to; i++ {
			order = append(order, int32(i))
		}
		to = from
	}
	return order
}

// putOrder writes the rows in an order: the larger number first, and of equal ones as they stand in the list. Both are sorted as
// one number, which is several times as quick as comparing rows.
func (b *Builder) putOrder(w *sections.Writer, o Order, list []int32, number func(*Row) int32) {
	keys := make([]int64, len(list))
	for k, i := range list {
		keys[k] = -int64(number(&b.Rows[i]))<<32 | int64(k)
	}
	slices.Sort(keys)
	c := make(column.Builder, 0, 4*len(list))
	for _, key := range keys {
		c.Int32(list[uint32(key)])
	}
	c.Put(w, orderNames[o])
}

func (b *Builder) putIDs(w *sections.Writer) {
	type named struct {
		id string
		of int32
	}
	order := make([]named, len(b.Rows)) // with the ids beside each other: they lie all over the records
	ids := make([]string, len(b.Rows))
	for i := range order {
		ids[i] = b.id(&b.Rows[i])
		order[i] = named{ids[i], int32(i)}
	}
	column.PutTexts(w, "id", ids)
	slices.SortFunc(order, func(x, y named) int { return strings.Compare(x.id, y.id) })
	c := make(column.Builder, 0, 4*len(order))
	for _, o := range order {
		c.Int32(o.of)
	}
	c.Put(w, "by_id")
	column.NewLookup(len(b.Rows), func(i int) string { return b.id(&b.Rows[i]) }).Put(w, "of_id")
}

// putWords finds the words of as many stretches of rows at once as there are processors.
func (b *Builder) putWords(w *sections.Writer) {
	parts := make([]wordRows, runtime.GOMAXPROCS(0))
	var working sync.WaitGroup
	for k := range parts {
		working.Go(func() {
			parts[k].of = map[string]*posting{}
			for i := k * len(b.Rows) / len(parts); i < (k+1)*len(b.Rows)/len(parts); i++ {
				parts[k].add(i, b.text(&b.Rows[i]))
			}
		})
	}
	working.Wait()
	putWords(w, parts)
}

// batch is how many rows are made by one processor before another's are written.
const batch = 2048

// putEach writes a text for every row: made by all processors, each with room of its own, written in order.
func putEach(w *sections.Writer, name string, n int, text func(into []byte, i int, m *room) []byte, done func(rows int)) {
	type made struct {
		bytes []byte
		ends  []int
	}
	workers := runtime.GOMAXPROCS(0)
	next := make([]chan made, workers)
	free := make(chan made, 2*workers)
	for k := range next {
		next[k] = make(chan made, 1)
		free <- made{}
		go func() {
			var own room
			for from := k * batch; from < n; from += workers * batch {
				var m made
				select {
				case m = <-free:
				default:
				}
				m.bytes, m.ends = m.bytes[:0], m.ends[:0]
				for i := from; i < min(from+batch, n); i++ {
					m.bytes = text(m.bytes, i, &own)
					m.ends = append(m.ends, len(m.bytes))
				}
				next[k] <- m
			}
		}()
	}
	w.Section(name)
	starts := make(column.Builder, 0, 8*(n+1))
	at := int64(0)
	starts.Int64(0)
	for from := 0; from < n; from += batch {
		m := <-next[from/batch%workers]
		_, _ = w.Write(m.bytes)
		for _, end := range m.ends {
			starts.Int64(at + int64(end))
		}
		at += int64(len(m.bytes))
		if done != nil {
			done(min(batch, n-from))
		}
		select {
		case free <- m:
		default:
		}
	}
	starts.Put(w, name+".starts")
}
