package format

import (
	"fmt"
	"io"
	"strconv"
	"sync"
	"unicode/utf8"

	"khyberatlas/internal/incident"
)

// spill is how much is gathered before it is written: the size of one write to a connection.
const spill = 32 << 10

// buffer gathers text and hands it on in large pieces. It writes the same cell in any form, so that a column is described
// once.
type buffer struct {
	w    io.Writer
	b    []byte
	form form
	err  error
}

// form is what cells are written as.
type form int

const (
	asJSON form = iota
	asCSV
	asXML
)

// begun is a buffer with the room that another answer had.
func begun(w io.Writer, as form) *buffer {
	o, ok := idle.Get().(*buffer)
	if !ok {
		o = &buffer{b: make([]byte, 0, spill+spill/8)}
	}
	o.w, o.form = w, as
	return o
}

// idle are buffers whose answers have ended.
var idle sync.Pool

func (o *buffer) raw(s string) { o.b = append(o.b, s...) }

// step hands on what has gathered, once it is enough, and reports whether going on makes sense.
func (o *buffer) step() bool {
	if len(o.b) >= spill {
		o.flush()
	}
	return o.err == nil
}

func (o *buffer) flush() {
	if o.err != nil || len(o.b) == 0 {
		return
	}
	if _, err := o.w.Write(o.b); err != nil {
		o.err = fmt.Errorf("write the answer: %w", err)
	}
	o.b = o.b[:0]
}

// end hands on the rest. The buffer is another answer's from then on.
func (o *buffer) end() error {
	o.flush()
	err := o.err
	if cap(o.b) <= 4*spill {
		*o = buffer{b: o.b[:0]}
		idle.Put(o)
	}
	return err
}

// none is a cell without a value.
func (o *buffer) none() {
	if o.form == asJSON {
		o.raw("null")
	}
}

// text is a cell of words; a blank one is no value.
func (o *buffer) text(s string) {
	switch {
	case s == "":
		o.none()
	case o.form == asCSV:
		o.b = appendCSV(o.b, s)
	case o.form == asXML:
		o.xml(s)
	default:
		o.b = appendJSON(o.b, s)
	}
}

// day needs no escapes in any form.
func (o *buffer) day(d incident.Day) {
	if o.form != asJSON {
		o.b = d.Append(o.b)
		return
	}
	o.b = append(d.Append(append(o.b, '"')), '"')
}

func (o *buffer) number(n int) { o.b = strconv.AppendInt(o.b, int64(n), 10) }

// decimal writes a number as the data has it, in the shortest form without an exponent.
func (o *buffer) decimal(f float64) { o.b = strconv.AppendFloat(o.b, f, 'f', -1, 64) }

// name begins a member of a JSON object; the first of an object is told so.
func (o *buffer) name(name string, first bool) {
	if !first {
		o.b = append(o.b, ',')
	}
	o.b = append(o.b, '"')
	o.b = append(o.b, name...)
	o.b = append(o.b, '"', ':')
}

// member is a member with a text; a blank text leaves it out.
func (o *buffer) member(name, text string) {
	if text == "" {
		return
	}
	o.name(name, false)
	o.b = appendJSON(o.b, text)
}

const hexDigits = "0123456789abcdef"

// plain are the bytes that stand for themselves in a JSON string.
var plain = func() (is [256]bool) {
	for c := range utf8.RuneSelf {
		is[c] = c >= ' ' && c != '"' && c != '\\'
	}
	return is
}()

// appendJSON writes a JSON string. What is no UTF-8 becomes U+FFFD.
func appendJSON(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if plain[c] {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				b = append(append(b, s[from:i]...), "\ufffd"...)
				from = i + 1
			}
			i += size
			continue
		}
		b = append(b, s[from:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\t':
			b = append(b, '\\', 't')
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		i++
		from = i
	}
	return append(append(b, s[from:]...), '"')
}
