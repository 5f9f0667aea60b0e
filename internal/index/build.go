package index

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"math"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
)

// Builder gathers rows in parts, lets their meaning be worked out over all of them, and writes the file. Between Sort and
// Write, Rows are what is held: what others know of a row (its badge, its distances) is written into them.
type Builder struct {
	Rows      []Row
	Crossings []string // by the number in Row.Crossing
	OnMap     []string // the values of InDistrict that are districts of the map

	parts []*Part
	lock  sync.Mutex
	lists [lists]column.Dictionary
}

// Part is what one goroutine adds.
type Part struct {
	b       *Builder
	rows    []Row
	records [][]byte
	scratch []byte
	codes   [lists]map[string]uint16
	slugs   map[[3]string]string
}

// record is where the bytes of one lie: in which block of which part.
type record struct{ part, block, from, size uint32 }

// Records are held in runs: the first ones are short, for most datasets are.
const (
	firstBlock = 64 << 10
	block      = 8 << 20
)

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
	if last < 0 || len(p.records[last])+len(p.scratch) > cap(p.records[last]) {
		p.records = append(p.records, make([]byte, 0, max(min(block, firstBlock<<len(p.records)), len(p.scratch))))
		last++
	}
	row.record = record{block: uint32(last), from: uint32(len(p.records[last])), size: uint32(len(p.scratch))}
	p.records[last] = append(p.records[last], p.scratch...)
	p.rows = append(p.rows, row)
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

// Sort puts the rows of all parts in the order of date and id.
func (b *Builder) Sort() {
	type key struct {
		date incident.Day
		at   int32
	}
	var all []Row
	for n, p := range b.parts {
		for i := range p.rows {
			p.rows[i].part = uint32(n)
		}
		all = append(all, p.rows...)
		p.rows = nil
	}
	keys := make([]key, len(all))
	for i := range all {
		keys[i] = key{all[i].Date, int32(i)}
	}
	slices.SortFunc(keys, func(x, y key) int {
		if x.date != y.date {
			return cmp.Compare(x.date, y.date)
		}
		return bytes.Compare(b.id(&all[x.at]), b.id(&all[y.at]))
	})
	b.Rows = make([]Row, len(all))
	for i, k := range keys {
		b.Rows[i] = all[k.at]
	}
	for l := range b.lists {
		to := b.lists[l].Sorted()
		for i := range b.Rows {
			c := &b.Rows[i].codes[l]
			*c = to[*c]
		}
	}
}

func (b *Builder) bytes(r *Row) []byte {
	return b.parts[r.part].records[r.block][r.from : r.from+r.size]
}

func (b *Builder) id(r *Row) []byte { return idOf(b.bytes(r)) }

// ID is the id of the i-th row.
func (b *Builder) ID(i int) string { return string(b.id(&b.Rows[i])) }

