package format

import (
	"bytes"
	"io"
	"iter"
	"slices"

	"github.com/paulmach/orb"

	"khyberatlas/internal/columns"
)

// About is what an answer says of the data that it comes from. Blank members are left out.
type About struct {
	Title                            string
	Licence, LicenceURL, Attribution string
	Version                          string // of the dataset
	Filter                           string // as a query string
	Withheld                         int    // rows that match and may not be passed on
	Note                             string // the same in a sentence
}

// Link is a link of an answer.
type Link struct{ Href, Rel, Type, Title, HrefLang string }

// Head is what stands around the features of a collection, or beside a feature's own members.
type Head struct {
	About
	Links   []Link
	Matched int // features over all pages
}

// Rows are rows in order, with what stands before the first of them: a form is written while they are found.
type Rows[T any] struct {
	Count int
	Box   *orb.Bound // around those that have a place; nil where none has
	Each  iter.Seq[T]
}

// Layer writes features of one kind. Every answer is streamed: nothing holds more of it than one write.
type Layer[T any] struct {
	columns    columns.List[T]
	properties columns.List[T] // the columns without the place, which is the feature's geometry
	id         func(T) string
	bound      func(T) (orb.Bound, bool) // false where the feature has no place
	shape      func(*buffer, T)
	more       func(*buffer, T) // members that only the single feature's properties have
	lasting    map[string]lasting
	figures    columns.List[T] // what a lasting feature leaves out
}

// Listed are rows that are all at hand.
func (l Layer[T]) Listed(rows []T) Rows[T] {
	listed := Rows[T]{Count: len(rows), Each: slices.Values(rows)}
	for _, row := range rows {
		b, ok := l.boundOf(row)
		if !ok {
			continue
		}
		if listed.Box != nil {
			b = listed.Box.Union(b)
		}
		listed.Box = &b
	}
	return listed
}

// Collection writes rows as a GeoJSON FeatureCollection.
func (l Layer[T]) Collection(w io.Writer, h Head, rows Rows[T]) error {
	return collection(w, h, rows, l.whole)
}

// collection writes features that something else spells.
func collection[T any](w io.Writer, h Head, rows Rows[T], feature func(*buffer, T)) error {
	o := begun(w, asJSON)
	o.raw(`{"type":"FeatureCollection"`)
	o.head(h)
	o.name("numberMatched", false)
	o.number(h.Matched)
	o.name("numberReturned", false)
	o.number(rows.Count)
	if rows.Box != nil {
		o.name("bbox", false)
		o.raw("[")
		o.position(rows.Box.Min)
		o.raw(",")
		o.position(rows.Box.Max)
		o.raw("]")
	}
	o.name("features", false)
	o.raw("[")
	between := "\n"
	for row := range rows.Each {
		o.raw(between)
		feature(o, row)
		between = ",\n"
		if !o.step() {
			break
		}
	}
	o.raw("\n]}\n")
	return o.end()
}

// Feature writes one row as a GeoJSON Feature with all that is known of it.
func (l Layer[T]) Feature(w io.Writer, h Head, row T) error {
	o := begun(w, asJSON)
	l.feature(o, row)
	return l.filled(o, h, row)
}

// Filled is the same of a row that is at hand as a feature of a collection, as AppendFeature spells it.
func (l Layer[T]) Filled(w io.Writer, h Head, feature []byte, row T) error {
	o := begun(w, asJSON)
	o.bytes(bytes.TrimSuffix(feature, []byte("}}")))
	return l.filled(o, h, row)
}

// filled writes what follows the properties that a collection has.
func (l Layer[T]) filled(o *buffer, h Head, row T) error {
	if l.more != nil {
		l.more(o, row)
	}
	o.raw("}")
	o.head(h)
	o.raw("}\n")
	return o.end()
}

// CSV writes rows as a table, with a byte order mark where it is wanted.
func (l Layer[T]) CSV(w io.Writer, mark bool, rows iter.Seq[T]) error {
	return l.Table().CSV(w, mark, rows)
}

// whole writes a feature as it stands in a collection.
func (l Layer[T]) whole(o *buffer, row T) {
	l.feature(o, row)
	o.raw("}}")
}

// feature writes a feature and leaves its properties open.
func (l Layer[T]) feature(o *buffer, row T) {
	if known, ok := l.lasting[l.id(row)]; ok {
		o.bytes(known.begin)
		more(o, l.figures, row)
		return
	}
	o.raw(`{"type":"Feature","id":`)
	o.text(l.id(row))
	o.raw(`,"geometry":`)
	l.shape(o, row)
	o.raw(`,"properties":{`)
	members(o, l.properties, row)
}

func (o *buffer) head(h Head) {
	o.about(h.About)
	if len(h.Links) == 0 {
		return
	}
	o.name("links", false)
	o.raw("[")
	for i, link := range h.Links {
		if i > 0 {
			o.raw(",")
		}
		o.raw(`{"href":`)
		o.text(link.Href)
		o.member("rel", link.Rel)
		o.member("type", link.Type)
		o.member("title", link.Title)
		o.member("hreflang", link.HrefLang)
		o.raw("}")
	}
	o.raw("]")
}

func (o *buffer) about(a About) {
	o.member("title", a.Title)
	o.member("licence", a.Licence)
	o.member("licence_url", a.LicenceURL)
	o.member("attribution", a.Attribution)
	o.member("version", a.Version)
	o.member("filter", a.Filter)
	if a.Withheld > 0 {
		o.name("numberWithheld", false)
		o.number(a.Withheld)
		o.member("note", a.Note)
	}
}
