package acled

import (
	"bufio"
	"bytes"
	"context"
	"io"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/intake/jsonlist"
	"khyberatlas/internal/intake/table"
)

// Withdrawn reads a list of events that ACLED has deleted and gives their ids as ours: the answer of its interface as JSON,
// a table with the column event_id_cnty, or one id a line.
func Withdrawn(ctx context.Context, text io.Reader, file string, l *findings.List) (ids []string, err error) {
	seen := map[string]bool{}
	add := func(id string, at findings.Spot) {
		if !eventID.MatchString(id) {
			l.Fault(at, id, idRule, "")
		} else if !seen[id] {
			seen[id] = true
			ids = append(ids, Origin.ID+"-"+id)
		}
	}
	start := bufio.NewReader(text)
	first, _ := start.Peek(64)
	if isJSON(first) {
		err = withdrawnJSON(ctx, start, file, l, add)
		return ids, err
	}
	// One id a line has no heading: the first id is put where one would be.
	var in io.Reader = start
	above := 0
	line, _, _ := bytes.Cut(first, []byte("\n"))
	if eventID.Match(bytes.TrimSpace(bytes.TrimPrefix(line, mark))) {
		if bytes.HasPrefix(first, mark) {
			_, _ = start.Discard(len(mark))
		}
		above = 1
		in = io.MultiReader(bytes.NewReader([]byte(names[cID]+"\n")), start)
	}
	t, err := table.Open(in, table.How{File: file}, l)
	if err != nil || t == nil {
		return nil, err
	}
	column := t.Column(names[cID])
	if column == table.None {
		l.Fault(findings.Spot{File: file, Line: 1, Column: names[cID]}, "", "a list of what ACLED has deleted is a table with this "+
			"column, an answer of its interface, or one id a line", "an id looks like PAK12345")
	}
	for column != table.None && t.Next() {
		at := t.Row().Spot(column)
		at.Line -= above
		add(t.Row().Cell(column), at)
	}
	return ids, t.Err()
}

func withdrawnJSON(ctx context.Context, text io.Reader, file string, l *findings.List, add func(string, findings.Spot)) error {
	rest, found, err := jsonlist.Each(ctx, text, jsonlist.Document{File: file, List: "data"}, l, func(o jsonlist.Object) {
		id, _ := o.Member(names[cID])
		add(id.Text, o.Spot(names[cID]))
	})
	if err == nil && !found && !l.Lost[file] {
		refused(rest, file, l)
	}
	return err
}

const idRule = "an event's id is three capital letters and a number, as PAK12345"

// refused says of an answer without rows that it is an error.
func refused(rest jsonlist.Rest, file string, l *findings.List) {
	l.Fault(findings.Spot{File: file, Line: 1}, rest.Error(),
		"an answer has its rows in data, and this one is an error that the interface answered", "mend what it says, and ask again")
	l.Lost[file] = true
}

var mark = []byte("\xef\xbb\xbf")

func isJSON(first []byte) bool {
	if bytes.HasPrefix(first, []byte("\xff\xfe")) || bytes.HasPrefix(first, []byte("\xfe\xff")) { // UTF-16, which JSON isn't
		first = bytes.ReplaceAll(first[2:], []byte{0}, nil)
	}
	first = bytes.TrimLeft(bytes.TrimPrefix(first, mark), " \t\r\n")
	return len(first) > 0 && (first[0] == '{' || first[0] == '[')
}
