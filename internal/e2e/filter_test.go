package e2e

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// reader counts what a reader does: a click or a tap, or an entry that is typed and ended.
type reader struct {
	*browser
	acts int
}

func (r *reader) tap(selector string) {
	r.t.Helper()
	r.acts++
	r.until(`document.readyState === 'complete'`) // in a page that is still coming, the browser loses what was found
	r.do(chromedp.Click(chromedp.CSS(selector)))
}

func (r *reader) enter(text string) {
	r.t.Helper()
	r.acts++
	r.do(chromedp.KeyEvent(text), chromedp.KeyEvent(kb.Enter))
}

// sees is the text of an element that stands on the screen without scrolling, whole and uncovered.
func (b *browser) sees(selector string) string {
	b.t.Helper()
	type seen struct {
		Text  string
		Whole bool
	}
	got := eval[seen](b, fmt.Sprintf(`(() => {
		for (const e of document.querySelectorAll(%q)) {
			const r = e.getBoundingClientRect();
			if (!r.width || r.top < 0 || r.left < 0 || r.bottom > innerHeight + 1 || r.right > innerWidth + 1) continue;
			const over = [[r.left + 3, r.top + 3], [r.right - 3, r.bottom - 3], [(r.left + r.right) / 2, (r.top + r.bottom) / 2]]
				.every(([x, y]) => { const at = document.elementFromPoint(x, y); return at && (e.contains(at) || at.contains(e)); });
			if (over && getComputedStyle(e).visibility === 'visible') return {Text: e.textContent.trim(), Whole: true};
		}
		return {Text: document.querySelector(%q)?.textContent ?? 'nothing', Whole: false};
	})()`, selector, selector))
	if !got.Whole {
		b.t.Errorf("%s isn't on the screen: %s", selector, got.Text)
	}
	return got.Text
}

// shoot takes a picture where a folder for pictures is named.
func (b *browser) shoot(name string) {
	b.t.Helper()
	dir := os.Getenv("KHYBERATLAS_PICTURES")
	if dir == "" {
		return
	}
	b.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		picture, err := cdp.Call(ctx, tab, page.CaptureScreenshot, page.CaptureScreenshotParams{})
		if err != nil {
			return err
		}
		return os.WriteFile(dir+"/"+name+".png", picture.Data, 0o644)
	}))
}

var screens = map[string]window{"mouse": desktop, "thumb": telephone}

func TestWhatHappenedInBannuInOctober2025TakesThreeActions(t *testing.T) {
	s := serve(t)
	rows := table(t, "incidents.csv")
	inBannu := slices.DeleteFunc(rows, func(r row) bool { return r["district"] != "Bannu" || r["geo_precision"] == "province" })
	want := len(meeting(t, inBannu, "2025-10-01", "2025-10-31"))
	for name, screen := range screens {
		t.Run(name, func(t *testing.T) {
			r := reader{browser: browse(t, screen)}
			r.open(s, "/")
			r.tap(`.find-input`)
			r.enter("Bannu October 2025")
			r.until(fmt.Sprintf(`document.querySelector('[data-atlas]').dataset.count === '%d'`, want))
			r.shoot("bannu-" + name)
			begins := fmt.Sprintf("Bannu, October 2025: %d incidents, ", want)
			if said := r.sees(`[data-heading]:not(h1)`); !strings.HasPrefix(said, begins) || !strings.HasSuffix(said, "killed") {
				t.Errorf("the heading reads %q, want %q and how many were killed", said, begins)
			}
			title, h1 := eval[string](r.browser, `document.title`), eval[string](r.browser, `document.querySelector('h1').textContent`)
			if !strings.HasPrefix(title, begins) || !strings.HasPrefix(h1, begins) {
				t.Errorf("the title reads %q and the first heading %q", title, h1)
			}
			r.sees(`.panel-sample`)
			if r.acts > 3 {
				t.Errorf("that took %d actions", r.acts)
			}
		})
	}
}

