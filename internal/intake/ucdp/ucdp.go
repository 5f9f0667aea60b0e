// Package ucdp reads the events of the Uppsala Conflict Data Program: its yearly Georeferenced Event Dataset (GED) of any
// version, the monthly Candidate files, and copies of either that lack columns. Columns are found by name; one that is not
// needed and missing is a warning, one that is needed a fault. What UCDP doesn't say, by what means people were killed and
// who attacked whom, is not made up.
package ucdp

import (
	"context"
	"fmt"
	"io"
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/table"
)

// Origin is what is known of the record without a file; Done says of which release a file is.
var Origin = incident.Origin{
	ID: "ucdp", Name: "UCDP", Publisher: "Uppsala Conflict Data Program",
	Licence: "CC-BY-4.0", LicenceURL: "https://creativecommons.org/licenses/by/4.0/",
	Citation: "Sundberg, Ralph, and Erik Melander, 2013, Introducing the UCDP Georeferenced Event Dataset, Journal of Peace " +
		"Research 50(4); Davies, Shawn, Therése Pettersson and Magnus Öberg, 2022, Organized violence 1989-2021 and drone warfare, " +
		"Journal of Peace Research 59(4); Hegre, Håvard, Mihai Croicu, Kristine Eck and Stina Högbladh, 2020, Introducing the UCDP " +
		"Candidate Events Dataset, Research & Politics",
	URL: "https://ucdp.uu.se", Redistribute: true,
	Note: "Events with deaths only. The yearly release is complete by its rules, the months after it are preliminary.",
}

// Input is a file to read, and who gets its rows.
type Input struct {
	File       string
	Places     *gazetteer.Gazetteer
	Everywhere bool             // rows outside of the area too
	Row        func(*Event)     // each that has no fault; it is good until the next
	Faulty     func(raw []byte) // each other, as it stands; may be nil
}

// Event is a row.
type Event struct {
	incident.Incident
	Where gazetteer.Unit
	Line  int
}

// Done is what a file had.
type Done struct {
	Release Release
	gazetteer.Tally
}

// The columns that are read.
const (
	cID = iota
	cStart
	cEnd
	cDatePrec
	cYear
	cViolence
	cSideA
	cSideB
	cCountry
	cISO
	cAdmin1
	cAdmin2
	cPlace
	cDescription
	cWherePrec
	cLat
	cLon
	cDeathsA
	cDeathsB
	cCivilians
	cUnknown
	cBest
	cLow
	cHigh
	cClarity
	cArticle
	cStatus
	cActive
	cCandidate
	columnsInAll
)

// columns are their names; others stand for the first where that is missing. Without a needed one nothing can be read.
var columns = [columnsInAll]struct {
	names   string
	need    need
	without string
}{
	cID:          {"id", needed, ""},
	cStart:       {"date_start", needed, ""},
	cEnd:         {"date_end", told, "events are taken to end on the day on which they begin"},
	cDatePrec:    {"date_prec", told, "dates are taken for the days themselves"},
	cYear:        {"year", untold, ""},
	cViolence:    {"type_of_violence", needed, ""},
	cSideA:       {"side_a", needed, ""},
	cSideB:       {"side_b", needed, ""},
	cCountry:     {"country", needed, ""},
	cISO:         {"iso3", untold, ""},
	cAdmin1:      {"adm_1", told, "provinces are found by the points that are precise"},
	cAdmin2:      {"adm_2 adm_2_inferred", told, "districts are found by the points that are precise"},
	cPlace:       {"where_coordinates where_coordinates_inferred", told, "places have no names"},
	cDescription: {"where_description", untold, ""},
	cWherePrec:   {"where_prec", needed, ""},
	cLat:         {"latitude", needed, ""},
	cLon:         {"longitude", needed, ""},
	cDeathsA:     {"deaths_a", told, "nothing is said of the dead of the first side"},
	cDeathsB:     {"deaths_b", told, "nothing is said of the dead of the second side"},
	cCivilians:   {"deaths_civilians", told, "nothing is said of civilians"},
	cUnknown:     {"deaths_unknown", untold, ""},
	cBest:        {"best", needed, ""},
	cLow:         {"low", told, "figures have no lower end"},
	cHigh:        {"high", told, "figures have no upper end"},
	cClarity:     {"event_clarity", told, "no event is taken for confirmed"},
	cArticle:     {"source_article", told, "events have no citations"},
	cStatus:      {"code_status", untold, ""},
	cActive:      {"active_year", untold, ""},
	cCandidate:   {"candidate_version", untold, ""},
}

// need is how much a column matters.
type need int

const (
	untold need = iota // its absence is not told
	told
	needed
)

// reader is one run of Read.
type reader struct {
	Input
	*findings.List
	at   [columnsInAll]table.Column
	row  *table.Row
	ids  map[int]int // lines
	seen release
	done Done
	e    Event
	text []byte
}

// Read reads a file. What is wrong goes on the list; the error is one of reading.
func Read(ctx context.Context, text io.Reader, in Input, l *findings.List) (Done, error) {
	r := &reader{Input: in, List: l, ids: map[int]int{}}
	t, err := table.Open(text, table.How{File: in.File, Broken: in.Faulty}, l)
	if err != nil || t == nil {
		return r.done, err
	}
	if !r.find(t) {
		l.Lost[in.File] = true
		return r.done, nil
	}
	r.row = t.Row()
	for n := 0; t.Next() && !l.Spent(); n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return r.done, ctx.Err()
		}
		r.one()
	}
	r.done.Release = r.seen.release(in.File)
	return r.done, t.Err()
}

// find says where the columns stand; false where one is missing that is needed.
func (r *reader) find(t *table.Reader) bool {
	all := true
	for c, column := range columns {
		if column.need == needed {
			r.at[c] = t.Need(strings.Fields(column.names)...)
			all = all && r.at[c] != table.None
		}
	}
	for c, column := range columns {
		if !all || column.need == needed { // what is told of others says nothing where one is missing that is needed
			continue
		}
		names := strings.Fields(column.names)
		r.at[c] = t.Column(names...)
		at := findings.Spot{File: r.File, Line: 1, Column: names[0]}
		switch {
		case column.need == untold:
		case r.at[c] == table.None:
			r.Warn(at, "", "the column is missing: "+column.without, "")
		case len(names) > 1 && t.Column(names[0]) == table.None:
			r.Warn(at, "", fmt.Sprintf("the column is missing, and %s is read in its place", names[1]), "")
		}
	}
	return all
}

func (r *reader) cell(c int) string { return r.row.Cell(r.at[c]) }
func (r *reader) has(c int) bool    { return r.row.Has(r.at[c]) }
func (r *reader) wrong(c int, rule, mend string, allowed ...string) {
	r.row.Wrong(r.at[c], rule, mend, allowed...)
}

// one reads the row at hand and hands it on where it is right and in the area.
func (r *reader) one() {
	kept := r.event()
	switch {
	case r.row.Faulty():
		if r.Faulty != nil {
			r.Faulty(r.row.Raw())
		}
	case kept:
		r.done.HandOn(&r.e.Incident, r.e.Where)
		r.Row(&r.e)
	}
}
