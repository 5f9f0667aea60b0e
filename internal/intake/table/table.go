// Package table streams the rows of delimited text that others wrote: it finds the encoding (UTF-8, UTF-16 with a mark,
// Windows-1252), the separator (comma, semicolon, tab, bar) and the columns by their names, whatever their case, takes an
// HXL row of tags below the heading for what it is, and names each fault with file, line and column. Memory is bounded
// whatever the file's length. Which columns there should be, and what their cells mean, is its callers' business.
//
//	t, err := table.Open(file, table.How{File: "events.csv"}, list)
//	if err != nil || t == nil { ... }       // reading failed; or it is no table, and the list says why
//	id, day := t.Column("id"), t.Column("date_start", "event_date")
//	for t.Next() {
//		row := t.Row()
//		row.Cell(id) ...                    // blank where the file has no such column
//	}
//	err = t.Err()
package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"khyberatlas/internal/dataset/findings"
)

// How says of a file what its caller knows; what is left out is found.
type How struct {
	File   string // what faults call it
	Comma  byte   // what stands between cells
	Broken func(raw []byte)
	// Broken, where given, takes each row that is none: with too few cells or too many, a quote misplaced, a wrong byte.
}

// Reader reads one table, row by row.
type Reader struct {
	how      How
	list     *findings.List
	scan     *scanner
	encoding Encoding
	sure     bool // of the encoding: a mark, or letters beyond ASCII, said it
	heading  []byte
	columns  []string // as they stand
	names    map[string][]int
	tags     []string
	row      Row
	held     bool // the row at hand was read to see whether it has tags, and is still to be given
	cut      bool // reading stopped before the end
	blanks   int  // rows, at a time
}

// Open reads as far as the heading. The reader is nil where the text is no table, which the list then says; the error is one
// of reading.
func Open(in io.Reader, how How, l *findings.List) (*Reader, error) {
	r := &Reader{how: how, list: l, scan: newScanner(in), encoding: UTF8, names: map[string][]int{}}
	r.row.table = r
	r.encoding, r.sure = r.scan.decode()
	if rule, mend := noTable(r.scan.ahead(4096)); rule != "" {
		start := strings.Join(strings.Fields(string(r.scan.ahead(1)[:min(400, r.scan.end-r.scan.at)])), " ")
		if strings.HasPrefix(rule, noText) {
			start = ""
		}
		return nil, r.refuse(r.spot(1, -1), start, rule, mend)
	}
	r.scan.separate(r.comma())
	more, f := r.scan.next()
	for more && !f.is() && r.blank() {
		if f = r.tooBlank(); !f.is() {
			more, f = r.scan.next()
		}
	}
	if !f.is() && more {
		f = r.letters()
	}
	switch {
	case f.is():
		return nil, r.refuse(r.spot(f.line, f.cell), f.value, f.rule, f.mend)
	case !more:
		return nil, r.refuse(r.spot(1, -1), "", "the first row names the columns, and the file is empty", "")
	}
	r.head()
	r.hxl()
	return r, r.Err()
}

// refuse says why the file is no table.
func (r *Reader) refuse(at findings.Spot, value, rule, mend string) error {
	if err := r.Err(); err != nil {
		return err
	}
	r.list.Fault(at, value, rule, mend)
	r.list.Lost[r.how.File] = true
	return nil
}

// noText begins the rules of what nobody could read.
const noText = "a table is a text"

// noTable tells what is often saved or sent in a table's place by how it begins.
func noTable(b []byte) (rule, mend string) {
	text := bytes.TrimSpace(b)
	for _, k := range []struct{ begins, rule, mend string }{
		{"<", "a table's first row names its columns, and this is a page of HTML or XML",
			"an error page or a sign-in that was saved as a table? fetch the file again"},
		{"{", "a table's first row names its columns, and this is JSON",
			"an error that an API answered? look at what it says and fetch the table again"},
		{"[", "a table's first row names its columns, and this is JSON", "fetch the table as CSV"},
		{"PK\x03\x04", noText + ", and this is a zip or a workbook", "save the sheet as CSV (UTF-8)"},
		{"\xd0\xcf\x11\xe0", noText + ", and this is an old workbook", "save the sheet as CSV (UTF-8)"},
		{"\x1f\x8b", noText + ", and this is packed with gzip", "unpack it"},
		{"%PDF", noText + ", and this is a PDF", "ask who made it for the table, as CSV"},
	} {
		if bytes.HasPrefix(text, []byte(k.begins)) {
			return k.rule, k.mend
		}
	}
	odd := 0
	for _, c := range b {
		if c < ' ' && c != 0 && !bytes.ContainsRune([]byte("\t\n\v\f\r"), rune(c)) {
			odd++
		}
	}
	if odd > len(b)/50 {
		return noText + ", and this is none", "is it packed, or of another program? export it as CSV"
	}
	return "", ""
}

// commas are the separators that are looked for; the first wins where several are as frequent.
const commas = ",;\t|"

// comma is what separates cells: told, said by a line "sep=;" as spreadsheets write it, or the most frequent in the first
// line outside of quotes.
func (r *Reader) comma() byte {
	b := r.scan.ahead(firstRead / 4)
	if len(b) > 5 && bytes.EqualFold(b[:4], []byte("sep=")) && (b[5] == '\r' || b[5] == '\n') {
		said := b[4]
		n := bytes.IndexByte(b, '\n')
		r.scan.at += n + 1
		r.scan.line++
		return said
	}
	if r.how.Comma != 0 {
		return r.how.Comma
	}
	var count [len(commas)]int
	quoted, some := false, false
	for _, c := range b {
		if c == '\n' && !quoted && some {
			break
		}
		some = some || c > ' '
		if c == '"' {
			quoted = !quoted
		}
		if i := strings.IndexByte(commas, c); i >= 0 && !quoted {
			count[i]++
		}
	}
	return commas[slices.Index(count[:], slices.Max(count[:]))]
}