func TestCiviliansInStrikesOnAfghanSoilTakeThreeActions(t *testing.T) {
	s := serve(t)
	strikes := slices.DeleteFunc(table(t, "incidents.csv"), func(r row) bool {
		return r["country"] != "AF" || !slices.Contains([]string{"air_strike", "drone_strike", "shelling"}, r["type"])
	})
	ids := meeting(t, strikes, "2026-02-01", "2026-02-28")
	strikes = slices.DeleteFunc(strikes, func(r row) bool { return !slices.Contains(ids, r["id"]) })
	killed, blank := sum(t, strikes, "civilians_killed")
	claimed := false
	for name, screen := range screens {
		t.Run(name, func(t *testing.T) {
			r := reader{browser: browse(t, screen)}
			r.open(s, "/")
			r.tap(`.find-input`)
			r.enter("strikes on Afghan soil February 2026")
			r.until(`document.querySelector('[data-note=who]')`)
			r.until(ready)
			r.shoot("strikes-" + name)
			want := fmt.Sprintf("Civilians: %d reported killed in %d incidents; %d incidents give no agreed figure.", killed,
				len(ids)-blank, blank)
			if said := r.sees(`[data-note=civilians]`); said != want {
				t.Errorf("the head says %q, want %q", said, want)
			}
			who := r.sees(`[data-note=who]`)
			for _, c := range table(t, "claims.csv") {
				claimed = claimed || c["subject"] == "civilians" && slices.Contains(ids, c["incident_id"]) &&
					strings.Contains(who, c["claimant"])
			}
			if !claimed {
				t.Errorf("%q names nobody who claims it", who)
			}
			begins := fmt.Sprintf("Strikes, Afghan soil, February 2026: %d incidents, ", len(ids))
			if said := r.sees(`[data-heading]:not(h1)`); !strings.HasPrefix(said, begins) {
				t.Errorf("the heading reads %q, want %q", said, begins)
			}
			r.sees(`.panel-sample`)
			if r.acts > 3 {
				t.Errorf("that took %d actions", r.acts)
			}
		})
	}
}

func TestEverythingWithin20KmOfWanaAsGeoPackageTakesThreeActions(t *testing.T) {
	s := serve(t)
	for name, screen := range screens {
		t.Run(name, func(t *testing.T) {
			r := reader{browser: browse(t, screen)}
			r.open(s, "/")
			r.tap(`.find-input`)
			r.until(`performance.getEntriesByType('resource').some((e) => e.name.endsWith('/map/names') && e.responseEnd)`)
			r.enter("Wana 20 km 2025")
			r.until(`location.search.includes('near=')`)
			r.until(ready)
			r.shoot("wana-" + name)
			if said := r.sees(`[data-heading]:not(h1)`); !strings.HasPrefix(said, "Within 20 km of Wana, 2025: ") {
				t.Errorf("the heading reads %q", said)
			}
			if said := r.sees(`[data-note=coarse]`); !strings.Contains(said, "known only to") {
				t.Errorf("the head says %q of those that are known only to their district", said)
			}
			r.until(`document.querySelector('.near-circle')`)
			if circle := eval[string](r.browser, `document.querySelector('.near-name').textContent`); circle != "within 20 km of Wana" {
				t.Errorf("the circle is called %q", circle)
			}
			r.acts++ // the link is tapped; the browser of a test keeps no files
			link := eval[string](r.browser, `document.querySelector('.downloads a[href*=".gpkg"]').getAttribute('href')`)
			r.sees(`.downloads a[href*=".gpkg"]`)
			if _, body := s.get(t, link); !bytes.HasPrefix(body, []byte("SQLite format 3")) {
				t.Errorf("%s is no GeoPackage: %.40q", link, body)
			}
			query, err := url.ParseQuery(eval[string](r.browser, `location.search.slice(1)`))
			if err != nil || query.Get("near") != "69.57,32.3,20" || query.Get("datetime") != "2025-01-01/2025-12-31" {
				t.Errorf("the address asks for %v: %v", query, err)
			}
			if r.acts > 3 {
				t.Errorf("that took %d actions", r.acts)
			}
		})
	}
}

// Whatever an address sets has a control that shows it, and a chip that takes it away.
func TestEveryFilterOfAnAddressIsInTheFormAndCanBeTakenAway(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	for query, control := range map[string]string{
		"datetime=2025-10-01/2025-10-31": `[name=to]`,
		"type=ied":                       `[name=type][value=ied]:checked`,
		"actor=ttp":                      `[name=actor][value=ttp]:checked`,
		"district=Bannu":                 `[name=district][value=Bannu]:checked`,
		"in_district=bannu":              `[name=in_district][value=bannu]:checked`,
		"admin1=Punjab":                  `[name=admin1][value=Punjab]:checked`,
		"country=AF":                     `[name=country][value=AF]:checked`,
		"confidence=contested":           `[name=confidence][value=contested]:checked`,
		"geo_precision=site":             `[name=geo_precision][value=site]:checked`,
		"date_precision=week":            `[name=date_precision][value=week]:checked`,
		"killed_min=10":                  `[name=killed_min]`,
		"civilians_min=1":                `[name=civilians_min]`,
		"publishers_min=3":               `[name=publishers_min]`,
		"q=polio":                        `[name=q]`,
		"near=69.57,32.3,20":             `[name=near]:checked`,
		"bbox=70,33,71,34":               `[name=bbox]:checked`,
	} {
		b.open(s, "/?"+query)
		shown := fmt.Sprintf(`!!document.querySelector('[data-filter]').querySelector(%q)?.value`, control)
		if !eval[bool](b, shown) {
			t.Errorf("%s: no control of the form shows it", query)
		}
		name, _, _ := strings.Cut(query, "=")
		b.do(chromedp.Click(chromedp.CSS(`[data-chips] [data-part="` + name + `"]`)))
		b.until(`location.search === '' || !location.search.includes('` + name + `=')`)
		b.until(`!document.querySelector('[data-chips] [data-part]')`)
	}
}

