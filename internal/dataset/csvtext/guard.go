package csvtext

import (
	"fmt"
	"io"

	"khyberatlas/internal/dataset/findings"
)

// What one row may have: far above what tables need, and low enough for a file that breaks it to cost no more than reading
// as far as there.
const (
	mostRow   = 1 << 20 // bytes
	mostCells = 1000
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

var afterAQuote = [...]cellState{cellBegins: inQuotes, inBare: misplaced, inQuotes: afterQuote, afterQuote: inQuotes,
	misplaced: misplaced}

func newGuard(in io.Reader) *guard { return &guard{in: in, line: 1, cells: 1} }

func (g *guard) Read(p []byte) (int, error) {
	if g.err != nil {
		return 0, g.err
	}
	n, err := g.in.Read(p)
	g.err = err
	for i, c := range p[:n] {
		if rule := g.pass(c); rule != "" {
			g.err = findings.Excess{Rule: rule, Mend: "is a quote missing, or is this no table? What follows was not read"}
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
		g.state = afterAQuote[g.state]
	case g.state == cellBegins:
		g.state = inBare
	case g.state == afterQuote: // a line's end apart, which \r may begin
		g.state = misplaced
	}
	switch {
	case g.cells > mostCells:
		return fmt.Sprintf("a row has at most %d cells", mostCells)
	case g.cell > findings.MostText:
		return fmt.Sprintf("a cell has at most %d bytes", findings.MostText)
	case g.row > mostRow:
		return fmt.Sprintf("a row has at most %d bytes", mostRow)
	}
	return ""
}
