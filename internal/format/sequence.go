package format

import "io"

// Lines writes every row as a GeoJSON feature on a line of its own. There is no place for what is said of the whole.
func (l Layer[T]) Lines(w io.Writer, rows []T) error { return l.sequence(w, "", rows) }

// Sequence writes rows as a GeoJSON text sequence, RFC 8142: each feature between a record separator and a line feed,
// so that a reader finds the next one after a broken one.
func (l Layer[T]) Sequence(w io.Writer, rows []T) error { return l.sequence(w, "\x1e", rows) }

func (l Layer[T]) sequence(w io.Writer, begin string, rows []T) error {
	o := &buffer{w: w}
	for _, row := range rows {
		o.raw(begin)
		l.feature(o, row)
		o.raw("}}\n")
		if !o.step() {
			break
		}
	}
	return o.end()
}
