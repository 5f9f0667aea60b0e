package table

import (
	"fmt"
	"slices"
	"strings"

	"khyberatlas/internal/dataset/findings"
)

// Column is where a column stands: what Reader.Column gives, asked for once and used for every row.
type Column int

// None is a column that the file doesn't have; its cells are blank.
const None Column = -1

// Column finds the first of the names that the heading has, whatever its case. A name that stands twice is a fault.
func (r *Reader) Column(names ...string) Column {
	for _, name := range names {
		at := r.names[Name(name)]
		if len(at) > 1 {
			r.list.Fault(r.spot(1, at[1]), r.columns[at[1]], "a column stands only once", "take one of the two out")
			r.list.Lost[r.how.File] = true // which of the two the rows mean is not known
		}
		if len(at) > 0 {
			return Column(at[0])
		}
	}
	return None
}

// Need is Column for one that nothing can be read without: a missing one is a fault.
func (r *Reader) Need(names ...string) Column {
	c := r.Column(names...)
	if c == None {
		r.list.Fault(findings.Spot{File: r.how.File, Line: 1, Column: names[0]}, "", "the column is missing",
			r.list.Suggest(names[0], r.columns))
	}
	return c
}

// Columns are the names of the heading as they stand.
func (r *Reader) Columns() []string { return r.columns }

// Tags are those of the HXL row below the heading, as "#date+start", one a column; nil where there is none.
func (r *Reader) Tags() []string { return r.tags }

// Tagged is the first column whose tag is one of these, attributes in any order.
func (r *Reader) Tagged(tags ...string) Column {
	for _, tag := range tags {
		for i, t := range r.tags {
			if sameTag(tag, t) {
				return Column(i)
			}
		}
	}
	return None
}

func sameTag(a, b string) bool {
	x, y := strings.Split(a, "+"), strings.Split(b, "+")
	slices.Sort(x[1:])
	slices.Sort(y[1:])
	return slices.Equal(x, y)
}

// Heading is the heading as it stands, with the row of tags where there is one, in UTF-8: what rows that are written to be
// mended stand below.
func (r *Reader) Heading() []byte { return r.heading }

// Comma is what stands between cells.
func (r *Reader) Comma() byte { return r.scan.comma }

// Encoding is how the letters are written, as far as has been read.
func (r *Reader) Encoding() Encoding { return r.encoding }

// Row is the row that Next read. It is good until the next Next; texts of its cells stay good, and hold on to the whole row:
// clone what is kept for long.
func (r *Reader) Row() *Row { return &r.row }

// Row is one row, with exactly one cell a column.
type Row struct {
	table  *Reader
	cells  []string
	line   int
	faults int
}

// Cell is what stands in a column, without blanks around it; blank where there is no such column.
func (r *Row) Cell(c Column) string {
	if c < 0 {
		return ""
	}
	s := r.cells[c]
	if len(s) > 0 && (s[0] <= ' ' || s[len(s)-1] <= ' ' || s[0] >= 0x80 || s[len(s)-1] >= 0x80) {
		return strings.Trim(s, " \t\r\n\u00a0\u202f\ufeff")
	}
	return s
}

// Has reports whether something stands in a column.
func (r *Row) Has(c Column) bool { return r.Cell(c) != "" }

// Cells are all as they stand, blanks around them too.
func (r *Row) Cells() []string { return r.cells }

// Raw is the row as it stands in the file with its line's end, in UTF-8; it is good until the next Next.
func (r *Row) Raw() []byte { return r.table.rawText() }

// Line is where the row begins; the heading's is 1 where nothing stands above it.
func (r *Row) Line() int { return r.line }

// Spot is where a column's cell stands.
func (r *Row) Spot(c Column) findings.Spot {
	at := r.table.spot(r.line, int(c))
	for _, before := range r.cells[:max(int(c), 0)] {
		at.Line += strings.Count(before, "\n")
	}
	return at
}

// Wrong adds a fault of a cell.
func (r *Row) Wrong(c Column, rule, mend string, allowed ...string) {
	r.faults++
	value := r.Cell(c)
	r.table.list.Fault(r.Spot(c), value, rule, findings.MendHidden(value, mend), allowed...)
}

// Doubt adds a warning of a cell.
func (r *Row) Doubt(c Column, rule, mend string) {
	r.table.list.Warn(r.Spot(c), r.Cell(c), rule, mend)
}

// Faulty reports whether a fault of the row was added.
func (r *Row) Faulty() bool { return r.faults > 0 }

// String names the row in errors.
func (r *Row) String() string { return fmt.Sprintf("%s:%d", r.table.how.File, r.line) }
