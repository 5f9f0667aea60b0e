package question

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// Withheld is an incident that is asked for in a form for programs, and whose record may not be passed on.
type Withheld struct{ ID, Origin string }

func (w *Withheld) Error() string {
	return fmt.Sprintf("the incident %q is of the record %q, which may not be passed on", w.ID, w.Origin)
}

// Withhold has the question find no incident, from now on, of a record that may not be passed on. Sums, charts and counts
// go on to hold them: those are figures of ours.
func (q *Question) Withhold() { q.withholds = true }

// onTerms is a record as its terms let it be shown: one that may not be passed on is in no form for programs, and on a page
// its text is cut to a line.
func (q *Question) onTerms(r *incident.Record) (*incident.Record, bool) {
	o, known := q.Atlas.Data().Origin(r.Origin)
	switch {
	case !known || o.Redistribute:
		return r, true
	case q.withholds:
		q.fail(&Withheld{ID: r.ID, Origin: o.Name})
		return nil, false
	case q.unnames:
		return q.unnamed(r, o), true
	}
	short, row := *r, *r.Incident
	row.Summary = line(row.Summary)
	short.Incident = &row
	return &short, true
}

// Unname has the question find incidents of a record that may not be passed on without the words of that record, from now on:
// for pictures, frames, citations and previews, which are made to be passed on. What is left is what charts and tables hold.
func (q *Question) Unname() { q.unnames = true }

// Unnamed asks the same question, unnaming. What fails of it fails the whole.
func (q *Question) Unnamed(asks func(*Question)) {
	of := *q
	of.Unname()
	asks(&of)
	q.err = of.err
}

// OfIncident reports whether one incident is asked for by its id.
func (q *Question) OfIncident() bool {
	layer, ok := ogc.CollectionOf(q.Asked.Collection)
	return ok && layer.Incidents && q.Asked.ID != ""
}

// unnamed is a record without the words of the one that it is from.
func (q *Question) unnamed(r *incident.Record, o incident.Origin) *incident.Record {
	bare, row := *r, *r.Incident
	row.Title = q.Wording.Text("terms.unnamed", "record", o.Name)
	row.Summary = q.Wording.Text("terms.unnamed_about", "record", o.Name)
	row.Place, row.Target, row.Coding = "", "", incident.Coding{}
	row.Sources, row.Claims = nil, nil
	bare.Incident = &row
	return &bare
}

// named are records as the question names them.
func (q *Question) named(all []*incident.Record) []*incident.Record {
	if !q.unnames {
		return all
	}
	out := slices.Clone(all)
	for i, r := range out {
		out[i] = q.namedOne(r)
	}
	return out
}

func (q *Question) namedOne(r *incident.Record) *incident.Record {
	if !q.unnames {
		return r
	}
	if o, known := q.Atlas.Data().Origin(r.Origin); known && !o.Redistribute {
		return q.unnamed(r, o)
	}
	return r
}

// mostOfLine is how many letters a line has.
const mostOfLine = 160

