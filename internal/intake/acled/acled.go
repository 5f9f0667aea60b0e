// Package acled reads the files of the Armed Conflict Location & Event Data project: the CSV of its export tool in the
// layouts of both eras, and the JSON of its interface. Its terms let nobody pass its rows on, which its origin says; its
// texts are cut to a line.
package acled

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/jsonlist"
	"khyberatlas/internal/intake/table"
	"khyberatlas/internal/intake/values"
)

// Origin is what is known of the record without a file; which version of it a file is, only its rows tell.
var Origin = incident.Origin{
	ID: "acled", Name: "ACLED", Publisher: "Armed Conflict Location & Event Data (ACLED)",
	Licence: "ACLED terms of use", LicenceURL: "https://epo.acleddata.com/terms-of-use-and-attribution-policy",
	Citation: "Armed Conflict Location & Event Data (ACLED), acleddata.com",
	URL:      "https://acleddata.com", Redistribute: false,
	Note: "Its terms don't let its rows be passed on. Air and drone strikes are one kind of event for it.",
}

// Input is a file to read, and who gets its rows.
type Input struct {
	File       string
	Places     *gazetteer.Gazetteer
	Everywhere bool                       // rows outside of the area too
	All        bool                       // protests and strategic developments too
	Row        func(*Event)               // each that has no fault; it is good until the next
	Faulty     func(raw []byte)           // each other, as it stands; may be nil
	Heading    func(*table.Reader)        // is told what stands above the rows of a table; may be nil
	List       func(before, after string) // what stands around the rows of JSON, with a comma between each; may be nil
}

// Event is a row.
type Event struct {
	incident.Incident
	Where   gazetteer.Unit
	Line    int
	Changed int64 // when ACLED changed it last, in seconds; 0 where the file doesn't say. A lower one than held is out of date
}

// Done is what a file had.
type Done struct {
	Unasked int // rows that tell of no violence and were left out
	gazetteer.Tally
}

// Read reads a file, whether it is a table or JSON. What is wrong goes on the list; the error is one of reading.
func Read(ctx context.Context, text io.Reader, in Input, l *findings.List) (Done, error) {
	start := bufio.NewReader(text)
	r := &reading{in: in, list: l, ids: map[string]int{}}
	read := r.table
	if first, _ := start.Peek(64); isJSON(first) { // a failure of reading comes again
		read = r.json
	}
	if err := read(ctx, start); err != nil {
		return r.done, err
	}
	r.oneOrder()
	return r.done, nil
}

// The columns that are read. Those of the first era, data_id, iso3 and event_id_no_cnty, tell nothing more.
const (
	cID table.Column = iota
	cDay
	cDayPrecision
	cEvent
	cSub
	cActor1
	cActor2
	cTargeting
	cCountry
	cAdmin1
	cAdmin2
	cAdmin3
	cLocation
	cLat
	cLon
	cPrecision
	cSource
	cNotes
	cFatalities
	cTimestamp
	columnsInAll
)

var names = [columnsInAll]string{"event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1",
	"actor2", "civilian_targeting", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
	"source", "notes", "fatalities", "timestamp"}

// optional are those without which a row still says what it must.
var optional = []table.Column{cTargeting, cAdmin3, cSource, cNotes, cTimestamp}

// cells are a row of a table or an object of JSON.
type cells interface {
	Cell(table.Column) string
	Spot(table.Column) findings.Spot
	Wrong(c table.Column, rule, mend string, allowed ...string)
	Doubt(c table.Column, rule, mend string)
	Faulty() bool
	Raw() []byte
	Line() int
}

// reading is one run of Read.
type reading struct {
	in Input
	cells
	list       *findings.List
	ids        map[string]int // lines
	days       values.Survey
	unclear    findings.Spot // of the first date that can be two days
	unclearDay string
	rows       int // of JSON
	done       Done
}

func (r *reading) table(ctx context.Context, text io.Reader) error {
	t, err := table.Open(text, table.How{File: r.in.File, Broken: r.in.Faulty}, r.list)
	if err != nil || t == nil {
		return err
	}
	row := &tableRow{at: make([]table.Column, columnsInAll)}
	if r.in.Heading != nil {
		r.in.Heading(t)
	}
	missing := false
	for c, name := range names {
		if !slices.Contains(optional, table.Column(c)) {
			row.at[c] = t.Need(name)
			missing = missing || row.at[c] == table.None
		}
	}
	if missing {
		r.list.Lost[r.in.File] = true
		return nil
	}
	for _, c := range optional {
		if row.at[c] = t.Column(names[c]); row.at[c] == table.None {
			r.without(names[c])
		}
	}
	r.cells = row
	for n := 0; t.Next() && !r.list.Spent(); n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		row.Row = t.Row()
		r.row()
	}
	return t.Err()
}

// tableRow asks a table's row by the numbers of our columns.
type tableRow struct {
	*table.Row
	at []table.Column
}

func (r *tableRow) Cell(c table.Column) string        { return r.Row.Cell(r.at[c]) }
func (r *tableRow) Spot(c table.Column) findings.Spot { return r.Row.Spot(r.at[c]) }
func (r *tableRow) Wrong(c table.Column, rule, mend string, allowed ...string) {
	r.Row.Wrong(r.at[c], rule, mend, allowed...)
}

func (r *reading) json(ctx context.Context, text io.Reader) error {
	rows := jsonlist.NewRows(r.list, "", names[:])
	r.cells = rows
	some := false
	if r.in.List != nil {
		r.in.List("{\"data\":[\n", "\n]}\n")
	}
	rest, found, err := jsonlist.Each(ctx, text, jsonlist.Document{File: r.in.File, List: "data"}, r.list, func(o jsonlist.Object) {
		if !rows.Take(o) {
			r.faulty()
			return
		}
		if !some && r.lacks(rows) {
			r.list.Lost[r.in.File] = true
		}
		some = true
		r.rows++
		if !r.list.Lost[r.in.File] {
			r.row()
		}
	})
	if err != nil || r.list.Lost[r.in.File] {
		return err
	}
	if !found || rest.Text("success") == "false" {
		refused(rest, r.in.File, r.list)
	}
	if r.rows == onePage {
		r.list.Warn(findings.Spot{File: r.in.File}, "",
			fmt.Sprintf("an answer has %d rows where no limit is asked for, as this one has", onePage),
			"is it a page of several? ask for all of them")
	}
	return nil
}

// onePage is how many rows the interface gives at a time.
const onePage = 5000

// without says of a column that can be done without that it isn't there.
func (r *reading) without(name string) {
	r.list.Warn(findings.Spot{File: r.in.File, Line: 1}, "", "the column "+name+" is missing; what it says is left out", "")
}

// lacks names the members that rows of this file don't have, as its first row tells.
func (r *reading) lacks(rows *jsonlist.Rows) (missing bool) {
	for c, name := range names {
		switch {
		case rows.Seen(name):
		case slices.Contains(optional, table.Column(c)):
			r.without(name)
		default:
			missing = true
			r.list.Fault(rows.Spot(table.None), "", "the column "+name+" is missing", r.list.Suggest(name, rows.Names()))
		}
	}
	return missing
}

func (r *reading) faulty() {
	if r.in.Faulty != nil {
		r.in.Faulty(r.Raw())
	}
}
