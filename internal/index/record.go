package index

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

// A record is kept as its texts and what no column has, one behind the other: numbers as varints, a text with its length
// before it. Its id comes first, so that it can be found without reading on.

// appendRecord writes what a row's columns don't have of an incident.
func appendRecord(b []byte, i *incident.Incident) []byte {
	for _, s := range [...]string{i.ID, i.Title, i.Summary, i.Place, i.Target, i.CodedAs, i.Violence, i.SideA, i.SideB, i.ActorName,
		i.CameIn, i.ChangedIn} {
		b = appendText(b, s)
	}
	b = appendDay(b, i.EndDate)
	for _, n := range [...]int{i.EventClarity, i.WherePrec, i.DatePrec, len(i.Sources), len(i.Claims)} {
		b = binary.AppendVarint(b, int64(n))
	}
	if i.Point != nil && i.GeoPrecision.Coarse() { // of all others the columns have it
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(i.Point[0]))
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(i.Point[1]))
	}
	for k := range i.Sources {
		s := &i.Sources[k]
		b = appendText(appendText(appendText(appendDay(b, s.Published), s.Publisher), s.URL), s.Note)
	}
	for k := range i.Claims {
		c := &i.Claims[k]
		b = appendDay(b, c.Published)
		for _, s := range [...]string{c.Claimant, string(c.Side), string(c.Subject), c.Statement, c.Publisher, c.URL} {
			b = appendText(b, s)
		}
		for _, n := range [...]*int{c.KilledLow, c.KilledHigh, c.InjuredLow, c.InjuredHigh} {
			b = binary.AppendVarint(b, int64(figureOf(n)))
		}
	}
	return b
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendDay(b []byte, d incident.Day) []byte { return binary.AppendVarint(b, int64(d)) }

// lengthOf is the number before a text, and how many bytes it has.
func lengthOf[B string | []byte](b B) (n, size int) {
	for i := 0; ; i++ {
		if n |= int(b[i]&127) << (7 * i); b[i] < 128 {
			return n, i + 1
		}
	}
}

// idOf is the id of a record that appendRecord wrote.
func idOf[B string | []byte](b B) B {
	n, size := lengthOf(b)
	return b[size : size+n]
}

// Text is a text of a row's record, by its place in the order of appendRecord: the id is the first.
func (x *Index) Text(k, i int) string {
	b := x.record(i)
	for ; k > 0; k-- {
		n, size := lengthOf(b)
		b = b[size+n:]
	}
	return string(idOf(b))
}

// The texts of a record that stand before its numbers, and the numbers before that of its citations.
const (
	headTexts   = 12
	headNumbers = 4
)

// citedOf reads how many citations and claims a row has, without the words before that.
func (x *Index) citedOf(i int) (sources, claims int) {
	b := x.record(i)
	for range headTexts {
		n, size := lengthOf(b)
		b = b[size+n:]
	}
	for range headNumbers {
		_, size := lengthOf(b)
		b = b[size:]
	}
	n, size := lengthOf(b)
	m, _ := lengthOf(b[size:])
	return n >> 1, m >> 1 // the last bit is their sign
}

// decoder reads what appendRecord wrote. It was checked as a whole, so that none of it can be missing.
type decoder struct {
	text    string            // of which the strings are parts
	sources []incident.Source // room for them
	claims  []incident.Claim
}

func (d *decoder) string() string {
	n, size := lengthOf(d.text)
	s := d.text[size : size+n]
	d.text = d.text[size+n:]
	return s
}

func (d *decoder) int() int {
	n, size := lengthOf(d.text)
	d.text = d.text[size:]
	return int(uint(n)>>1) ^ -(n & 1) // the sign is the last bit
}

func (d *decoder) float() float64 {
	f := math.Float64frombits(binary.LittleEndian.Uint64([]byte(d.text[:8])))
	d.text = d.text[8:]
	return f
}

func (d *decoder) figure() *int {
	if n := d.int(); n != blank {
		return &n
	}
	return nil
}

// incident fills in what the columns don't have.
func (d *decoder) incident(i *incident.Incident) {
	for _, s := range [...]*string{&i.ID, &i.Title, &i.Summary, &i.Place, &i.Target, &i.CodedAs, &i.Violence, &i.SideA, &i.SideB,
		&i.ActorName, &i.CameIn, &i.ChangedIn} {
		*s = d.string()
	}
	i.EndDate = incident.Day(d.int())
	i.EventClarity, i.WherePrec, i.DatePrec = d.int(), d.int(), d.int()
	sources, claims := d.int(), d.int()
	if i.Point != nil && i.GeoPrecision.Coarse() {
		i.Point = &orb.Point{d.float(), d.float()}
	}
	if sources > 0 {
		i.Sources = slices.Grow(d.sources[:0], sources)[:sources]
	}
	for k := range i.Sources {
		i.Sources[k] = incident.Source{IncidentID: i.ID, Published: incident.Day(d.int()), Publisher: d.string(), URL: d.string(),
			Note: d.string()}
	}
	if claims > 0 {
		i.Claims = slices.Grow(d.claims[:0], claims)[:claims]
	}
	for k := range i.Claims {
		i.Claims[k] = incident.Claim{IncidentID: i.ID, Published: incident.Day(d.int()), Claimant: d.string(),
			Side: incident.Side(d.string()), Subject: incident.Subject(d.string()), Statement: d.string(), Publisher: d.string(),
			URL: d.string(), KilledLow: d.figure(), KilledHigh: d.figure(), InjuredLow: d.figure(), InjuredHigh: d.figure()}
	}
}