// line is as much of a text as a line has room for, up to the end of a word.
func line(text string) string {
	letters := []rune(text)
	if len(letters) <= mostOfLine {
		return text
	}
	cut := string(letters[:mostOfLine-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " .,;:") + "…"
}

// onlyPassed narrows a filter to the records that may be passed on.
func (q *Question) onlyPassed(filter incident.Query) incident.Query {
	var may []string
	all := q.Atlas.Data().AllOrigins()
	for _, o := range all {
		if o.Redistribute {
			may = append(may, o.ID)
		}
	}
	if len(may) == len(all) {
		return filter
	}
	slices.Sort(may)
	return filter.OfOrigins(may)
}

// found is the filter that a search is made by.
func (q *Question) found(filter incident.Query) incident.Query {
	if q.withholds {
		return q.onlyPassed(filter)
	}
	return filter
}

// rows is the filter that chooses the incidents that the answer has as rows; false where it has none, or is a page.
func (q *Question) rows() (incident.Query, bool) {
	collection := q.Asked.Collection
	switch a := &q.Asked; {
	case a.Form == ogc.HTML:
		return incident.Query{}, false
	case a.Operation == ogc.OpFeedAtom || a.Operation == ogc.OpFeedJSON:
		return a.Query, true
	case a.Operation == ogc.OpDownload:
		d, _ := ogc.DownloadOf(a.File)
		switch d.Table {
		case "incidents", "incident_sources", "claims":
			return a.Query, true
		case "":
		default:
			return incident.Query{}, false
		}
		if d.Collection == "" && d.Form == ogc.Zip {
			return incident.Query{}, true // it is the same whatever is asked for
		}
		if d.Collection == "" {
			return a.Query, true
		}
		collection = d.Collection
	case a.Operation != ogc.OpItems:
		return incident.Query{}, false
	}
	c, _ := ogc.CollectionOf(collection)
	return c.Query(q.Asked.Query), c.Incidents
}

// Rows counts the incidents of which the answer is made, row by row; 0 where it has none of them as rows.
func (q *Question) Rows() int {
	filter, ok := q.rows()
	if !ok {
		return 0
	}
	return q.count(filter)
}

// LeftOut counts the incidents that match and that the terms of their records keep out of the answer.
func (q *Question) LeftOut() int {
	filter, ok := q.rows()
	if !ok {
		return 0
	}
	return q.KeptBack(filter)
}

// KeptBack counts the incidents that match a filter and that the terms of their records keep out of all forms for programs.
func (q *Question) KeptBack(filter incident.Query) int {
	if !q.Atlas.Data().Withholds() {
		return 0
	}
	return q.count(filter) - q.count(q.onlyPassed(filter))
}

// Matched counts the incidents that match, and finds none of them.
func (q *Question) Matched(filter incident.Query) int { return q.count(q.found(filter)) }

// count is how many incidents match, whatever of them may be passed on.
func (q *Question) count(filter incident.Query) int {
	return once(&q.memory.matched, filter, func() int {
		return ask(q, "count", func(ctx context.Context) (incident.Hits, error) {
			return q.answerer.Search(ctx, filter, incident.Page{Limit: 1, Sort: incident.SortDateDesc})
		}).Matched
	})
}

// Cited are the records that the answer is made of: those of its matches, or all where it is about the dataset as a whole.
func (q *Question) Cited() []incident.Origin {
	if q.Asked.Operation == ogc.OpItem {
		if r, ok := q.Record(q.Asked.ID); ok {
			return q.citedFor(r)
		}
	}
	all := slices.Clone(q.Atlas.Data().AllOrigins())
	filter, rows := q.rows()
	if rows {
		all = slices.DeleteFunc(all, func(o incident.Origin) bool { return !o.Redistribute })
		filter = q.onlyPassed(filter) // as the rows are searched for
	}
	switch q.Asked.Operation {
	case ogc.OpTotals, ogc.OpHistogram, ogc.OpCite, ogc.OpEmbed, ogc.OpEmbedSVG, ogc.OpEmbedPNG:
		filter, rows = q.Asked.Query, true
	}
	if r, ok := q.Record(q.Asked.View.Sel); ok && q.Asked.Operation != ogc.OpItem {
		return slices.DeleteFunc(all, func(o incident.Origin) bool { return o.ID != r.Origin })
	}
	if len(all) == 1 || !rows {
		return all
	}
	among := q.origins(filter)
	return slices.DeleteFunc(all, func(o incident.Origin) bool { return !slices.Contains(among, o.ID) })
}

// citedFor is the record that one incident is of.
func (q *Question) citedFor(r *incident.Record) []incident.Origin {
	if o, known := q.Atlas.Data().Origin(r.Origin); known {
		return []incident.Origin{o}
	}
	return nil
}

// Credit is on what terms data comes, and whom it is owed to.
type Credit struct{ Attribution, Licence, LicenceURL string }

// Credit is that of the records that the answer is made of.
func (q *Question) Credit() Credit {
	if q.credit == nil {
		of := q.creditOfCited()
		q.credit = &of
	}
	return *q.credit
}

// creditKey is that of the credit of one record alone.
type creditKey string

func (q *Question) creditOfCited() Credit {
	cited := q.Cited()
	if len(cited) != 1 {
		return q.creditOf(cited)
	}
	of, _ := atlas.Kept(q.Atlas, creditKey(cited[0].ID), func() (Credit, error) { return q.creditOf(cited), nil })
	return of
}

func (q *Question) creditOf(cited []incident.Origin) Credit {
	meta := q.Atlas.Data().Meta
	whole := Credit{meta.Attribution, meta.Licence, meta.LicenceURL}
	if len(cited) == 0 {
		return whole
	}
	var of Credit
	for i, o := range cited {
		owed, licence, address := CreditOf(o), o.Licence, o.LicenceURL
		if o.ID == incident.Ours {
			owed, licence, address = whole.Attribution, whole.Licence, whole.LicenceURL
		}
		switch {
		case i == 0:
			of = Credit{owed, licence, address}
			continue
		case !strings.Contains(plain(of.Licence), plain(licence)):
			of.Licence, of.LicenceURL = of.Licence+"; "+licence, "" // no one address has both
		}
		of.Attribution += "; " + owed
	}
	return of
}

// plain is a licence's name as it is compared: some write CC-BY-4.0, some CC BY 4.0.
func plain(licence string) string { return strings.ToLower(strings.ReplaceAll(licence, "-", " ")) }

// CreditOf names a record with its version and its licence.
func CreditOf(o incident.Origin) string {
	name := o.Name
	if o.Version != "" && !strings.Contains(name, o.Version) {
		name += " " + o.Version
	}
	return name + " (" + o.Licence + ")"
}
