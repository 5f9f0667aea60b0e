package format

import (
	"io"
	"iter"

	"khyberatlas/internal/incident"
)

// Address is a page that search engines may list, and when it last changed.
type Address struct {
	URL     string
	Changed incident.Day
}

// Sitemap writes addresses as sitemaps.org has them.
func Sitemap(w io.Writer, list iter.Seq[Address]) error { return sitemap(w, "urlset", "url", list) }

// SitemapIndex writes the addresses of sitemaps, for a site of more pages than one of them may hold.
func SitemapIndex(w io.Writer, list iter.Seq[Address]) error {
	return sitemap(w, "sitemapindex", "sitemap", list)
}

func sitemap(w io.Writer, whole, part string, list iter.Seq[Address]) error {
	o := begun(w, asJSON)
	o.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n<" + whole + ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for a := range list {
		o.raw("<" + part + ">")
		o.element("loc", a.URL)
		o.element("lastmod", a.Changed.String())
		o.raw("</" + part + ">\n")
		if !o.step() {
			break
		}
	}
	o.raw("</" + whole + ">\n")
	return o.end()
}
