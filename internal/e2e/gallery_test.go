//go:build screenshots

package e2e

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// scene is one picture of the gallery: an address and what is done there before the picture is taken.
type scene struct {
	name, path string
	open       string // what is clicked at last; blank for nothing
	opened     string // what is there then: what answers to a reader comes with the first act
	only       string // the only screen on which the scene makes sense; blank for all
}

var scenes = []scene{
	{name: "opening", path: "/"},
	{name: "bannu-october-2025", path: "/?datetime=2025-10-01/2025-10-31&in_district=bannu"},
	{name: "strikes-on-afghan-soil", path: "/?datetime=2026-02-01/2026-02-28&type=air_strike,drone_strike,shelling&country=AF"},
	{name: "around-wana", path: "/?datetime=2025-01-01/2025-12-31&near=69.57,32.3,20"},
	{name: "per-100k", path: "/?shade=per100k"},
	{name: "torkham", path: "/?datetime=2025-11-01&sel=crossing:torkham"},
	{name: "mir-ali", path: "/?map=9/32.97/70.28"},
	{name: "quarters", path: "/quarters"},
	{name: "districts-compared", path: "/collections/districts/items?datetime=2025-01-01/2025-12-31&compare=2024-01-01/2024-12-31"},
	{name: "rival-claims", path: "/collections/incidents/items/2026-03-16-kabul-omid-hospital-strike"},
	{name: "coverage", path: "/coverage"},
	{name: "filter", path: "/", open: "[data-filter-open]", opened: "[data-filtering]", only: "telephone"},
}

var galleryScreens = map[string]window{"desktop": desktop, "tablet": tablet, "telephone": telephone}

// settled is true once pictures are there, the map has come to rest and an open card has all that it tells.
const settled = `document.readyState === 'complete' && [...document.images].every((i) => i.complete) &&
	!document.querySelector('.leaflet-pan-anim, .leaflet-zoom-anim, [data-card]:not([hidden]) .card-told')`

// TestGallery takes the pictures of docs/gallery.md: every scene on three galleryScreens, light and dark.
func TestGallery(t *testing.T) {
	s := serve(t)
	dir := filepath.Join(root, "docs", "gallery")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	only := os.Getenv("GALLERY") // the names of scenes, for one at a time
	for screen, size := range galleryScreens {
		for _, theme := range []string{"light", "dark"} {
			b := browse(t, size)
			b.theme(theme)
			for _, sc := range scenes {
				if sc.only != "" && sc.only != screen || only != "" && !strings.Contains(only, sc.name) {
					continue
				}
				b.do(chromedp.Navigate(s.URL + sc.path))
				if strings.HasPrefix(sc.path, "/?") || sc.path == "/" {
					b.until(ready)
				}
				if sc.open != "" {
					b.do(chromedp.Click(chromedp.CSS(sc.open)))
					b.until("document.querySelector('" + sc.opened + "')")
				}
				b.until(settled)
				b.picture(filepath.Join(dir, sc.name+"-"+screen+"-"+theme+".webp"), 62)
			}
		}
	}
}

// picture writes what the screen shows.
func (b *browser) picture(file string, quality int64) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		shot, err := cdp.Call(ctx, tab, page.CaptureScreenshot, page.CaptureScreenshotParams{
			Format: page.CaptureScreenshotFormatWebp, Quality: &quality})
		if err != nil {
			return err
		}
		return os.WriteFile(file, shot.Data, 0o644)
	}))
}
