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

// Asked for in words, a crossing is what the map shows, not the incidents of its day, and its card says who says so.
func TestACrossingThatIsAskedForIsShown(t *testing.T) {
	s := serve(t)
	for name, screen := range screens {
		b := browse(t, screen)
		b.open(s, "/")
		b.ask("Torkham 1 November 2025")
		b.until(`document.querySelector('[data-card]:not([hidden])')?.textContent.includes('reported afterwards, on 27 February 2026')`)
		b.until(`(({plan, marks}) => plan.gates.some((g) => marks.crossings[g.index].id === 'torkham' &&
			g.x > 0 && g.y > 0 && g.x < plan.view.width && g.y < plan.view.height))(` + asked + `)`)
		for _, says := range []string{"Trade: closed since 11 Oct 2025", "International Crisis Group",
			"Deportees: open since 1 Nov 2025", "UNN (AFP)"} {
			if !eval[bool](b, `[...document.querySelectorAll('[data-card] *')].some((e) => `+onScreen+`(e).startsWith('`+says+`') &&
				e.getBoundingClientRect().bottom <= document.querySelector('[data-card]').getBoundingClientRect().bottom)`) {
				t.Errorf("%s: %q is not on the screen", name, says)
			}
		}
	}
}

// A telephone's map above a list is low, and the switches lie over its top.
func TestOnATelephoneTheMapIsFittedToWhatIsLeftOfIt(t *testing.T) {
	s := serve(t)
	b := browse(t, telephone)
	for _, words := range []string{"civilians strikes Afghan soil February 2026", "Wana 20 km 2025"} {
		b.open(s, "/")
		b.ask(words)
		b.until(`document.querySelector('[data-atlas]').dataset.part === 'list'`)
		b.until(`(({plan: {view, signs, dots}}) => view.height === document.querySelector('[data-map]').clientHeight &&
			view.height < 300 && signs.length + dots.length > 3 &&
			[...signs, ...dots].every(({x, y}) => x > 0 && x < view.width && y > 60 && y < view.height))(` + asked + `)`)
	}
}

// ask types into the box that finds, and presses Enter.
func (b *browser) ask(words string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(`.find-input`)), chromedp.KeyEvent(words), chromedp.KeyEvent(kb.Enter))
}
