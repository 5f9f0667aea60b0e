package mapping

import (
	"context"
	"fmt"
	"io"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/jsonlist"
	"khyberatlas/internal/intake/table"
)

// Input is a file to read, and who gets its rows.
type Input struct {
	File       string
	Places     *gazetteer.Gazetteer
	Everywhere bool                       // rows outside of the area too
	Row        func(*Event)               // each that has no fault; it is good until the next
	Faulty     func(raw []byte)           // each other, as it stands; may be nil
	Heading    func(*table.Reader)        // is told what stands above the rows of a table; may be nil
	List       func(before, after string) // what stands around features, with a comma between each; may be nil
}

// Event is a row.
type Event struct {
	incident.Incident
	Where gazetteer.Unit
	Line  int
}

// Done is what a file had.
type Done struct{ gazetteer.Tally }

// run is one reading of a file.
type run struct {
	*reading
	in   Input
	list *findings.List
	ids  map[string]int // lines
	done Done
}

func (m *Mapping) run(in Input, l *findings.List) *run {
	of := &reading{Mapping: m, places: in.Places, columns: make([]table.Column, len(fields)), meant: map[said]string{}}
	return &run{of, in, l, map[string]int{}, Done{}}
}

// Table reads a table of delimited text. What is wrong goes on the list; the error is one of reading.
func (m *Mapping) Table(ctx context.Context, text io.Reader, in Input, l *findings.List) (Done, error) {
	r := m.run(in, l)
	t, err := table.Open(text, table.How{File: in.File, Broken: in.Faulty}, l)
	if err != nil || t == nil {
		return r.done, err
	}
	if in.Heading != nil {
		in.Heading(t)
	}
	missing := false
	for i, f := range fields {
		r.columns[i] = table.None
		if name := m.columns[f.Name]; name != "" {
			r.columns[i] = t.Column(name)
			missing = m.mustHave(l, f.Name, r.columns[i] != table.None, t.Columns(), !missing) || missing
		}
	}
	if missing {
		l.Lost[in.File] = true
		return r.done, nil
	}
	row := t.Row()
	r.cells = row
	for n := 0; t.Next() && !l.Spent(); n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return r.done, ctx.Err()
		}
		var at *orb.Point
		if p, ok := r.point(); ok {
			at = &p
		}
		r.one(at)
	}
	return r.done, t.Err()
}

// one makes an event of the row at hand and hands it on, or says what is wrong with it.
func (r *run) one(at *orb.Point) {
	e := Event{Line: r.Line()}
	e.Incident, e.Where = r.row(at)
	r.once(e.ID)
	switch {
	case r.Faulty():
		r.faulty()
	case e.Where.Inside || r.in.Everywhere:
		r.done.HandOn(&e.Incident, e.Where)
		r.in.Row(&e)
	default:
		r.done.LeaveOut(e.GeoPrecision == incident.CountryLevel)
	}
}

func (r *run) faulty() {
	if r.in.Faulty != nil {
		r.in.Faulty(r.Raw())
	}
}

// once refuses an id that stands twice: which of two rows is right only a person can say.
func (r *run) once(id string) {
	line, twice := r.ids[id]
	if !twice {
		r.ids[id] = r.Line()
		return
	}
	rule := "an id stands only once"
	if r.contentID {
		rule = "two rows that say the same can't be told apart"
	}
	r.wrong("id", rule, fmt.Sprintf("it stands in line %d too", line))
}

// mostNamed is how many columns of a file are named where one is missing.
const mostNamed = 30

// mustHave says where the file lacks a column that the mapping names, and where listed which it has.
func (m *Mapping) mustHave(l *findings.List, field string, there bool, columns []string, listed bool) (missing bool) {
	if !there {
		var has []string
		if listed {
			has = columns[:min(len(columns), mostNamed)]
		}
		l.Fault(m.spot("columns", field), m.columns[field], "the file has no such column", l.Suggest(m.columns[field], columns), has...)
	}
	return !there
}

// Features reads the points of GeoJSON: properties are columns, the geometry is the place.
func (m *Mapping) Features(ctx context.Context, text io.Reader, in Input, l *findings.List) (Done, error) {
	r := m.run(in, l)
	names := make([]string, len(fields))
	for i, field := range fields {
		r.columns[i], names[i] = table.Column(i), m.columns[field.Name]
		if names[i] == "" {
			r.columns[i] = table.None
		}
	}
	if in.List != nil {
		in.List("{\"type\":\"FeatureCollection\",\"features\":[\n", "\n]}\n")
	}
	f := features{jsonlist.NewRows(l, "properties", names)}
	r.cells = f
	count := 0
	rest, found, err := jsonlist.Each(ctx, text, jsonlist.Document{File: in.File, List: "features"}, l, func(o jsonlist.Object) {
		count++
		if !f.take(o, m.columns["id"]) {
			r.faulty()
			return
		}
		r.one(f.point(r.reading))
	})
	if err != nil || l.Lost[in.File] {
		return r.done, err
	}
	if !m.collection(in.File, rest, found, l) {
		l.Lost[in.File] = true
	}
	for i, name := range names {
		if name != "" && count > 0 && m.mustHave(l, fields[i].Name, f.Seen(name), f.Names(), !l.Lost[in.File]) {
			l.Lost[in.File] = true
		}
	}
	return r.done, nil
}

// collection says what is wrong with the document beside its features; it is false where something is.
func (m *Mapping) collection(file string, rest jsonlist.Rest, found bool, l *findings.List) bool {
	ok := false
	at := findings.Spot{File: file, Line: 1}
	switch kind := rest.Text("type"); {
	case !found && kind == "Topology":
		l.Fault(at, kind, "the file is a GeoJSON FeatureCollection, and this is TopoJSON", "save it as GeoJSON")
	case !found && kind == "Feature":
		l.Fault(at, kind, "the file is a GeoJSON FeatureCollection, and this is a single Feature", "save the layer as GeoJSON")
	case !found || kind != "FeatureCollection":
		mend := ""
		if says := rest.Error(); says != "" {
			mend = "is this an answer that says why there is none? " + says
		}
		l.Fault(at, kind, "the file is a GeoJSON FeatureCollection with a list of features", mend)
	default:
		ok = true
	}
	if crs := rest.Text("crs"); crs != "" && crs != "null" && !isWGS84(crs) {
		l.Fault(at, "", "coordinates are longitude and latitude of WGS 84, and this file names another reference system: "+
			findings.Short(crs), "save it again with the reference system EPSG:4326 (WGS 84)")
		ok = false
	}
	return ok
}