// Name is a column's name as it is compared: without case, and without blanks around it.
func Name(s string) string {
	return strings.ToLower(norm.NFC.String(strings.Trim(s, " \t\r\n\u00a0\ufeff")))
}

// head takes the row at hand for the heading.
func (r *Reader) head() {
	r.heading = bytes.Clone(r.scan.raw)
	r.take()
	for i, name := range r.row.cells {
		r.columns = append(r.columns, strings.Clone(strings.TrimSpace(name)))
		if n := Name(name); n != "" {
			r.names[n] = append(r.names[n], i)
		}
	}
}

// hxl takes the row below the heading for tags where all that stands in it begins with #, see https://hxlstandard.org.
func (r *Reader) hxl() {
	if r.held = r.advance(); !r.held {
		return
	}
	some := false
	for _, c := range r.row.cells {
		c = strings.TrimSpace(c)
		if c != "" && (len(c) < 2 || c[0] != '#') {
			return
		}
		some = some || c != ""
	}
	if !some {
		return
	}
	r.held = false
	r.heading = append(r.heading, r.scan.raw...)
	for _, c := range r.row.cells {
		r.tags = append(r.tags, strings.ToLower(strings.ReplaceAll(c, " ", "")))
	}
}

// Next reads the next row that has its cells; what is wrong with others goes on the list. Blank rows are passed over.
func (r *Reader) Next() bool {
	if r.held {
		r.held = false
		return true
	}
	return r.advance()
}

func (r *Reader) advance() bool {
	for !r.cut {
		more, f := r.scan.next()
		if !more {
			return false
		}
		if r.scan.err != nil && !errors.Is(r.scan.err, io.EOF) && !r.scan.ended {
			return false // what was read last may be half a row: reading failed, and Err says so
		}
		if !f.is() && r.blank() {
			if f = r.tooBlank(); !f.is() {
				continue
			}
		}
		if !f.is() {
			r.blanks = 0
			f = r.letters()
		}
		if !f.is() {
			f = r.wrongWidth()
		}
		if !f.is() {
			r.take()
			return true
		}
		if r.how.Broken != nil {
			r.how.Broken(r.rawText())
		}
		if f.final {
			r.cut = true
			r.list.Last(r.spot(f.line, f.cell), f.value, f.rule, f.mend)
			return false
		}
		r.list.Fault(r.spot(f.line, f.cell), f.value, f.rule, f.mend)
	}
	return false
}

// mostBlank is how many blank rows may follow each other: as many as a sheet can have, which some programs write out.
const mostBlank = 1 << 21

// tooBlank counts a blank row.
func (r *Reader) tooBlank() (f flaw) {
	if r.blanks++; r.blanks > mostBlank {
		f = flaw{r.scan.began, -1, "", fmt.Sprintf("a table has no more than %d blank rows at a time", mostBlank),
			"take them out; what follows was not read", true}
	}
	return f
}

func (r *Reader) blank() bool { return len(bytes.TrimSpace(r.scan.text)) == 0 }

// wrongWidth is a row with too few cells or too many.
func (r *Reader) wrongWidth() (f flaw) {
	have, want := len(r.scan.ends), len(r.columns)
	switch {
	case have == want:
		return f
	case have < want && !r.scan.ended:
		return flaw{r.scan.began, have - 1, "", fmt.Sprintf("a row has %d cells, and the file ends after %d of its last", want, have),
			"was the file cut off? fetch it again", false}
	}
	mend := "is a separator missing, or does a line end within a cell that is not in quotes?"
	if have > want {
		mend = "is there a separator too many, perhaps within a cell that is not in quotes?"
	}
	return flaw{r.scan.began, min(have, want) - 1, "", fmt.Sprintf("a row has %d cells, this one has %d", want, have), mend, false}
}

// take makes the row at hand out of what was scanned.
func (r *Reader) take() {
	text, from := string(r.scan.text), 0
	r.row.cells = r.row.cells[:0]
	for _, end := range r.scan.ends {
		r.row.cells = append(r.row.cells, text[from:end])
		from = end
	}
	r.row.line, r.row.faults = r.scan.began, 0
}

// spot is a place in the file; a cell below 0 is none.
func (r *Reader) spot(line, cell int) findings.Spot {
	at := findings.Spot{File: r.how.File, Line: line}
	switch {
	case cell < 0:
	case cell < len(r.columns) && r.columns[cell] != "":
		at.Column = r.columns[cell]
	default:
		at.Column = fmt.Sprint(cell + 1)
	}
	return at
}

// rawText is the row at hand as it stood, in UTF-8 where it is read as Windows-1252.
func (r *Reader) rawText() []byte {
	if r.encoding != Windows1252 || utf8.Valid(r.scan.raw) {
		return r.scan.raw
	}
	return windows(r.scan.raw)
}

// Err is what reading failed of; nil at the end of the file.
func (r *Reader) Err() error {
	if r.scan.err == nil || errors.Is(r.scan.err, io.EOF) {
		return nil
	}
	return fmt.Errorf("read %s: %w", r.how.File, r.scan.err)
}
