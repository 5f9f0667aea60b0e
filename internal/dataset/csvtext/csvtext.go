// Package csvtext reads tables of CSV that nobody vouches for: rows whose cells are asked for by the names of their columns
// and as what they should hold, each fault with its line and column. Which columns a table has, and what its rows mean, is
// its caller's business.
package csvtext

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"khyberatlas/internal/dataset/findings"
)

// Table is what a file should hold.
type Table struct {
	File    string
	Columns []string // in any order in the file
	ByID    bool     // the first column is an id
}

// Each calls do for every row that has its cells. What is wrong with the file itself goes on the list; the error is one of
// reading.
func Each(ctx context.Context, file io.Reader, t Table, l *findings.List, do func(Row)) error {
	r := reader{l, t}
	guarded := newGuard(file)
	in := csv.NewReader(guarded)
	in.FieldsPerRecord = -1
	in.ReuseRecord = true
	where, ok, err := r.header(in)
	if err != nil && r.Broken(findings.Spot{File: t.File, Line: guarded.line}, err) {
		return nil
	}
	if err != nil || !ok {
		r.Lost[t.File] = true
		return err
	}
	width := len(where.names)
	for n, begins := 0, in.InputOffset(); !r.Spent(); n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		cells, err := in.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && r.csvFault(err):
			r.Lost[t.File] = true
			continue
		case err != nil && r.Broken(findings.Spot{File: t.File, Line: guarded.line}, err):
			return nil
		case err != nil:
			return fmt.Errorf("read %s: %w", t.File, err)
		}
		line, _ := in.FieldPos(0)
		if len(cells) != width {
			at := findings.Spot{File: t.File, Line: line, Column: where.names[min(len(cells), width-1)]}
			r.Fault(at, "", fmt.Sprintf("a row has %d cells, this one has %d", width, len(cells)),
				"is a comma missing, or a cell with a comma not in quotes?")
			r.Lost[t.File] = true
			continue
		}
		if !r.holdRow(cells, int(in.InputOffset()-begins)) {
			r.TooLarge(findings.Spot{File: t.File, Line: line})
			return nil
		}
		begins = in.InputOffset()
		do(Row{List: l, file: t.File, cells: cells, at: where.index, in: in})
	}
	return nil
}

// What is held of a row until the dataset is sealed, and with it the row's canonical form: measured with tables of a
// hundred thousand rows.
const (
	rowCost  = 256 // and for each cell and byte:
	cellCost = 48
	byteCost = 8
	idCost   = 256 // of an id that is looked for, without the row
)

// reader is one run of Each.
type reader struct {
	*findings.List
	table Table
}

// holdRow makes room for a row, or for its id alone where no row is kept any more.
func (r reader) holdRow(cells []string, bytes int) bool {
	switch {
	case !r.Full():
		return r.Hold(rowCost + len(cells)*cellCost + bytes*byteCost)
	case r.table.ByID && cells[0] != "":
		return r.Hold(idCost + bytes)
	}
	return true
}

// header is where the columns stand in the file at hand.
type header struct {
	names []string
	index map[string]int
}

// header reads the first row. ok is false where the rows below make no sense: a column is missing.
func (r reader) header(in *csv.Reader) (h header, ok bool, err error) {
	t := r.table
	cells, err := in.Read()
	if errors.Is(err, io.EOF) {
		r.Fault(r.at(t.Columns[0]), "", "the first row names the columns, and the file is empty", "", t.Columns...)
		return h, false, nil
	}
	if err != nil {
		if !r.csvFault(err) {
			return h, false, fmt.Errorf("read %s: %w", t.File, err)
		}
		return h, false, nil
	}
	if slices.ContainsFunc(cells, func(c string) bool { return !utf8.ValidString(c) || strings.ContainsRune(c, 0) }) {
		r.Fault(r.at("1"), "", "the text is UTF-8", "save the file as UTF-8")
		return h, false, nil
	}
	h = header{names: slices.Clone(cells), index: map[string]int{}}
	for i, name := range h.names {
		at := r.at(name)
		switch _, twice := h.index[name]; {
		case twice:
			r.Fault(at, name, "a column stands only once", "take one of the two out")
		case !slices.Contains(t.Columns, name):
			if name == "" {
				at.Column = fmt.Sprint(i + 1)
			}
			r.Fault(at, name, "the table has no such column", r.Suggest(name, t.Columns))
		default:
			h.index[name] = i
		}
	}
	ok = true
	for _, name := range t.Columns {
		if _, there := h.index[name]; !there {
			r.Fault(r.at(name), "", "the column is missing", "")
			ok = false
		}
	}
	return h, ok, nil
}

func (r reader) at(column string) findings.Spot {
	return findings.Spot{File: r.table.File, Line: 1, Column: column}
}

// csvFault tells a fault in the file from a failure of reading.
func (r reader) csvFault(err error) bool {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return false
	}
	rule, column := "a quote stands only around a whole cell", p.Column
	if errors.Is(p.Err, csv.ErrQuote) {
		rule = "a quoted cell ends with a quote and a comma"
	}
	if p.Line > p.StartLine {
		rule, column = fmt.Sprintf("%s; this row reads on until line %d", rule, p.Line), 1
	}
	r.Fault(findings.Spot{File: r.table.File, Line: p.StartLine, Column: fmt.Sprint(column)}, "", rule,
		`close the quote; write one within a quoted cell twice: ""`)
	return true
}
