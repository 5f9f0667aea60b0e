// Package linkeddata says what a page is in the words of schema.org. Search engines read it; nothing of it is run.
package linkeddata

import (
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// Page is what a page says of itself.
type Page struct{ URL, Title, Description string }

// Of describes the page that answers a question: the dataset on the pages that are about it, else a page that is part of
// it. No page is an Event: those are things that one attends.
func Of(q *question.Question, p Page) any {
	var d description
	layer, _ := ogc.CollectionOf(q.Asked.Collection) // most pages are of no layer
	switch {
	case q.Operation.Name == ogc.OpLanding || q.Operation.Name == ogc.OpData:
		d = dataset(q)
	case q.Asked.ID != "" && layer.Incidents:
		d = incidentPage(q, p)
	default:
		d = page(q, p)
	}
	d["@context"] = "https://schema.org"
	return d
}

// description is one thing, by the names that schema.org has for what is said of it.
type description map[string]any

// put leaves out what isn't known: engines complain about blanks.
func (d description) put(name, value string) {
	if value != "" {
		d[name] = value
	}
}

// datasetID names the dataset of this site wherever it is spoken of.
func datasetID(q *question.Question) string { return q.Present().To("/data", "") + "#dataset" }

func publisher(q *question.Question) description {
	return description{"@type": "Organization", "name": q.Wording.Text("site.name"), "url": q.Present().To("/", "f=html")}
}

// dataset is the whole dataset, whatever the page's filter is.
func dataset(q *question.Question) description {
	meta, d := q.Meta(), datasetInShort(q)
	d.put("identifier", meta.ID+"/"+q.Atlas.Version())
	d.put("creditText", q.Credit().Attribution)
	d["publisher"] = publisher(q)
	d["isAccessibleForFree"] = true
	d.put("inLanguage", "en")
	d.put("datePublished", meta.Released.String())
	d.put("dateModified", meta.Released.String())
	d.put("temporalCoverage", q.Atlas.Days().String())
	if e := q.Extent(incident.LayerIncidents); e.HasBox {
		d["spatialCoverage"] = description{"@type": "Place", "geo": description{"@type": "GeoShape", "box": boxOf(e.Box)}}
	}
	var files []description
	for _, file := range ogc.Downloads() {
		files = append(files, description{"@type": "DataDownload", "name": file.File, "encodingFormat": file.Form.Bare(),
			"contentUrl": q.Present().Of(ogc.Resource{Operation: ogc.OpDownload, File: file.File})})
	}
	d["distribution"] = files
	return d
}

// datasetInShort is what other pages say of the dataset that they are part of.
func datasetInShort(q *question.Question) description {
	meta := q.Meta()
	d := description{"@type": "Dataset", "@id": datasetID(q), "url": q.Present().To("/data", "f=html"), "creator": publisher(q)}
	d.put("name", meta.Title)
	d.put("description", meta.Description)
	d.put("license", meta.LicenceURL)
	d.put("version", q.Atlas.Version())
	return d
}

func page(q *question.Question, p Page) description {
	d := description{"@type": "WebPage", "url": p.URL, "isPartOf": datasetInShort(q)}
	d.put("name", p.Title)
	d.put("description", p.Description)
	d.put("inLanguage", string(q.Wording.Lang()))
	return d
}

// incidentPage is an incident's page with what it cites. Only a precise place has coordinates.
func incidentPage(q *question.Question, p Page) description {
	r, ok := q.Record(q.Asked.ID)
	if !ok {
		return page(q, Page{URL: p.URL})
	}
	data := q.Atlas.Data()
	d := page(q, Page{p.URL, r.Title, r.Summary})
	d.put("identifier", r.ID)
	d.put("datePublished", data.CameOn(r.Incident).String())
	d.put("dateModified", data.ChangedOn(r.Incident).String())
	d.put("license", q.Credit().LicenceURL)
	d.put("temporalCoverage", r.Span().String())
	place := description{"@type": "Place", "name": q.Wording.Where(r.Incident)}
	if r.At != nil && !r.GeoPrecision.Coarse() {
		place["geo"] = description{"@type": "GeoCoordinates", "longitude": r.At[0], "latitude": r.At[1]}
	}
	d["spatialCoverage"] = place
	var cited []description
	for _, s := range r.Sources {
		work := description{"@type": "CreativeWork", "publisher": description{"@type": "Organization", "name": s.Publisher}}
		work.put("url", s.URL)
		work.put("datePublished", s.Published.String())
		cited = append(cited, work)
	}
	if len(cited) > 0 {
		d["citation"] = cited
	}
	return d
}

// boxOf is a box as schema.org writes it: latitude before longitude, the south-western corner first.
func boxOf(b orb.Bound) string {
	var corners []string
	for _, x := range []float64{b.Min[1], b.Min[0], b.Max[1], b.Max[0]} {
		corners = append(corners, strconv.FormatFloat(x, 'f', -1, 64))
	}
	return strings.Join(corners, " ")
}
