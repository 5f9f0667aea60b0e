package e2e

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// forceColours makes the system prescribe its colours, on a light or a dark ground.
func (b *browser) forceColours(scheme string) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: scheme}}})
		return err
	}))
}

// looks is how an element is painted, in the words of its style.
const looks = `(selector, name, pseudo) => { const e = document.querySelector(selector); return e ? getComputedStyle(e, pseudo)[name] : 'no ' + selector; }`

func TestForcedColoursTellWhatIsChosenAndFocused(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	for _, scheme := range []string{"light", "dark"} {
		b.forceColours(scheme)
		b.open(s, "/?datetime=2025-10-01/2025-12-31")
		b.until(`document.querySelector('.months .bar')`)
		differ := func(what, one, other, name string) {
			t.Helper()
			a := eval[string](b, fmt.Sprintf(`(%s)(%q, %q)`, looks, one, name))
			z := eval[string](b, fmt.Sprintf(`(%s)(%q, %q)`, looks, other, name))
			if a == z {
				t.Errorf("%s: %s: %s and %s are both %s", scheme, what, one, other, a)
			}
		}
		differ("a chosen month", ".months .bar:not(.out):not(.vague)", ".months .bar.out", "fill")
		differ("a vague part", ".months .bar:not(.out):not(.vague)", ".months .vague:not(.out)", "fill")
		differ("the current page", ".site-nav a[aria-current]", ".site-nav a:not([aria-current])", "backgroundColor")
		differ("an event", ".lanes .lasting", ".lanes .day", "fill")
		differ("kinds in the legend", ".legend .t-ied", ".legend .t-air_strike", "color")
		for _, key := range []string{".key-chosen", ".key-out", ".key-vague", ".key-later"} {
			ground := eval[string](b, fmt.Sprintf(`(%[1]s)(%[2]q, 'backgroundColor', '::before') + (%[1]s)(%[2]q, 'backgroundImage', '::before')`, looks,
				".time-key "+key))
			if ground == "rgba(0, 0, 0, 0)none" {
				t.Errorf("%s: %s has no swatch", scheme, key)
			}
		}
		eval[bool](b, `document.querySelector('.months').focus() ?? true`)
		b.do(chromedp.KeyEvent(kb.Tab))
		grip := eval[string](b, fmt.Sprintf(`(%s)('[data-side=from]:focus .brush-grip', 'outlineStyle', '::after')`, looks))
		if grip != "solid" {
			t.Errorf("%s: a focused handle is outlined %s", scheme, grip)
		}
	}
}

func TestJumpLinksAreTheFirstThingAndShowOnlyWhenFocused(t *testing.T) {
	s := serve(t)
	for _, size := range []window{desktop, telephone} {
		b := browse(t, size)
		for path, jumps := range map[string][]string{
			"/":                            {"main", "list", "map", "time"},
			"/collections/incidents/items": {"main", "rows"},
			"/collections/districts/items": {"main", "rows"},
			"/about":                       {"main"},
		} {
			if path == "/" {
				b.open(s, path)
				b.until(`document.querySelector('.months .bar')`)
			} else {
				b.do(chromedp.Navigate(s.URL + path))
			}
			if seen := eval[int](b, `[...document.querySelectorAll('.skip')].filter((e) => e.getBoundingClientRect().bottom > 0).length`); seen > 0 {
				t.Errorf("%s: %d jump links are seen before they are focused", path, seen)
			}
			for _, want := range jumps {
				b.do(chromedp.KeyEvent(kb.Tab))
				got := eval[string](b, `(() => { const e = document.activeElement, r = e.getBoundingClientRect();
					return e.matches('.skip') && r.top >= 0 && r.height >= 44 && document.querySelector(e.hash) ? e.hash : e.outerHTML.slice(0, 80); })()`)
				if got != "#"+want {
					t.Errorf("%s: Tab leads to %s, want #%s", path, got, want)
				}
			}
		}
		b.open(s, "/")
		b.until(`document.querySelector('.months .bar') && !document.querySelector('[data-map]').hidden`)
		for part, within := range map[string]string{"list": "[data-panel]", "map": "[data-map]", "time": ".months"} {
			eval[bool](b, fmt.Sprintf(`document.querySelector('[data-jump=%s]').click() ?? true`, part))
			if !eval[bool](b, fmt.Sprintf(`!!document.activeElement.closest(%q) && document.activeElement.checkVisibility({visibilityProperty: true})`, within)) {
				t.Errorf("the jump to the %s ends at %s", part, eval[string](b, `document.activeElement.outerHTML.slice(0, 80)`))
			}
		}
	}
}
