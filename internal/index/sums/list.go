package sums

import (
	"cmp"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
)

// List is the rows of each value of a list, by their code, ready to be summed. The rows that meet a period are those that
// begin by its last day, less those that begin before it, with those of them that go on into it.
type List struct {
	begun running // every row on its first day
	open  running // rows of several days: in on the first, out on the last
}

// Open reads what Put wrote under a name.
func Open(f *sections.File, name string) List {
	return List{openRunning(f, name+".begun"), openRunning(f, name+".open")}
}

// Table is what lists are made of: every row, with its first and its last day.
type Table struct {
	Rows     Rows
	From, To column.Int32s
}

// Put writes a list: the rows by code, and where in order those of each code start, with the end of the last behind.
func Put(w *sections.Writer, name string, of Table, order []int32, starts []int) {
	begun, open := writer{of: of.Rows}, writer{of: of.Rows}
	for c := range len(starts) - 1 {
		for _, i := range order[starts[c]:starts[c+1]] {
			from, last := incident.Day(of.From.At(int(i))), incident.Day(of.To.At(int(i)))
			begun.event(from, i, false)
			if from != last {
				open.event(from, i, false)
				open.event(last, i, true)
			}
		}
		begun.endCode()
		open.endCode()
	}
	begun.put(w, name+".begun")
	open.put(w, name+".open")
}

// Begun adds the rows of a code that begin by a day.
func (l *List) Begun(code int, day incident.Day, to *Sum) { l.begun.upTo(code, day, 1, to) }

// Ended adds those that end by a day, times a sign.
func (l *List) Ended(code int, day incident.Day, sign int64, to *Sum) {
	l.begun.upTo(code, day, sign, to)
	l.open.upTo(code, day, -sign, to)
}

// Meeting adds the rows of a code whose span meets a period.
func (l *List) Meeting(code int, period incident.Days, to *Sum) {
	l.begun.upTo(code, cmp.Or(period.To, incident.LastDay), 1, to)
	if period.From != 0 {
		l.Ended(code, period.From-1, -1, to)
	}
}

// CountMeeting is how many rows they are.
func (l *List) CountMeeting(code int, period incident.Days) int {
	n := l.begun.countUpTo(code, cmp.Or(period.To, incident.LastDay))
	if period.From != 0 {
		n += l.open.countUpTo(code, period.From-1) - l.begun.countUpTo(code, period.From-1)
	}
	return n
}
