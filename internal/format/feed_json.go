package format

import (
	"io"
	"iter"
)

// JSONFeed writes a feed as JSON Feed 1.1 has it. What the standard has no member for stands in an extension, with the
// very properties that the incident has as a feature.
func JSONFeed(w io.Writer, f Feed, list iter.Seq[Entry]) error {
	o := begun(w, asJSON)
	o.raw(`{"version":"https://jsonfeed.org/version/1.1"`)
	o.member("title", f.Title)
	o.member("home_page_url", f.link("alternate", "text/html"))
	o.member("feed_url", f.link("self", ""))
	o.member("description", f.Subtitle)
	o.member("next_url", f.link("next", ""))
	o.member("language", f.Language)
	o.raw(`,"authors":[{"name":`)
	o.text(f.Author)
	o.raw(`}],"_khyberatlas":{"about":`)
	o.text(f.Code)
	o.member("id", f.ID)
	o.member("updated", instant(f.Updated))
	o.member("licence", f.Licence)
	o.member("licence_url", f.LicenceURL)
	o.member("attribution", f.Attribution)
	o.member("version", f.Version)
	o.member("filter", f.Filter)
	if f.Withheld > 0 {
		o.name("numberWithheld", false)
		o.number(f.Withheld)
	}
	o.name("numberMatched", false)
	o.number(f.Matched)
	o.raw(`},"items":[`)
	first := true
	for e := range list {
		if !first {
			o.raw(",")
		}
		first = false
		o.jsonItem(&e, f.Code)
		if !o.step() {
			break
		}
	}
	o.raw("\n]}\n")
	return o.end()
}

func (o *buffer) jsonItem(e *Entry, code string) {
	o.raw("\n{\"id\":")
	o.text(e.ID)
	o.member("url", e.Page)
	o.member("title", e.Title)
	o.member("content_text", e.Text)
	o.member("date_published", instant(e.Published))
	o.member("date_modified", instant(e.Updated))
	if e.From.ID != "" {
		o.raw(`,"authors":[{"name":`)
		o.text(e.From.Publisher)
		o.member("url", e.From.URL)
		o.raw("}]")
	}
	o.raw(`,"tags":[`)
	o.text(e.Kind)
	if e.From.ID != "" {
		o.raw(",")
		o.text(e.From.Name)
	}
	o.raw(`],"_khyberatlas":{"about":`)
	o.text(code)
	o.member("id", e.Record.ID)
	o.name("geometry", false)
	o.point(e.At)
	o.name("properties", false)
	o.raw("{")
	members(o, Incidents.properties, e.Record)
	o.raw("}}}")
}
