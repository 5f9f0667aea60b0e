package page

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
func (c *call) linkedData(title, description string) any {
	var t thing
	switch {
	case c.Operation.Name == "landing" || c.Operation.Name == "data":
		t = c.datasetThing()
	case c.Operation.Name == "item" && (c.Asked.Collection == "incidents" || c.Asked.Collection == "strikes"):
		t = c.incidentThing()
	default:
		t = c.pageThing(title, description)
	}
	t["@context"] = "https://schema.org"
	return t
}

// datasetID names the dataset of this site wherever it is spoken of.
func (c *call) datasetID() string { return c.Present().To("/data", "") + "#dataset" }

func (c *call) publisher() thing {
	return thing{"@type": "Organization", "name": c.Wording.Text("site.name"), "url": c.Present().To("/", "f=html")}
}

// datasetThing is the whole dataset, whatever the page's filter is.
func (c *call) datasetThing() thing {
	meta := c.Meta()
	t := c.datasetInShort()
	t.put("identifier", meta.ID+"/"+c.Atlas.Version())
	t.put("creditText", meta.Attribution)
	t.put("publisher", c.publisher())
	t.put("isAccessibleForFree", true)
	t.put("inLanguage", "en")
	t.put("datePublished", meta.Released.String())
	t.put("dateModified", meta.Released.String())
	t.put("temporalCoverage", meta.CollectedFrom.String()+"/"+meta.CollectedTo.String())
	if e, ok := c.Atlas.Extent("incidents"); ok && e.HasBox {
		t.put("spatialCoverage", thing{"@type": "Place", "geo": thing{"@type": "GeoShape", "box": boxOf(e.Box)}})
	}
	var files []thing
	for _, d := range ogc.Downloads() {
		files = append(files, thing{"@type": "DataDownload", "name": d.File, "encodingFormat": d.Form.Bare(),
			"contentUrl": c.Present().Of(ogc.Resource{Operation: "download", File: d.File})})
	}
	t.put("distribution", files)
	return t
}

// datasetInShort is what other pages say of the dataset that they are part of.
func (c *call) datasetInShort() thing {
	meta := c.Meta()
	t := thing{"@type": "Dataset", "@id": c.datasetID(), "url": c.Present().To("/data", "f=html"), "creator": c.publisher()}
	t.put("name", meta.Title)
	t.put("description", meta.Description)
	t.put("license", meta.LicenceURL)
	t.put("version", c.Atlas.Version())
	return t
}

func (c *call) pageThing(title, description string) thing {
	t := thing{"@type": "WebPage", "url": c.shareURL(), "isPartOf": c.datasetInShort()}
	t.put("name", title)
	t.put("description", description)
	t.put("inLanguage", string(c.Wording.Lang()))
	return t
}

// incidentThing is an incident's page with what it cites. Only a precise place has coordinates.
func (c *call) incidentThing() thing {
	r, ok := c.Atlas.Record(c.Asked.ID)
	if !ok {
		return c.pageThing("", "")
	}
	ds, days := c.Atlas.Data(), r.Span()
	t := c.pageThing(r.Title, r.Summary)
	t.put("identifier", r.ID)
	t.put("datePublished", ds.CameOn(r.Incident).String())
	t.put("dateModified", ds.ChangedOn(r.Incident).String())
	t.put("license", ds.Meta.LicenceURL)
	t.put("temporalCoverage", days.String())
	place := thing{"@type": "Place", "name": c.Wording.Where(r.Incident)}
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
