package table

import (
	"bytes"
	"fmt"
	"io"

	"khyberatlas/internal/dataset/findings"
)

// What one row may have: far above what tables of events need (the longest cells seen are lists of sources of two thousand
// bytes), and low enough for a file that breaks it to cost no more than reading as far as there.
const (
	mostRow   = 1 << 20 // bytes
	mostCells = 1000
	firstRead = 256 << 10
)

// flaw is why a row can't be read. Nothing is read behind one that is final.
type flaw struct {
	line, cell int // in which it stands; the cell counts from 0
	value      string
	rule, mend string
	final      bool
}

func (f flaw) is() bool { return f.rule != "" }

// scanner splits a text into rows and cells as RFC 4180 has them, with the separator given. It is not encoding/csv because
// that takes rows of any length into memory, doesn't keep a row as it stood, and takes twice the time.
type scanner struct {
	in      io.Reader
	buf     []byte
	at, end int   // what was read and is not used yet
	err     error // of reading, io.EOF included
	stop    [256]bool
	comma   byte
	line    int // in which the next row begins, from 1

	// The row read last.
	raw   []byte // as it stands in the file, with its line's end
	text  []byte // of all cells, one after the other, without their quotes
	ends  []int  // where each cell ends in text
	began int    // its line
	ended bool   // by a line's end, not by the end of the file
}

func newScanner(in io.Reader) *scanner {
	return &scanner{in: in, buf: make([]byte, firstRead), line: 1}
}

// separate says what stands between cells.
func (s *scanner) separate(comma byte) {
	s.comma, s.stop = comma, [256]bool{'\n': true, '\r': true, '"': true, 0: true}
	s.stop[comma] = true
}

// fill reads more; it is false at the end.
func (s *scanner) fill() bool {
	if s.err != nil {
		return false
	}
	if s.at > 0 {
		s.end = copy(s.buf, s.buf[s.at:s.end])
		s.at = 0
	}
	if s.end == len(s.buf) {
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 { // a reader that gives nothing and no error is broken
		var n int
		n, s.err = s.in.Read(s.buf[s.end:])
		s.end += n
		if n > 0 || s.err != nil {
			return n > 0
		}
	}
	s.err = io.ErrNoProgress
	return false
}

// ahead is what comes next, at least so many bytes of it where there are as many.
func (s *scanner) ahead(bytes int) []byte {
	for s.end-s.at < bytes {
		if !s.fill() {
			break
		}
	}
	return s.buf[s.at:s.end]
}

// next reads a row. It is false at the end of the text, and where reading failed: then err says so.
func (s *scanner) next() (bool, flaw) {
	for {
		unread := s.buf[s.at:s.end]
		n, f, whole := s.parse(unread, s.err != nil)
		if whole {
			if n == 0 {
				return false, f
			}
			s.raw, s.began = unread[:n], s.line
			s.line += max(1, bytes.Count(s.raw, newline))
			s.at += n
			s.ended = unread[n-1] == '\n' || unread[n-1] == '\r'
			return true, f
		}
		s.fill()
	}
}

var newline = []byte{'\n'}

const noNul = "a text has no NUL"

// parse reads one row off b. whole is false where b ends within it and is not the last that there is.
func (s *scanner) parse(b []byte, last bool) (n int, f flaw, whole bool) {
	s.text, s.ends = s.text[:0], s.ends[:0]
	i := 0
	for i < len(b) {
		begins := i
		var quoted bool
		if i < len(b) && b[i] == '"' {
			i, quoted = s.quoted(b, i+1)
			if !quoted && i-begins <= findings.MostText {
				if !last {
					return 0, f, false
				}
				return len(b), s.flaw(b, begins, shortOf(b, begins),
					"a quoted cell ends with a quote, and this one goes on to the end of the file",
					"is a quote missing, or was the file cut off? write a quote within a quoted cell twice", true), true
			}
		} else {
			for i < len(b) && !s.stop[b[i]] {
				i++
			}
			s.text = append(s.text, b[begins:i]...)
		}
		if i-begins > findings.MostText || len(s.ends) >= mostCells || i > mostRow {
			return i, s.tooLong(b, begins, i), true
		}
		s.ends = append(s.ends, len(s.text))
		if i == len(b) {
			return i, f, last
		}
		switch c := b[i]; {
		case c == s.comma:
			i++
			if i == len(b) && last { // a row that ends with a separator ends with a blank cell
				s.ends = append(s.ends, len(s.text))
				return i, f, true
			}
		case c == '\n':
			return i + 1, f, true
		case c == '\r' && i+1 == len(b) && !last:
			return 0, f, false
		case c == '\r' && i+1 < len(b) && b[i+1] == '\n':
			return i + 2, f, true
		case c == '\r':
			return i + 1, f, true
		default:
			return s.misplaced(b, begins, i, last)
		}
	}
	return i, f, last
}

// quoted reads on behind an opening quote; closed is false where b ends before the closing one is sure.
func (s *scanner) quoted(b []byte, i int) (end int, closed bool) {
	for {
		j := bytes.IndexByte(b[i:min(len(b), i+findings.MostText+1)], '"')
		if j < 0 {
			return min(len(b), i+findings.MostText+1), false
		}
		s.text = append(s.text, b[i:i+j]...)
		i += j + 1
		if i == len(b) {
			// It may be half of a quote that stands twice, but not at the end of all.
			return i, s.err != nil
		}
		if b[i] != '"' {
			return i, true
		}
		s.text = append(s.text, '"')
		i++
	}
}

// misplaced is a quote, a NUL or a letter where none may stand. The row is lost up to the end of the line.
func (s *scanner) misplaced(b []byte, begins, i int, last bool) (n int, f flaw, whole bool) {
	rule, mend := "a quote stands only around a whole cell", "close the quote; write one within a quoted cell twice"
	if b[i] == 0 {
		rule, mend = noNul, "is it UTF-16 without a mark, or no text at all? save it as UTF-8"
	}
	f = s.flaw(b, begins, findings.Short(string(b[begins:min(len(b), i+1)])), rule, mend, false)
	f.cell-- // its end is noted already
	j := bytes.IndexByte(b[i:], '\n')
	switch {
	case j >= 0:
		n = i + j + 1
	case last:
		n = len(b)
	case len(b) > mostRow:
		return i, s.tooLong(b, begins, len(b)), true
	default:
		return 0, flaw{}, false
	}
	if before := bytes.Count(b[:i], newline); before > 0 && b[i] != 0 {
		f.rule += fmt.Sprintf("; this row reads on until line %d", s.line+before)
	}
	return n, f, true
}

// shortOf is how a cell begins.
func shortOf(b []byte, begins int) string {
	return findings.Short(string(b[begins:min(len(b), begins+400)]))
}

func (s *scanner) tooLong(b []byte, begins, i int) flaw {
	rule := fmt.Sprintf("a cell has at most %d bytes", findings.MostText)
	if i-begins <= findings.MostText {
		rule = fmt.Sprintf("a row has at most %d cells and %d bytes", mostCells, mostRow)
	}
	return s.flaw(b, begins, shortOf(b, begins), rule,
		"is a quote missing, or is this no table? What follows was not read", true)
}

// flaw is one of the cell that begins there.
func (s *scanner) flaw(b []byte, begins int, value, rule, mend string, final bool) flaw {
	return flaw{s.line + bytes.Count(b[:begins], newline), len(s.ends), value, rule, mend, final}
}
