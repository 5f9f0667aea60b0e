package dataset

import (
	"fmt"
	"io"
)

// guard stands before encoding/csv, which takes rows of any length and any number of cells into memory. It reads quotes
// as encoding/csv does: one opens a cell only at its beginning, and a misplaced one ends with its line.
type guard struct {
	in    io.Reader
	err   error // of what was read last: for good
	state cellState
	line  int // that is being read, from 1
	cells int // of the row that is being read, with the one that is being read
	cell  int // bytes of that
	row   int // bytes of the row
}

type cellState int

const (
	cellBegins cellState = iota
	inBare
	inQuotes
	afterQuote // within a quoted cell: its end, or half of a quote that stands twice
	misplaced  // a quote where none may stand: encoding/csv goes on with the next line
)

func newGuard(in io.Reader) *guard { return &guard{in: in, line: 1, cells: 1} }

func (g *guard) Read(p []byte) (int, error) {
	if g.err != nil {
		return 0, g.err
	}
	n, err := g.in.Read(p)
	g.err = err
	for i, c := range p[:n] {
		if rule := g.pass(c); rule != "" {
			g.err = excess{rule, "is a quote missing, or is this no table? What follows was not read"}
			return i, g.err
		}
	}
	return n, err
}

func (g *guard) pass(c byte) (broken string) {
	g.row++
	g.cell++
	switch {
	case c == '\n' && g.state != inQuotes:
		g.line++
		g.state, g.cells, g.cell, g.row = cellBegins, 1, 0, 0
		return ""
	case c == '\n':
		g.line++
	case c == ',' && g.state != inQuotes && g.state != misplaced:
		g.state, g.cell = cellBegins, 0
		g.cells++
	case c == '"':
		g.state = [...]cellState{cellBegins: inQuotes, inBare: misplaced, inQuotes: afterQuote, afterQuote: inQuotes, misplaced: misplaced}[g.state]
	case g.state == cellBegins:
		g.state = inBare
	case g.state == afterQuote: // a line's end apart, which \r may begin
		g.state = misplaced
	}
	switch {
	case g.cells > mostColumns:
		return fmt.Sprintf("a row has at most %d cells", mostColumns)
	case g.cell > mostCell:
		return fmt.Sprintf("a cell has at most %d bytes", mostCell)
	case g.row > mostRecord:
		return fmt.Sprintf("a row has at most %d bytes", mostRecord)
	}
	return ""
}

// capped ends past its limit: a file cut short could still look whole.
type capped struct {
	io.Reader
	left int64
}

func (c *capped) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return 0, excess{fmt.Sprintf("a file has at most %d MB", mostBytes>>20), ""}
	}
	return n, err
}
