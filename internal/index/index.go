package index

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/cells"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/placed"
	"khyberatlas/internal/index/sections"
	"khyberatlas/internal/index/sums"
)

// Index is the rows of a version, in the order of date and id. It is immutable and safe for any number of readers.
type Index struct {
	file *sections.File
	size int

	date, from, to       column.Int32s
	lon, lat             column.Float64s
	figures              [figures]column.Int32s
	rows                 sums.Rows
	badge                column.Int32s
	crossing             column.Uint16s
	crossingKm, borderKm column.Float64s

	Groups [lists]*Group
	all    *Group      // of one value, which all rows have
	wide   []bool      // by the code of a place's precision
	boxes  []orb.Bound // around every 64 rows
	spans  spans
	cells  cells.Cells
	Places placed.Places
	words  words
	record func(i int) []byte // as appendRecord wrote it
	cited  func() *cited      // counted when it is first asked for
	kept   [forms]column.Texts
	ids    column.Texts // by row: in records they lie far apart
	byID   column.Int32s
	ofID   column.Lookup
	orders [orders]column.Int32s

	crossings []string // by number
}

// Form is a form in which every row is kept as it is sent.
type Form int

// The forms that are kept.
const (
	Feature Form = iota // of GeoJSON
	Line                // of CSV
	forms
)

var formNames = [forms]string{"feature", "line"}

// Order is one in which the rows stand beside that of date and id.
type Order int

// The orders.
const (
	Deadliest Order = iota // the larger best figure first, rows without one last
	Changed                // by their last change, the latest first
	orders
)

var orderNames = [orders]string{"deadliest", "changed"}

// New reads a file that a Builder wrote.
func New(f *sections.File) (*Index, error) {
	x := open(f)
	x.words, x.byID, x.ofID, x.ids = openWords(f), f.Section("by_id"), f.Section("of_id"), column.TextsOf(f, "id")
	records := column.TextsOf(f, "record")
	x.record, x.cited = records.At, sync.OnceValue(x.countCited)
	for i, name := range formNames {
		x.kept[i] = column.TextsOf(f, name)
	}
	if records.Len() != x.size || x.byID.Len() != x.size || len(x.ofID) == 0 {
		return nil, fmt.Errorf("%w: its columns are of different lengths", sections.ErrUnusable)
	}
	return x, nil
}

// open reads all but the texts.
func open(f *sections.File) *Index {
	x := &Index{file: f, date: f.Section("date"), from: f.Section("from"), to: f.Section("to"),
		lon: f.Section("lon"), lat: f.Section("lat"), badge: f.Section("badge"), crossing: f.Section("crossing"),
		crossingKm: f.Section("crossing_km"), borderKm: f.Section("frontier_km"), crossings: column.TextsOf(f, "crossings").List()}
	x.size = x.date.Len()
	for i, name := range figureNames {
		x.figures[i] = f.Section(name)
	}
	x.rows = f.Section("summed")
	for i, name := range orderNames {
		x.orders[i] = f.Section(name)
	}
	x.all = x.openGroup(allRows, true)
	for i, name := range listNames {
		x.Groups[i] = x.openGroup(name, slices.Contains(summed, List(i)))
	}
	for _, v := range x.Groups[Precision].values {
		x.wide = append(x.wide, incident.GeoPrecision(v).Wide())
	}
	x.spans, x.cells, x.boxes = newSpans(x.from, x.to), cells.Open(f, x.lon, x.lat), newBoxes(x.lon, x.lat)
	x.Places = placed.Open(f)
	return x
}

// Len is the number of rows.
func (x *Index) Len() int { return x.size }

// Size is how many bytes the index has, and Mapped whether they are a file's.
func (x *Index) Size() (bytes int, mapped bool) { return x.file.Size() }

// More is what was kept beside the rows under a name.
func (x *Index) More(name string) []byte { return x.file.Section("more." + name) }

// Date is the first day that a row states.
func (x *Index) Date(i int) incident.Day { return incident.Day(x.date.At(i)) }

// Span is the days on which the row can have happened.
func (x *Index) Span(i int) incident.Days {
	return incident.Days{From: incident.Day(x.from.At(i)), To: incident.Day(x.to.At(i))}
}