// Place is the words for the place of the i-th row.
func (b *Builder) Place(i int) string {
	in := incident.Incident{GeoPrecision: incident.GeoPrecision(b.Value(Precision, &b.Rows[i]))}
	if Placed(b.Rows[i].Own) {
		in.Point = &b.Rows[i].Own
	}
	bytes := b.bytes(&b.Rows[i])
	(&decoder{bytes, string(bytes)}).incident(&in)
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

// Write writes the file under its key; more is kept beside the rows, by name. The rows are given up while it is written, so
// that a Builder writes once.
func (b *Builder) Write(w io.Writer, key string, to Forms, more map[string][]byte, done func(rows int)) error {
	drafted, err := b.draft()
	if err != nil {
		return err
	}
	out := sections.NewWriter(w)
	for _, name := range drafted.file.Names() {
		out.Section(name)
		_, _ = out.Write(drafted.file.Section(name)) // an error stays, and is Close's
	}
	for name, bytes := range more {
		column.Builder(bytes).Put(out, "more."+name)
	}
	b.putIDs(out)
	if err := b.putWords(out, drafted); err != nil {
		return err
	}
	putEach(out, "record", len(b.Rows), func(into []byte, i int) []byte { return append(into, b.bytes(&b.Rows[i])...) }, nil)
	for f, form := range to {
		if form != nil {
			putEach(out, formNames[f], len(b.Rows), func(into []byte, i int) []byte { return form(into, drafted.Record(i)) }, done)
		}
	}
	return out.Close(key)
}

// draft is the index with all that has no texts, in memory.
func (b *Builder) draft() (*Index, error) {
	var held bytes.Buffer
	held.Grow(400 * len(b.Rows))
	w := sections.NewWriter(&held)
	var date, from, to, lon, lat, badge, crossing, crossingKm, borderKm column.Builder
	var of [figures]column.Builder
	for i := range b.Rows {
		r := &b.Rows[i]
		date.Int32(int32(r.Date))
		from.Int32(int32(r.Span.From))
		to.Int32(int32(r.Span.To))
		lon.Float64(r.At[0])
		lat.Float64(r.At[1])
		badge.Int32(r.Badge)
		if r.Crossing < 0 {
			r.Crossing = noCrossing
		}
		crossing.Uint16(uint16(r.Crossing))
		crossingKm.Float64(r.CrossingKm)
		borderKm.Float64(r.FrontierKm)
		for f := range of {
			of[f].Int32(r.figures[f])
		}
	}
	for _, c := range []struct {
		name  string
		bytes column.Builder
	}{{"date", date}, {"from", from}, {"to", to}, {"lon", lon}, {"lat", lat}, {"badge", badge}, {"crossing", crossing},
		{"crossing_km", crossingKm}, {"frontier_km", borderKm}} {
		c.bytes.Put(w, c.name)
	}
	for f, c := range of {
		c.Put(w, figureNames[f])
	}
	column.PutTexts(w, "crossings", b.Crossings)
	putGroup(w, allRows, b.Rows, func(*Row) uint16 { return 0 }, []string{""}, nil, true)
	for l, name := range listNames {
		var known []string
		if List(l) == InDistrict {
			known = b.OnMap
		}
		putGroup(w, name, b.Rows, func(r *Row) uint16 { return r.codes[l] }, b.lists[l].Values, known,
			slices.Contains(summed, List(l)))
	}
	putGrid(w, b.Rows)
	putPlaces(w, b.Rows)
	b.putOrder(w, Deadliest, func(x, y *Row) int { return cmp.Compare(y.figures[Best], x.figures[Best]) })
	b.putOrder(w, Changed, func(x, y *Row) int { return cmp.Or(cmp.Compare(y.Changed, x.Changed), cmp.Compare(y.Date, x.Date)) })
	if err := w.Close(""); err != nil {
		return nil, err
	}
	file, err := sections.Held(held.Bytes(), "")
	if err != nil {
		return nil, err
	}
	x := open(file)
	x.record = func(i int) []byte { return b.bytes(&b.Rows[i]) }
	return x, nil
}

// putOrder writes the rows in an order; ties keep that of date and id.
func (b *Builder) putOrder(w *sections.Writer, o Order, compare func(x, y *Row) int) {
	order := make([]int32, len(b.Rows))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int { return cmp.Or(compare(&b.Rows[i], &b.Rows[j]), cmp.Compare(i, j)) })
	var c column.Builder
	for _, i := range order {
		c.Int32(i)
	}
	c.Put(w, orderNames[o])
}

func (b *Builder) putIDs(w *sections.Writer) {
	type named struct {
		id []byte
		of int32
	}
	order := make([]named, len(b.Rows)) // with the ids beside each other: they lie all over the records
	for i := range order {
		order[i] = named{b.id(&b.Rows[i]), int32(i)}
	}
	slices.SortFunc(order, func(x, y named) int { return bytes.Compare(x.id, y.id) })
	var c column.Builder
	for _, o := range order {
		c.Int32(o.of)
	}
	c.Put(w, "by_id")
}

// putWords finds the words of as many stretches of rows at once as there are processors.
func (b *Builder) putWords(w *sections.Writer, drafted *Index) error {
	parts := make([]wordRows, runtime.GOMAXPROCS(0))
	var g errgroup.Group
	for k := range parts {
		parts[k] = wordRows{}
		g.Go(func() error {
			for i := k * len(b.Rows) / len(parts); i < (k+1)*len(b.Rows)/len(parts); i++ {
				parts[k].add(i, drafted.Record(i).Incident)
			}
			return nil
		})
	}
	err := g.Wait()
	putWords(w, parts)
	return err
}

// batch is how many rows are made by one processor before another's are written.
const batch = 2048

// putEach writes a text for every row: made by all processors, written in order.
func putEach(w *sections.Writer, name string, n int, text func(into []byte, i int) []byte, done func(rows int)) {
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
			for from := k * batch; from < n; from += workers * batch {
				var m made
				select {
				case m = <-free:
				default:
				}
				m.bytes, m.ends = m.bytes[:0], m.ends[:0]
				for i := from; i < min(from+batch, n); i++ {
					m.bytes = text(m.bytes, i)
					m.ends = append(m.ends, len(m.bytes))
				}
				next[k] <- m
			}
		}()
	}
	w.Section(name)
	var starts column.Builder
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