func TestTheFilterIsALayerWithTheCountAlwaysInView(t *testing.T) {
	s := serve(t)
	for name, screen := range screens {
		t.Run(name, func(t *testing.T) {
			b := browse(t, screen)
			b.open(s, "/?in_district=bannu&datetime=2025-10-01/2025-10-31")
			b.do(chromedp.Click(chromedp.CSS(`[data-filter-open]`)))
			b.until(`document.querySelector('[data-filtering]')`)
			b.shoot("layer-" + name)
			before := b.sees(`[data-filter-show]`)
			if eval[string](b, `document.activeElement.className`) != "filter-close" {
				t.Error("the focus didn't go into the layer")
			}
			b.do(chromedp.Click(chromedp.CSS(`[data-group=type] summary`)),
				chromedp.Click(chromedp.CSS(`[data-group=type] .option:not([hidden])`)))
			b.until(`location.search.includes('type=')`)
			b.until(ready)
			if after := b.sees(`[data-filter-show]`); after == before || !strings.HasPrefix(after, "Show ") {
				t.Errorf("the button says %q, and said %q before", after, before)
			}
			if lost := eval[string](b, `[...document.querySelectorAll('.site-nav a')].filter((a) => !a.search.includes('type='))
				.map((a) => a.textContent.trim()).join()`); lost != "" {
				t.Errorf("these lead away from the filter: %s", lost)
			}
			if empty := eval[int](b, `[...document.querySelectorAll('[data-group=type] .option:not([hidden]) [data-count]')]
				.filter((e) => e.textContent === '0').length`); empty > 0 {
				t.Errorf("%d options would give nothing", empty)
			}
			scrollers := eval[int](b, `[...document.querySelectorAll('[data-filter-layer] *')].filter((e) =>
				e.scrollHeight > e.clientHeight + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowY)).length`)
			if scrollers > 1 {
				t.Errorf("the layer has %d scrollers", scrollers)
			}
			b.do(chromedp.Click(chromedp.CSS(`[data-filter-show]`)))
			b.until(`!document.querySelector('[data-filtering]') && document.activeElement.matches('[data-filter-open]')`)
			b.do(chromedp.KeyEvent(kb.Enter))
			b.until(`document.querySelector('[data-filtering]')`)
			b.do(chromedp.KeyEvent(kb.Escape))
			b.until(`!document.querySelector('[data-filtering]') && document.activeElement.matches('[data-filter-open]')`)
		})
	}
}

func TestTheBoxThatFindsIsAComboboxWithArrowKeys(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	b.open(s, "/")
	// More names come at the worst of moments: when the arrow keys have chosen.
	eval[bool](b, `(() => {
		const ask = window.fetch;
		window.fetch = (url, options) => !String(url).includes('/map/names') ? ask(url, options) : new Promise((answer) => {
			window.release = async () => {
				const came = await ask(url, options), copy = came.clone();
				answer(came);
				await copy.json();
				requestAnimationFrame(() => { window.released = true; });
			};
		});
		return true;
	})()`)
	b.do(chromedp.Click(chromedp.CSS(`.find-input`)), chromedp.KeyEvent("waziristan"))
	b.until(`document.querySelectorAll('[data-found] [role=option]').length > 3 && window.release`)
	b.shoot("find-mouse")
	b.do(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown))
	eval[bool](b, `(void window.release(), true)`)
	b.until(`window.released`)
	if !eval[bool](b, `(() => {
		const input = document.querySelector('.find-input'), at = document.getElementById(input.getAttribute('aria-activedescendant'));
		return input.getAttribute('aria-expanded') === 'true' && at?.getAttribute('aria-selected') === 'true' &&
			at === at.parentElement.children[1];
	})()`) {
		t.Error("two arrow keys don't choose the second suggestion")
	}
	want := eval[string](b, `document.querySelector('[aria-selected=true] .found-text').textContent`)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until(`location.search.includes('in_district=')`)
	b.until(ready)
	if said := b.sees(`[data-heading]:not(h1)`); !strings.HasPrefix(said, want+", ") {
		t.Errorf("the heading reads %q after %q was chosen", said, want)
	}
}

