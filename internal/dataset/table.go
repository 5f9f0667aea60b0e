package dataset

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"
)

// eachRow reads a CSV file and calls do for every row that has its cells. What is wrong with the file itself is
// collected; the error is one of reading.
func (r *reader) eachRow(ctx context.Context, t table, do func(row)) error {
	file, err := r.open(t.file)
	if err != nil || file == nil {
		return err
	}
	defer file.Close()

	guarded := newGuard(withoutMark(&capped{file, mostBytes}))
	in := csv.NewReader(guarded)
	in.FieldsPerRecord = -1
	in.ReuseRecord = true
	where, ok, err := r.header(in, t)
	if err != nil && r.broken(spot{file: t.file, line: guarded.line}, err) {
		return nil
	}
	if err != nil || !ok {
		r.lost[t.file] = true
		return err
	}
	width := len(where.names)
	for n, begins := 0, in.InputOffset(); !r.spent; n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		cells, err := in.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && r.csvFault(t.file, err):
			r.lost[t.file] = true
			continue
		case err != nil && r.broken(spot{file: t.file, line: guarded.line}, err):
			return nil
		case err != nil:
			return fmt.Errorf("read %s: %w", t.file, err)
		}
		line, _ := in.FieldPos(0)
		if len(cells) != width {
			at := spot{t.file, line, where.names[min(len(cells), width-1)]}
			r.fault(at, "", fmt.Sprintf("a row has %d cells, this one has %d", width, len(cells)),
				"is a comma missing, or a cell with a comma not in quotes?")
			r.lost[t.file] = true
			continue
		}
		if !r.holdRow(t, cells, int(in.InputOffset()-begins)) {
			r.tooLarge(spot{file: t.file, line: line})
			r.lost[t.file] = true
			return nil
		}
		begins = in.InputOffset()
		w := row{findings: &r.findings, file: t.file, cells: cells, at: where.index, in: in}
		r.formulas.look(t, w)
		do(w)
		r.inEra(w, t)
	}
	return nil
}

// holdRow makes room for a row, or for its id alone where no row is kept any more.
func (f *findings) holdRow(t table, cells []string, bytes int) bool {
	switch {
	case !f.full():
		return f.hold(rowCost + len(cells)*cellCost + bytes*byteCost)
	case t.byID && cells[0] != "":
		return f.hold(idCost + bytes)
	}
	return true
}

// keep holds a row for the dataset. After more faults than are listed none is kept: there will be no dataset.
func keep[T any](f *findings, list *[]T, v T) bool {
	if f.full() {
		return false
	}
	*list = append(*list, v)
	return true
}

// header is where the columns stand in the file at hand.
type header struct {
	names []string
	index map[string]int
}

// header reads the first row. ok is false where the rows below make no sense: a column is missing.
func (r *reader) header(in *csv.Reader, t table) (h header, ok bool, err error) {
	cells, err := in.Read()
	if errors.Is(err, io.EOF) {
		r.fault(spot{t.file, 1, t.fields[0].name}, "", "the first row names the columns, and the file is empty", "", t.columns()...)
		return h, false, nil
	}
	if err != nil {
		if !r.csvFault(t.file, err) {
			return h, false, fmt.Errorf("read %s: %w", t.file, err)
		}
		return h, false, nil
	}
	if slices.ContainsFunc(cells, func(c string) bool { return !utf8.ValidString(c) || strings.ContainsRune(c, 0) }) {
		r.fault(spot{t.file, 1, "1"}, "", "the text is UTF-8", "save the file as UTF-8")
		return h, false, nil
	}
	columns := t.columns()
	h = header{names: slices.Clone(cells), index: map[string]int{}}
	for i, name := range h.names {
		at := spot{t.file, 1, name}
		switch _, twice := h.index[name]; {
		case twice:
			r.fault(at, name, "a column stands only once", "take one of the two out")
		case !slices.Contains(columns, name):
			if name == "" {
				at.column = fmt.Sprint(i + 1)
			}
			r.fault(at, name, "the table has no such column", r.suggest(name, columns))
		default:
			h.index[name] = i
		}
	}
	ok = true
	for _, name := range columns {
		if _, there := h.index[name]; !there {
			r.fault(spot{t.file, 1, name}, "", "the column is missing", "")
			ok = false
		}
	}
	return h, ok, nil
}

// csvFault tells a fault in the file from a failure of reading.
func (r *reader) csvFault(file string, err error) bool {
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
	r.fault(spot{file, p.StartLine, fmt.Sprint(column)}, "", rule, `close the quote; write one within a quoted cell twice: ""`)
	return true
}

// open gives nil for a file that is missing, which is a fault of the dataset and no failure.
func (r *reader) open(name string) (fs.File, error) {
	file, err := r.fsys.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		r.fault(spot{file: name}, "", "the file is missing", r.didYouMeanFile(name))
		r.lost[name] = true
		return nil, nil
	}
	if err != nil && r.broken(spot{file: name}, err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", name, err)
	}
	return file, nil
}

// broken tells a bound that a file breaks from a failure of reading.
func (r *reader) broken(at spot, err error) bool {
	var x excess
	if !errors.As(err, &x) {
		return false
	}
	r.fault(at, "", x.rule, x.mend)
	r.lost[at.file] = true
	return true
}

func (r *reader) didYouMeanFile(name string) string {
	folder, base := ".", name
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		folder, base = name[:i], name[i+1:]
	}
	var there []string
	entries, _ := fs.ReadDir(r.fsys, folder)
	for _, e := range entries {
		if !slices.Contains(Names(), e.Name()) {
			there = append(there, e.Name())
		}
	}
	if n := r.guesses.Nearest(base, there); n != "" {
		return "is it " + n + "?"
	}
	return ""
}

// withoutMark takes off the byte order mark that spreadsheets write.
func withoutMark(in io.Reader) io.Reader {
	b := bufio.NewReader(in)
	if first, err := b.Peek(3); err == nil && bytes.Equal(first, mark) {
		_, _ = b.Discard(3)
	}
	return b
}

var mark = []byte("\xef\xbb\xbf")
