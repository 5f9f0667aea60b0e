package web

import (
	"strconv"

	"github.com/paulmach/orb"

	"khyberatlas/internal/ogc"
)

// thing is a thing as schema.org describes it. Search engines read it; nothing of it is run.
type thing map[string]any

// put leaves out what isn't known: engines complain about blanks.
func (t thing) put(name string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case nil:
		return
	}
	t[name] = value
}

// linkedData describes the page: the dataset on the pages that are about it, else a page that is part of it. No page is
// an Event: those are things that one attends.
func (c *request) linkedData(title, description string) any {
	var t thing
	switch {
	case c.op.Name == "landing" || c.op.Name == "data":
		t = c.datasetThing()
	case c.op.Name == "item" && (c.ask.Collection == "incidents" || c.ask.Collection == "strikes"):
		t = c.incidentThing()
	default:
		t = c.pageThing(title, description)
	}
	t["@context"] = "https://schema.org"
	return t
}

// datasetID names the dataset of this site wherever it is spoken of.
func (c *request) datasetID() string { return c.siteRoot().To("/data", "") + "#dataset" }

func (c *request) publisher() thing {
	return thing{"@type": "Organization", "name": c.p.Text("site.name"), "url": c.siteRoot().To("/", "f=html")}
}

// datasetThing is the whole dataset, whatever the page's filter is.
func (c *request) datasetThing() thing {
	meta := c.atlas.Data().Meta
	t := c.datasetInShort()
	t.put("identifier", meta.ID+"/"+c.atlas.Version())
	t.put("creditText", meta.Attribution)
	t.put("publisher", c.publisher())
	t.put("isAccessibleForFree", true)
	t.put("inLanguage", "en")
	t.put("datePublished", meta.Released.String())
	t.put("dateModified", meta.Released.String())
	t.put("temporalCoverage", meta.CollectedFrom.String()+"/"+meta.CollectedTo.String())
	if e, ok := c.atlas.Extent("incidents"); ok && e.HasBox {
		t.put("spatialCoverage", thing{"@type": "Place", "geo": thing{"@type": "GeoShape", "box": boxOf(e.Box)}})
	}
	var files []thing
	for _, d := range ogc.Downloads() {
		files = append(files, thing{"@type": "DataDownload", "name": d.File, "encodingFormat": d.Form.Bare(),
			"contentUrl": c.siteRoot().Of(ogc.Request{Operation: "download", File: d.File})})
	}
	t.put("distribution", files)
	return t
}

// datasetInShort is what other pages say of the dataset that they are part of.
func (c *request) datasetInShort() thing {
	meta := c.atlas.Data().Meta
	t := thing{"@type": "Dataset", "@id": c.datasetID(), "url": c.siteRoot().To("/data", "f=html"), "creator": c.publisher()}
	t.put("name", meta.Title)
	t.put("description", meta.Description)
	t.put("license", meta.LicenceURL)
	t.put("version", c.atlas.Version())
	return t
}

func (c *request) pageThing(title, description string) thing {
	t := thing{"@type": "WebPage", "url": c.shareURL(), "isPartOf": c.datasetInShort()}
	t.put("name", title)
	t.put("description", description)
	t.put("inLanguage", string(c.p.Lang()))
	return t
}

// incidentThing is an incident's page with what it cites. Only a precise place has coordinates.
func (c *request) incidentThing() thing {
	r, ok := c.atlas.Record(c.ask.ID)
	if !ok {
		return c.pageThing("", "")
	}
	ds, days := c.atlas.Data(), r.Span()
	t := c.pageThing(r.Title, r.Summary)
	t.put("identifier", r.ID)
	t.put("datePublished", ds.CameOn(r.Incident).String())
	t.put("dateModified", ds.ChangedOn(r.Incident).String())
	t.put("license", ds.Meta.LicenceURL)
	t.put("temporalCoverage", days.String())
	place := thing{"@type": "Place", "name": c.words().Where(r.Incident)}
	if r.At != nil && !r.GeoPrecision.Coarse() {
		place.put("geo", thing{"@type": "GeoCoordinates", "longitude": r.At[0], "latitude": r.At[1]})
	}
	t.put("spatialCoverage", place)
	var cited []thing
	for _, s := range r.Sources {
		work := thing{"@type": "CreativeWork", "publisher": thing{"@type": "Organization", "name": s.Publisher}}
		work.put("url", s.URL)
		work.put("datePublished", s.Published.String())
		cited = append(cited, work)
	}
	if len(cited) > 0 {
		t.put("citation", cited)
	}
	return t
}

// boxOf is a box as schema.org writes it: latitude before longitude, the south-western corner first.
func boxOf(b orb.Bound) string {
	text := ""
	for _, x := range []float64{b.Min[1], b.Min[0], b.Max[1], b.Max[0]} {
		if text != "" {
			text += " "
		}
		text += strconv.FormatFloat(x, 'f', -1, 64)
	}
	return text
}