// zoomed is how near the map is.
const zoomed = `(d => (document.querySelector('[data-map]').dispatchEvent(new CustomEvent('plan', {detail: d})), d.plan.view.zoom))({})`

func TestBackBringsTheListAndTheFocusBack(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	b.open(s, "/?datetime=2025-10-01/2025-10-31")
	id := eval[string](b, `document.querySelectorAll('[data-rows] li')[30].dataset.id`)
	eval[bool](b, `(document.querySelectorAll('[data-rows] li a')[30].focus(), true)`)
	top := eval[float64](b, `document.activeElement.getBoundingClientRect().top`)
	if eval[float64](b, `document.querySelector('[data-panel-body]').scrollTop`) == 0 {
		t.Fatal("the list isn't scrolled, so the test shows nothing")
	}
	eval[bool](b, `(document.querySelector('[data-region=af]').click(), true)`)
	b.until(`location.search.includes('country=AF')`)
	b.until(ready)
	b.do(chromedp.NavigateBack())
	b.until(`!location.search.includes('country=AF')`)
	b.until(ready)
	b.until(`document.activeElement.closest('[data-id]')?.dataset.id === '` + id + `'`)
	if now := eval[float64](b, `document.activeElement.getBoundingClientRect().top`); now < top-4 || now > top+4 {
		t.Errorf("the row stands at %v, and stood at %v", now, top)
	}
	// A card is a step too, and neither to open it nor to go back moves the list.
	read, zoom := eval[float64](b, `document.querySelector('[data-panel-body]').scrollTop`), eval[float64](b, zoomed)
	eval[bool](b, `(document.activeElement.click(), true)`)
	b.until(`location.search.includes('sel=` + id + `') && !document.querySelector('[data-card]').hidden`)
	if now := eval[float64](b, `document.querySelector('[data-panel-body]').scrollTop`); now < read-4 || now > read+4 {
		t.Errorf("with the card the list is scrolled by %v, and was by %v", now, read)
	}
	b.until(`location.search.includes('map=') && ` + zoomed + ` !== ` + fmt.Sprint(zoom))
	b.do(chromedp.NavigateBack())
	b.until(`!location.search.includes('sel=') && document.querySelector('[data-card]').hidden`)
	if now := eval[float64](b, `document.querySelector('[data-panel-body]').scrollTop`); now < read-4 || now > read+4 {
		t.Errorf("after the card the list is scrolled by %v, and was by %v", now, read)
	}
	b.until(zoomed + ` === ` + fmt.Sprint(zoom))
}

func TestTheMapEndsWithTheCollectionAndLeadsToWhatIsLater(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	b.open(s, "/")
	until := len(b.usual())
	later := len(table(t, "incidents.csv")) - until
	if said := b.sees(`[data-after]`); later == 0 || !strings.HasPrefix(said, fmt.Sprintf("%d incidents after ", later)) {
		t.Errorf("the head says %q, want %d later finds", said, later)
	}
	b.shows(until)
	b.do(chromedp.Click(chromedp.CSS(`[data-after-link]`)))
	b.until(`location.search.startsWith('?datetime=')`)
	b.until(ready)
	if address := eval[string](b, `location.search`); !strings.HasSuffix(address, "/..") {
		t.Errorf("later finds are at %s", address)
	}
}

func TestAPointOnTheMapIsChosenByTheKeysAndEscapeLeavesIt(t *testing.T) {
	r := reader{browser: browse(t, desktop)}
	s := serve(t)
	for key, want := range map[string]bool{kb.Escape: false, kb.Enter: true} {
		r.open(s, "/")
		r.tap(`[data-filter-open]`)
		r.tap(`[data-near-pick]`)
		r.shoot("pick")
		said := r.sees(`.map-how p`)
		if heard := eval[string](r.browser, `document.querySelector('[data-said]').textContent`); heard != said || !strings.Contains(said, "Escape") {
			t.Errorf("the screen says %q, a screen reader %q", said, heard)
		}
		r.do(chromedp.KeyEvent(key))
		r.until(`!document.querySelector('.map-how')`)
		if got := eval[bool](r.browser, `new URLSearchParams(location.search).has('near')`); got != want {
			t.Errorf("a distance after %q: %t, want %t", key, got, want)
		}
		r.until(`document.activeElement.matches('[data-filter-open]')`)
	}
}
