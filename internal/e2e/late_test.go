package e2e

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// cut lets no answer through from addresses of some patterns, as a bad line does, from here on.
func (b *browser) cut(patterns ...string) {
	b.t.Helper()
	var blocked []*network.BlockPattern
	for _, p := range patterns {
		blocked = append(blocked, &network.BlockPattern{URLPattern: p, Block: true})
	}
	b.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: blocked})
		return err
	}))
}

// What does a reader's acts comes with the first of them. Where it can't be fetched the page says so; with the next act, or
// where it is asked to, it tries again, and what was done meanwhile is done then.
func TestAnActWithoutTheScriptForItIsToldAndDoneByTheNext(t *testing.T) {
	s := serve(t)
	for name, tc := range map[string]struct{ query, act, done string }{
		"a chip": {"?datetime=2025-10-01/2025-10-31", `document.querySelector('[data-chips] [data-part=datetime]').click()`,
			`location.search === '' && !document.querySelector('[data-chips] [data-part]')`},
		"a row": {"", `document.querySelectorAll('[data-rows] a')[2].click()`,
			`document.querySelector('[data-card]:not([hidden]) .card-title')?.textContent === ` +
				`document.querySelectorAll('[data-rows] li')[2].querySelector('.row-title').textContent`},
		"a district of the map": {"", `(() => {
			const box = document.querySelector('[data-map]').getBoundingClientRect(), at = ` + asked + `.plan.signs[0];
			const where = {bubbles: true, cancelable: true, view: window, clientX: box.x + at.x, clientY: box.y + at.y, detail: 1};
			document.querySelector('[data-map]').dispatchEvent(new MouseEvent('click', where));
		})()`, `!document.querySelector('[data-list-back]').hidden`},
		"words and Enter": {"", `(() => {
			const box = document.querySelector('[data-find] input');
			box.focus();
			box.value = 'Bannu October 2025';
			box.dispatchEvent(new InputEvent('input', {bubbles: true}));
			box.form.requestSubmit();
		})()`, `location.search.includes('in_district=bannu') && location.search.includes('datetime=2025-10-01/2025-10-31')`},
		"a box of the switches": {"", `(() => {
			document.querySelector('[data-switches] input[name=reading][value=districts]').click();
		})()`, `location.search.includes('reading=districts')`},
		"a choice of the switches": {"", `(() => {
			const select = document.querySelector('[data-switches] [name=shade]');
			select.value = 'killed';
			select.dispatchEvent(new Event('change', {bubbles: true}));
		})()`, `location.search.includes('shade=killed') && document.querySelector('[data-switches] [name=shade]').value === 'killed'`},
	} {
		t.Run(name, func(t *testing.T) {
			b := browse(t, desktop)
			b.open(s, "/"+tc.query)
			at := eval[string](b, `location.href`)
			b.cut("*://*:*/assets/acts.*")
			eval[bool](b, `(`+tc.act+`, true)`)
			b.until(`!document.querySelector('[data-fault]').hidden`)
			if said := eval[string](b, `document.querySelector('[data-fault]').textContent`); !strings.Contains(said,
				"could not be loaded") || !strings.Contains(said, "Try again") {
				t.Errorf("the page says %q", said)
			}
			if now := eval[string](b, `location.href`); now != at {
				t.Errorf("the act led to %s, and its script was not there", now)
			}
			b.cut()
			eval[bool](b, `(document.querySelector('[data-filter-open]').click(), true)`)
			b.until(tc.done)
			b.until(`document.querySelector('[data-fault]').hidden && document.querySelector('[data-atlas]').hasAttribute('data-filtering')`)
			b.until(ready)
		})
	}
}

func TestThePageTriesAgainWhereItIsAskedTo(t *testing.T) {
	s := serve(t)
	b := browse(t, telephone)
	b.open(s, "/")
	b.cut("*://*:*/assets/acts.*")
	eval[bool](b, `(document.querySelector('[data-filter-open]').click(), true)`)
	b.until(`!document.querySelector('[data-fault]').hidden`)
	b.cut()
	eval[bool](b, `(document.querySelector('[data-fault] button').click(), true)`)
	b.until(`document.querySelector('[data-atlas]').hasAttribute('data-filtering') && document.querySelector('[data-fault]').hidden`)
}
