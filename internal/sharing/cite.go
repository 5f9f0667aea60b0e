package sharing

import (
	"cmp"
	"strings"

	"khyberatlas/internal/citation"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// WorkOf is what a question asks for as a work: the dataset under a filter, or the incident that the address has chosen. Its
// address names the version, and so goes on giving the same while that is held.
func WorkOf(q *question.Question) citation.Work {
	w, meta, credit := q.Wording, q.Meta(), q.Credit()
	work := citation.Work{ID: meta.ID, Title: meta.Title, Author: w.Text("site.name"), Version: q.Atlas.Version(),
		Released: meta.Released, Accessed: q.Asked.Sharing.Accessed, Address: Pinned(q)}
	about := w.Text("cite.whole")
	if r, ok := q.Record(q.Asked.View.Sel); ok {
		work.Title, work.Container = r.Title, meta.Title
		about = w.Text("cite.incident", "id", r.ID)
	} else if words := Words(q); words != "" {
		work.Title = w.Text("cite.title", "title", meta.Title, "filter", words)
		about = w.Text("cite.filter", "filter", words)
	}
	if of := q.Cited(); len(of) == 1 && of[0].ID != incident.Ours {
		work.Author = of[0].Publisher
		if work.Container == "" {
			work.Title = w.Text("cite.title", "title", of[0].Name, "filter", cmp.Or(Words(q), about))
			work.Container = meta.Title
		}
		work.Container = w.Text("map.place", "place", work.Container, "area", w.Text("site.name"))
	}
	work.Note = w.Text("cite.note", "about", about, "version", q.Atlas.Version(), "released", w.Day(meta.Released),
		"licence", credit.Licence, "attribution", credit.Attribution) + theirs(q)
	return work
}

// theirs is how each other record that is cited wants to be; blank for none.
func theirs(q *question.Question) string {
	var b strings.Builder
	for _, o := range q.Cited() {
		if o.ID != incident.Ours && o.Citation != "" {
			b.WriteString(" " + q.Wording.Text("record.cited", "record", question.CreditOf(o), "citation", o.Citation))
		}
	}
	return b.String()
}

// Sentence is the citation for people.
func Sentence(q *question.Question) string {
	w, work := q.Wording, WorkOf(q)
	in := ""
	if work.Container != "" {
		in = w.Text("cite.in", "title", work.Container)
	}
	accessed := ""
	if work.Accessed != 0 {
		accessed = w.Text("cite.accessed", "day", w.Day(work.Accessed))
	}
	return w.Text("cite.text", "by", work.Author, "title", work.Title, "in", in, "version", work.Version,
		"released", w.Day(work.Released), "licence", q.Credit().Licence, "address", work.Address, "accessed", accessed) + theirs(q)
}

// Words are the filter with its period; blank for everything.
func Words(q *question.Question) string {
	w, asked := q.Wording, q.Asked.Query
	filter := q.Filter()
	switch period := w.Asked(asked.Days); {
	case asked.Never:
		return w.Text("cite.never")
	case asked.Days.All():
		return filter
	case filter == "":
		return period
	default:
		return w.Text("cite.both", "filter", filter, "period", period)
	}
}

// shown is the page that a question is about: the incident's, or the map under the filter.
func shown(q *question.Question) ogc.Resource {
	if r, ok := q.Record(q.Asked.View.Sel); ok {
		return ogc.Resource{Operation: ogc.OpItem, Collection: incident.LayerIncidents, ID: r.ID}
	}
	return ogc.Resource{Operation: ogc.OpLanding, Query: q.Asked.Query, Page: incident.Page{Sort: incident.SortDateDesc}}
}

// Cited is the page on which what a question is about is shared and cited.
func Cited(q *question.Question) ogc.Resource {
	r := ogc.Resource{Operation: ogc.OpCite, Form: ogc.HTML, Query: q.Asked.Query}
	if q.OfIncident() {
		r.View.Sel = q.Asked.ID
	} else if chosen, ok := q.Record(q.Asked.View.Sel); ok {
		r.View.Sel = chosen.ID
	}
	if r.View.Sel != "" {
		r.Query = incident.Query{}
	}
	return r
}

// Address is where what is asked for is found in the version that is present when the address is followed.
func Address(q *question.Question) string { return q.Present().Of(shown(q)) }

// Pinned is where it is found in the version that answers.
func Pinned(q *question.Question) string {
	return ogc.Root{Base: q.Base + q.Site, Prefix: "/v/" + q.Atlas.Version()}.Of(shown(q))
}

// Title is what a map of it is called, for a frame or a picture.
func Title(q *question.Question) string { return i18n.Closed(WorkOf(q).Title) }

// DrawnBy is whom the map itself is owed to, where the records that it shows are not owed to them; blank where they are.
func DrawnBy(q *question.Question, credit question.Credit) string {
	if whole := q.Meta().Attribution; !strings.Contains(credit.Attribution, whole) {
		return " " + q.Wording.Text("embed.drawn", "attribution", whole)
	}
	return ""
}
