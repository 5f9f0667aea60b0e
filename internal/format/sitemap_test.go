package format_test

import (
	"bytes"
	"slices"
	"testing"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
)

func TestASitemapAndTheListOfThem(t *testing.T) {
	list := slices.Values([]format.Address{{"https://example.org/a?f=html&x=<1>", incident.MustDay("2026-01-31")},
		{"https://example.org/ü", 739000}})
	golden(t, "sitemap.xml", written(t, func(b *bytes.Buffer) error { return format.Sitemap(b, list) }))
	golden(t, "sitemaps.xml", written(t, func(b *bytes.Buffer) error { return format.SitemapIndex(b, list) }))
}