// At is where the row is answered; Placed says whether that is anywhere.
func (x *Index) At(i int) orb.Point { return orb.Point{x.lon.At(i), x.lat.At(i)} }

// Figure is a number of people; false where nobody gives it.
func (x *Index) Figure(f Figure, i int) (n int, known bool) {
	v := x.figures[f].At(i)
	return int(v), v != blank
}

// Toll is what is known of the killed.
func (x *Index) Toll(i int) incident.Toll {
	var n [3]int
	return x.toll(i, &n)
}

// toll needs room for the three figures that it points at.
func (x *Index) toll(i int, room *[3]int) (t incident.Toll) {
	for k, to := range [...]**int{&t.Best, &t.Low, &t.High} {
		if v := x.figures[Best+Figure(k)].At(i); v != blank {
			room[k] = int(v)
			*to = &room[k]
		}
	}
	return t
}

// Badge is the number of a coarse place; -1 for any other.
func (x *Index) Badge(i int) int { return int(x.badge.At(i)) }

// Value is what a row has in a list.
func (x *Index) Value(l List, i int) string { return x.Groups[l].Value(i) }

// ByID is the k-th row in the order of ids.
func (x *Index) ByID(k int) int { return int(x.byID.At(k)) }

// ID is the id of a row. The bytes hold as long as the Index.
func (x *Index) ID(i int) []byte { return x.ids.At(i) }

// Find is the row of an id; -1 where none has it.
func (x *Index) Find(id string) int {
	return x.ofID.Find(id, x.ID)
}

// room is what one record is made of, so that it is set aside at once.
type room struct {
	record   incident.Record
	incident incident.Incident
	at       orb.Point
	toll     [3]int
	more     [4]int
}

// Record is a row as an incident, made for who asks for it. It doesn't know of other rows of its event.
func (x *Index) Record(i int) *incident.Record { return x.fill(&room{}, i, string(x.record(i))) }

// fill makes the record of a row, whose text is a record's bytes, in some room, in which another one may have been.
func (x *Index) fill(m *room, i int, text string) *incident.Record {
	d := decoder{text, m.incident.Sources, m.incident.Claims}
	*m = room{}
	in, r := &m.incident, &m.record
	r.Incident = in
	r.Badge = int(x.badge.At(i))
	if m.at = x.At(i); Placed(m.at) {
		r.At, in.Point = &m.at, &m.at // for coarse places the decoder has the point of the row
	}
	in.Date = incident.Day(x.date.At(i))
	in.Type, in.Actor = incident.Type(x.Value(Type, i)), incident.Actor(x.Value(Actor, i))
	in.Confidence, in.GeoPrecision = incident.Confidence(x.Value(Confidence, i)), incident.GeoPrecision(x.Value(Precision, i))
	in.DatePrecision, in.Country = incident.DatePrecision(x.Value(Dated, i)), incident.Country(x.Value(Country, i))
	in.Admin1, in.District, in.Origin = x.Value(Admin1, i), x.Value(District, i), x.Value(Origin, i)
	in.Killed = x.toll(i, &m.toll)
	for k, to := range [...]**int{&in.Civilians, &in.Forces, &in.Militants, &in.Injured} {
		if v := x.figures[Civilians+Figure(k)].At(i); v != blank {
			m.more[k] = int(v)
			*to = &m.more[k]
		}
	}
	d.incident(in)
	r.Publishers = int(x.figures[Publishers].At(i))
	r.TehsilID = x.Value(Tehsil, i)
	r.DistrictID = x.Groups[InDistrict].onMap(i)
	if n := x.crossing.At(i); n != noCrossing {
		r.Distances, r.CrossingID, r.CrossingKm, r.FrontierKm = true, x.crossings[n], x.crossingKm.At(i), x.borderKm.At(i)
	}
	return r
}

// noCrossing is the number of no crossing.
const noCrossing = math.MaxUint16

// Kept is a row in one of the forms that are kept. The bytes hold as long as the Index.
func (x *Index) Kept(f Form, i int) []byte { return x.kept[f].At(i) }
