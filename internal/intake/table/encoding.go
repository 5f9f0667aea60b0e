package table

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encoding is how letters are written as bytes.
type Encoding string

// The encodings that are read. A text without a mark and with nothing but ASCII letters is UTF8.
const (
	UTF8        Encoding = "UTF-8"
	UTF16LE     Encoding = "UTF-16LE"
	UTF16BE     Encoding = "UTF-16BE"
	Windows1252 Encoding = "Windows-1252"
)

// marks are the byte order marks that files begin with.
var marks = []struct {
	bytes []byte
	of    Encoding
}{{[]byte("\xef\xbb\xbf"), UTF8}, {[]byte("\xff\xfe"), UTF16LE}, {[]byte("\xfe\xff"), UTF16BE}}

// decode takes off the mark; what is UTF-16 is read as UTF-8 from there on.
func (s *scanner) decode() (Encoding, bool) {
	b := s.ahead(3)
	for _, m := range marks {
		if !bytes.HasPrefix(b, m.bytes) {
			continue
		}
		s.at += len(m.bytes)
		if m.of == UTF8 {
			return UTF8, true
		}
		order := unicode.LittleEndian
		if m.of == UTF16BE {
			order = unicode.BigEndian
		}
		rest := &joined{bytes.Clone(s.buf[s.at:s.end]), s.in, s.err}
		*s = *newScanner(transform.NewReader(rest, unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder()))
		return m.of, true
	}
	return UTF8, false
}

// joined reads what a scanner had read already, and then what it would read.
type joined struct {
	first []byte
	in    io.Reader
	err   error // of what was read last
}

func (j *joined) Read(p []byte) (int, error) {
	if len(j.first) > 0 {
		n := copy(p, j.first)
		j.first = j.first[n:]
		return n, nil
	}
	if j.err != nil {
		return 0, j.err
	}
	return j.in.Read(p)
}

// letters checks how the bytes of a row are written, and says so once it is known. A file is in one encoding: the first row
// with more than ASCII in it decides between UTF-8 and Windows-1252, and a later one that is in the other is a fault.
func (r *Reader) letters() (wrong flaw) {
	s := r.scan
	if i := bytes.IndexByte(s.text, 0); i >= 0 {
		return r.wrongBytes(i, "", noNul)
	}
	if r.encoding == UTF16LE || r.encoding == UTF16BE {
		if i := bytes.Index(s.text, replacement); i >= 0 {
			return r.wrongBytes(i, "half a letter", fmt.Sprintf("the text is %s as its mark says", r.encoding))
		}
		return wrong
	}
	valid := utf8.Valid(s.text)
	if valid && r.sure && r.encoding == UTF8 {
		return wrong
	}
	if valid && isASCII(s.text) {
		return wrong
	}
	if !r.sure {
		r.sure = true
		if !valid && severalBytes(s.text) < 0 {
			r.encoding = Windows1252
			r.list.Warn(r.spot(s.began, -1), "", "the file says nothing of its encoding and is read as Windows-1252",
				"do letters look wrong? save it as UTF-8")
		}
	}
	several := severalBytes(s.text)
	switch {
	case r.encoding == UTF8 && !valid:
		i := firstInvalid(s.text)
		return r.wrongBytes(i, fmt.Sprintf("byte %#x", s.text[i]), "the text is UTF-8, as it is above")
	case r.encoding == Windows1252 && several >= 0:
		return r.wrongBytes(several, "", "the text is in one encoding: this row is UTF-8 at least in part, others are not")
	case r.encoding == Windows1252:
		return r.fromWindows()
	}
	return wrong
}

var replacement = []byte("\ufffd")

// severalBytes is where a letter of UTF-8 of more than one byte stands; by chance Windows-1252 hardly ever looks like one.
func severalBytes(b []byte) int {
	for i := 0; i < len(b); {
		c, n := utf8.DecodeRune(b[i:])
		if c != utf8.RuneError && n > 1 {
			return i
		}
		i += n
	}
	return -1
}

func firstInvalid(b []byte) int {
	for i := 0; i < len(b); {
		c, n := utf8.DecodeRune(b[i:])
		if c == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return 0
}

// fromWindows writes the row's cells in UTF-8.
func (r *Reader) fromWindows() (wrong flaw) {
	s := r.scan
	if i := slices.IndexFunc(s.text, notWindows); i >= 0 {
		return r.wrongBytes(i, fmt.Sprintf("byte %#x", s.text[i]), "the text is UTF-8 or Windows-1252, and has only their bytes")
	}
	var out []byte
	from := 0
	for k, end := range s.ends {
		out = append(out, windows(s.text[from:end])...)
		from, s.ends[k] = end, len(out)
	}
	s.text = append(s.text[:0], out...)
	return wrong
}

// wrongBytes is a flaw of the cell in which the byte of the row's text stands.
func (r *Reader) wrongBytes(i int, value, rule string) flaw {
	s := r.scan
	cell, line := 0, s.began
	for cell < len(s.ends)-1 && s.ends[cell] <= i {
		cell++
	}
	line += bytes.Count(s.text[:i], newline)
	return flaw{line, cell, value, rule, "save the file as UTF-8 from the program that it comes from", false}
}

// windows is text of Windows-1252 in UTF-8; bytes that it has not stay as U+FFFD.
func windows(b []byte) []byte {
	out := make([]byte, 0, len(b)+len(b)/4)
	for _, c := range b {
		out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(c))
	}
	return out
}

// notWindows is a byte that Windows-1252 gives no letter.
func notWindows(c byte) bool { return bytes.IndexByte([]byte{0x81, 0x8d, 0x8f, 0x90, 0x9d}, c) >= 0 }

func isASCII(b []byte) bool {
	var all byte
	for _, c := range b {
		all |= c
	}
	return all < utf8.RuneSelf
}
