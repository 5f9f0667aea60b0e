package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// onScreen is the text of an element, blank unless all of it is on the screen.
const onScreen = `((e) => {
	if (!e) return '';
	const r = e.getBoundingClientRect();
	return r.top >= 0 && r.bottom <= innerHeight && r.height > 0 ? e.textContent.replace(/\s+/g, ' ').trim() : '';
})`

// enterDay types a day into a date field that was tapped, in the order in which the browser's language has its parts, and
// ends it.
func (r *reader) enterDay(year, month, day string) {
	r.t.Helper()
	digits := map[string]string{"year": year, "month": month, "day": day}
	typed := ""
	for _, part := range eval[[]string](r.browser, `new Intl.DateTimeFormat(navigator.language).formatToParts().map((p) => p.type)`) {
		typed += digits[part]
	}
	r.do(chromedp.KeyEvent(kb.ArrowLeft), chromedp.KeyEvent(kb.ArrowLeft)) // to the first of its parts
	r.enter(typed)
}

// setDay sets a date field as the browser's own does.
func (b *browser) setDay(field, day string) {
	b.t.Helper()
	eval[bool](b, `((f) => {
		f.value = '`+day+`';
		return f.dispatchEvent(new Event('change', {bubbles: true}));
	})(document.querySelector('`+field+`'))`)
}

func TestWasTorkhamOpenOnADayIsAnsweredInThreeActions(t *testing.T) {
	s := serve(t)
	for name, screen := range screens {
		r := reader{browser: browse(t, screen)}
		r.open(s, "/")
		r.tap(`.site-nav a[href*="crossings"]`)
		r.until(`document.querySelector('.day-form input')`)
		r.tap(`.day-form input`)
		r.enterDay("2025", "11", "01")
		r.until(`document.querySelector('.gates h2')?.textContent.includes('1 November 2025')`)
		const row = `[...document.querySelectorAll('.gate-row')].find((r) => r.querySelector('a')?.textContent === 'Torkham')`
		for what, want := range map[string]string{
			`.gate-name`:   "TorkhamClosed, except for deportees",
			`.gate-report`: "Trade: closed since 11 Oct 2025, reported until 27 Feb 2026 International Crisis Group",
		} {
			if got := eval[string](r.browser, onScreen+`(`+row+`.querySelector('`+what+`'))`); !strings.HasPrefix(got, want) {
				t.Errorf("%s: %s on the screen is %q, want %q", name, what, got, want)
			}
		}
		if got := eval[string](r.browser, onScreen+`(document.querySelector('.gates h2'))`); got != "The crossings on 1 November 2025" {
			t.Errorf("%s: the day on the screen is %q", name, got)
		}
		if r.acts > 3 {
			t.Errorf("%s: that took %d actions", name, r.acts)
		}
	}
}

func TestACrossingsCardTellsOfADayOfItsOwnAndTheFilterStays(t *testing.T) {
	b := browse(t, desktop)
	s := serve(t)
	b.open(s, "/?sel=crossing:torkham")
	b.until(`document.querySelector('[data-card] .card-day input')?.value && !document.querySelector('[data-card] .card-told')`)
	const period = `new URLSearchParams(location.search).get("datetime") ?? ""`
	before := eval[string](b, period)
	b.setDay(`[data-card] .card-day input`, "2025-11-01")
	b.until(`document.querySelector('[data-card]').textContent.includes('Closed, except for deportees · 1 November 2025')`)
	if got := eval[string](b, `document.querySelector('[data-card]').textContent`); !strings.Contains(got,
		"reported afterwards, on 27 February 2026") {
		t.Errorf("the card reads %q", got)
	}
	b.do(chromedp.Click(`[data-card] .card-day button[aria-label="Day before"]`))
	b.until(`document.querySelector('[data-card]').textContent.includes('31 October 2025')`)
	if after := eval[string](b, period); after != before {
		t.Errorf("the period was %q and is %q", before, after)
	}
}
