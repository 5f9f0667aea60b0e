package format

import (
	"io"
	"iter"
)

// separator begins every text of a sequence.
const separator = "\x1e"

// Lines writes every row as a GeoJSON feature on a line of its own. There is no place for what is said of the whole.
func (l Layer[T]) Lines(w io.Writer, rows iter.Seq[T]) error { return sequence(w, "", rows, l.whole) }

// Sequence writes rows as a GeoJSON text sequence, RFC 8142: each feature between a record separator and a line feed,
// so that a reader finds the next one after a broken one.
func (l Layer[T]) Sequence(w io.Writer, rows iter.Seq[T]) error {
	return sequence(w, separator, rows, l.whole)
}

func sequence[T any](w io.Writer, begin string, rows iter.Seq[T], feature func(*buffer, T)) error {
	o := begun(w, asJSON)
	for row := range rows {
		o.raw(begin)
		feature(o, row)
		o.raw("\n")
		if !o.step() {
			break
		}
	}
	return o.end()
}
