// Package recorded says on pages whose record an incident is: which records there are, on what terms and of which days, and
// what one says of an incident in its own words and codes.
package recorded

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// Several reports whether a dataset holds more than one record, so that a list must say whose each incident is.
func Several(ds *incident.Dataset) bool { return len(ds.AllOrigins()) > 1 }

// Beside is the name of a record where incidents of several stand in one list; blank where there is one alone.
func Beside(ds *incident.Dataset, id string) string {
	if !Several(ds) {
		return ""
	}
	return ds.OriginName(id)
}

// By is Beside as a sentence's part.
func By(w wording.Wording, ds *incident.Dataset, id string) string {
	if name := Beside(ds, id); name != "" {
		return w.Text("map.card.record", "record", name)
	}
	return ""
}

// Kept says how many incidents of a filter downloads leave out; blank where they have all.
func Kept(q *question.Question, filter incident.Query) string {
	n := q.KeptBack(filter)
	if n == 0 {
		return ""
	}
	return q.Wording.Text("record.kept_back", "count", n)
}

// Of is whose record an incident is and what that says of it; nil where the dataset holds one record alone.
func Of(w wording.Wording, ds *incident.Dataset, i *incident.Incident) *views.Recorded {
	o, known := ds.Origin(i.Origin)
	if !known || !Several(ds) {
		return nil
	}
	v := &views.Recorded{RecordLine: lineOf(w, o), Says: said(w, &i.Coding)}
	if !slices.Contains(incident.OwnTypes, i.Type) { // what our own kinds mean is not what another record means
		v.Kind = w.About("type", string(i.Type))
	}
	if !o.Redistribute {
		v.Kept = w.Text("record.kept_one")
	}
	return v
}

// Cited is how the record of an incident wants to be cited, to follow our own citation; blank for our own record.
func Cited(w wording.Wording, ds *incident.Dataset, i *incident.Incident) string {
	o, _ := ds.Origin(i.Origin)
	if o.Citation == "" || o.ID == incident.Ours {
		return ""
	}
	return " " + w.Text("record.cited", "record", named(o), "citation", o.Citation)
}

// SourcesNote says in whose words the citations are.
func SourcesNote(w wording.Wording, ds *incident.Dataset, i *incident.Incident) string {
	o, known := ds.Origin(i.Origin)
	switch {
	case !known || o.ID == incident.Ours:
		return w.Text("incident.sources_note")
	case len(i.Sources) == 0:
		return w.Text("record.no_sources", "record", o.Name)
	}
	return w.Text("record.sources_note", "record", o.Name)
}

// All are the records of a dataset, ours first, each with the days that it has collected.
func All(w wording.Wording, ds *incident.Dataset) (out []views.RecordLine) {
	for _, o := range ds.AllOrigins() {
		line := lineOf(w, o)
		for _, p := range ds.AllPeriods() {
			if p.Origin == o.ID {
				period := views.Fact{Name: w.Period(p.Days), Text: w.Text("record." + p.Completeness), Note: p.Note}
				line.Periods = append(line.Periods, period)
			}
		}
		out = append(out, line)
	}
	return out
}

func lineOf(w wording.Wording, o incident.Origin) views.RecordLine {
	line := views.RecordLine{ID: o.ID, Name: named(o), Page: views.Link{Href: o.URL, Text: cmp.Or(o.Publisher, o.Name)},
		Licence: views.Link{Href: o.LicenceURL, Text: o.Licence}, Citation: o.Citation, Note: o.Note,
		Terms: w.Text("record.passed_on")}
	if !o.Redistribute {
		line.Terms = w.Text("record.kept")
	}
	if o.Released != 0 {
		line.Released = w.Text("record.released", "day", w.Day(o.Released))
	}
	return line
}

// named is a record with its version.
func named(o incident.Origin) string {
	if o.Version == "" || strings.Contains(o.Name, o.Version) {
		return o.Name
	}
	return o.Name + " " + o.Version
}

// said is what a record says in its own words and codes, each with its meaning.
func said(w wording.Wording, c *incident.Coding) (out []views.Fact) {
	word := func(name, text string) {
		if text == "" {
			return
		}
		f := views.Fact{Name: w.Text("record." + name), Text: text}
		if key := "record." + name + "." + incident.Slug(text); w.Has(key) {
			f.Note = w.Text(key)
		}
		out = append(out, f)
	}
	code := func(name string, n int) {
		if n != 0 {
			word(name, strconv.Itoa(n))
		}
	}
	word("coded_as", c.CodedAs)
	word("violence", c.Violence)
	word("side_a", c.SideA)
	word("side_b", c.SideB)
	if c.ActorName != c.SideA && c.ActorName != c.SideB { // else it is one of the sides once more
		word("actor_name", c.ActorName)
	}
	code("event_clarity", c.EventClarity)
	code("where_prec", c.WherePrec)
	code("date_prec", c.DatePrec)
	return out
}

// Columns are those of the incidents of other records, for the page about the atlas; none where there are no such records.
func Columns(w wording.Wording, ds *incident.Dataset) []views.ColumnTable {
	if !slices.ContainsFunc(ds.AllOrigins(), func(o incident.Origin) bool { return o.ID != incident.Ours }) {
		return nil
	}
	var names []string
	for _, p := range columns.Imported.Properties() {
		names = append(names, p.Name)
	}
	return []views.ColumnTable{{File: canon.OriginFile("…", canon.IncidentsFile), Columns: strings.Join(names, ", "),
		About: w.Text("record.columns")}}
}
