package e2e

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// ready is true once the script's map stands and nothing is being fetched.
const ready = `document.querySelector('[data-atlas].with-map') && document.querySelector('[data-atlas]').getAttribute('aria-busy') === 'false'`

// open shows a path of the site and waits for the map.
func (b *browser) open(s server, path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(s.URL + path))
	b.until(ready)
}

// shows waits until map, list and head all speak of so many incidents.
func (b *browser) shows(count int) {
	b.t.Helper()
	b.until(fmt.Sprintf(`document.querySelector('[data-atlas]').dataset.count === '%d'`, count))
	b.until(ready)
	b.touch()
	type counts struct{ Drawn, Badges, Placeless, Rows int }
	got := eval[counts](b, `(() => {
		const map = document.querySelector('[data-map]').dataset, rows = document.querySelector('[data-rows]');
		while (!document.querySelector('[data-more]').hidden) document.querySelector('[data-more]').click();
		return {Drawn: +map.drawn, Badges: +map.badges, Placeless: +map.placeless, Rows: rows.children.length};
	})()`)
	if sum := got.Drawn + got.Badges + got.Placeless; sum != count || got.Rows != count {
		b.t.Errorf("the map draws %d (%+v) and the list has %d rows, want %d of each", sum, got, got.Rows, count)
	}
	if said := eval[string](b, `document.querySelector('.panel-count').textContent`); !strings.HasPrefix(said,
		grouped(count)+" incident") {
		b.t.Errorf("the panel says %q, want %s", said, grouped(count))
	}
}

func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

// usual are the incidents of the map without a filter: those up to the end of the collection.
func (b *browser) usual() []row {
	b.t.Helper()
	rows := table(b.t, "incidents.csv")
	last := eval[string](b, `JSON.parse(document.getElementById('boot').textContent).collected.to`)
	return slices.DeleteFunc(rows, func(r row) bool { from, _ := r.span(b.t); return from > last })
}

// choose sets the days of the form as the browser's own date field does, the last day first: until the other follows,
// the form can hold a period that ends before it begins.
func (b *browser) choose(from, to string) {
	b.t.Helper()
	for _, end := range [][2]string{{"to", to}, {"from", from}} {
		eval[bool](b, fmt.Sprintf(`(() => {
			const field = document.querySelector('[data-filter] input[name="%s"]');
			field.value = '%s';
			return field.dispatchEvent(new Event('input', {bubbles: true})) && field.dispatchEvent(new Event('change', {bubbles: true}));
		})()`, end[0], end[1]))
	}
}

// search looks for words, which only the server knows, as a reader does.
func (b *browser) search(words string) {
	b.t.Helper()
	eval[bool](b, fmt.Sprintf(`(() => {
		const field = document.querySelector('[data-filter] input[name="q"]');
		field.value = '%s';
		return field.dispatchEvent(new Event('input', {bubbles: true})) && field.dispatchEvent(new Event('change', {bubbles: true}));
	})()`, words))
}

func TestAChangeOfThePeriodOrOfAnyListAsksNobody(t *testing.T) {
	s := serve(t)
	rows := table(t, "incidents.csv")
	b := browse(t, desktop)
	b.open(s, "/")
	b.touch()
	before := len(b.asked())
	for _, period := range [][2]string{{"2025-10-01", "2025-10-31"}, {"2021-02-01", "2021-02-28"}, {"2024-01-01", "2024-12-31"}} {
		b.choose(period[0], period[1])
		b.shows(len(meeting(t, rows, period[0], period[1])))
	}
	drones := 0
	for _, r := range meeting(t, rows, "2024-01-01", "2024-12-31") {
		for _, row := range rows {
			if row["id"] == r && row["type"] == "drone_strike" {
				drones++
			}
		}
	}
	b.visit("datetime=2024-01-01/2024-12-31&type=drone_strike")
	b.shows(drones)
	// Who speaks of strikes is told by names, which come once, when they are first needed.
	more := slices.DeleteFunc(b.asked()[before:], func(address string) bool { return strings.HasSuffix(address, "/map/names") })
	if len(more) > 0 {
		t.Errorf("the page asked for %v", more)
	}
	b.search("polio")
	b.until(`location.search.includes('q=polio')`)
	b.until(ready)
	asked := len(b.asked())
	b.choose("2023-01-01", "2023-12-31")
	b.until(`document.querySelector('[data-heading]').textContent.includes(' 2023:')`)
	if more := b.asked()[asked:]; len(more) > 0 {
		t.Errorf("of words that it knows, the page asked for %v", more)
	}
}

func TestTheMapAsksNobodyElseAndStaysLight(t *testing.T) {
	s := serve(t)
	for _, path := range []string{"/", "/map/records", "/map/shapes"} {
		s.keeps(t, path)
	}
	b := browse(t, desktop)
	b.open(s, "/")
	b.rests()
	script := b.weight(func(address string) bool { return strings.HasSuffix(address, ".js") })
	page := b.weight(func(address string) bool {
		return strings.HasSuffix(address, "/") || strings.HasSuffix(address, ".css")
	})
	data := b.weight(func(address string) bool {
		return !strings.HasSuffix(address, ".js") && !strings.HasSuffix(address, "/") && !strings.HasSuffix(address, ".css")
	})
	rows := b.usual()
	b.shows(len(rows))
	own, _ := url.Parse(s.URL)
	if hosts := b.hosts(); len(hosts) != 1 || !hosts[own.Host] {
		t.Errorf("hosts asked: %v, want only %s", hosts, own.Host)
	}
	totals := eval[string](b, `document.querySelector('h1').textContent`)
	var low, high int
	for _, r := range rows {
		a, b := r.bounds(t)
		low, high = low+a, high+b
	}
	for _, want := range []int{low, high} {
		if want := grouped(want); !strings.Contains(totals, want) {
			t.Errorf("the heading reads %q without %q", totals, want)
		}
	}

	t.Logf("compressed: page %.1f kB, script %.1f kB, data of the first view %.1f kB", page/1000, script/1000, data/1000)
	for what, budget := range map[string]struct{ is, most float64 }{
		"the page without its script": {page, 59_500}, "all script": {script, 55_500}, "the data of the first view": {data, 56_000},
		"the first view": {page + script + data, 168_000},
	} {
		if budget.is == 0 || budget.is > budget.most {
			t.Errorf("%s: %.0f bytes, want at most %.0f and not nothing", what, budget.is, budget.most)
		}
	}
}

// The words of single incidents are fetched when a reader first does something, and what was done waits for them.
func TestTheFirstClickOnARowOpensItsCard(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	b.open(s, "/")
	words := func() (n int) {
		for _, address := range b.asked() {
			if strings.Contains(address, "/map/words") {
				n++
			}
		}
		return n
	}
	if n := words(); n != 0 {
		t.Errorf("nobody did anything, and the words were asked for %d times", n)
	}
	title := eval[string](b, `document.querySelectorAll('[data-rows] li')[2].querySelector('.row-title').textContent`)
	eval[bool](b, `document.querySelectorAll('[data-rows] li')[2].querySelector('a').click(), true`)
	b.until(fmt.Sprintf(`document.querySelector('[data-card]:not([hidden]) .card-title')?.textContent === %q`, title))
	if n := words(); n != 1 {
		t.Errorf("the words were asked for %d times, want once", n)
	}
}

func TestADateRangeChangesMapListAndTotalsAlike(t *testing.T) {
	s := serve(t)
	rows := table(t, "incidents.csv")
	b := browse(t, desktop)
	b.open(s, "/")
	for _, period := range [][2]string{{"2025-10-01", "2025-10-31"}, {"2021-02-01", "2021-02-28"}, {"2024-01-01", "2024-12-31"}} {
		want := meeting(t, rows, period[0], period[1])
		b.choose(period[0], period[1])
		b.shows(len(want))
		var api collection
		at := eval[string](b, `location.search`)
		s.json(t, "/collections/incidents/items"+filterOf(t, at)+"&f=geojson&limit=10000", &api)
		if !slices.Equal(api.ids(), want) {
			t.Errorf("the address %s asks for %d incidents, want the %d of %v", at, len(api.Features), len(want), period)
		}
		link := eval[string](b, `document.querySelector('a[href*="/downloads/incidents.geojson"]').getAttribute('href')`)
		var file collection
		s.json(t, link, &file)
		if !slices.Equal(file.ids(), want) {
			t.Errorf("the download %s holds %d incidents, want %d", link, len(file.Features), len(want))
		}
	}
	// Back undoes the last change: that of the first day.
	b.do(chromedp.NavigateBack())
	b.shows(len(meeting(t, rows, "2021-02-01", "2024-12-31")))
}

// filterOf leaves out of an address what is the page's own state and not a filter.
func filterOf(t *testing.T, search string) string {
	t.Helper()
	values, err := url.ParseQuery(strings.TrimPrefix(search, "?"))
	if err != nil {
		t.Fatal(err)
	}
	for _, state := range []string{"map", "layers", "shade", "sel", "lang"} {
		values.Del(state)
	}
	return "?" + values.Encode()
}

func TestAnIncidentOpensFromTheListWithItsSources(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	b.open(s, "/?datetime=2025-10-01/2025-10-31")
	id := eval[string](b, `document.querySelector('[data-rows] li').dataset.id`)
	b.do(chromedp.Click(chromedp.CSS(`[data-rows] li a`)))
	b.until(`!document.querySelector('[data-card]').hidden`)
	if address := eval[string](b, `location.search`); !strings.Contains(address, "sel="+id) {
		t.Errorf("the address %s doesn't name the chosen incident %s", address, id)
	}
	b.do(chromedp.Click(chromedp.CSS(`[data-card] a[href*="/collections/incidents/items/"]`)))
	b.until(`location.pathname.endsWith('/` + id + `') && document.readyState === 'complete'`)
	cited := 0
	for _, r := range table(t, "incident_sources.csv") {
		if r["incident_id"] == id && r["url"] != "" {
			cited++
			link := eval[string](b, fmt.Sprintf(`[...document.querySelectorAll('main a')].filter((a) => a.getAttribute('href') === %q).map((a) => a.rel)[0] ?? 'no link'`, r["url"]))
			if !strings.Contains(link, "noopener") || !strings.Contains(link, "noreferrer") {
				t.Errorf("the source %s: rel %q, want a link that opens safely", r["url"], link)
			}
		}
	}
	if cited == 0 {
		t.Fatalf("%s cites no address, so the test shows nothing", id)
	}
}

func TestTheKeyboardAloneReachesFilterListMapAndIncident(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	b.open(s, "/?datetime=2025-10-01/2025-10-08")
	wanted := map[string]string{"filter": `[data-filter-open]`, "list": `[data-rows] a`, "map": `[data-map]`}
	reached := map[string]bool{}
	for range 150 {
		b.do(chromedp.KeyEvent(kb.Tab))
		for what, selector := range wanted {
			if !reached[what] && eval[bool](b, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
				reached[what] = true
			}
		}
		if reached["map"] && eval[bool](b, `document.activeElement.matches('[data-map]')`) {
			b.do(chromedp.KeyEvent("n"))
			b.until(`document.querySelector('[data-said]').textContent !== ''`)
			delete(wanted, "map")
		}
		if reached["list"] && eval[bool](b, `document.activeElement.matches('[data-rows] a')`) {
			break
		}
	}
	for _, what := range []string{"filter", "list", "map"} {
		if !reached[what] {
			t.Errorf("Tab never reached the %s", what)
		}
	}
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until(`!document.querySelector('[data-card]').hidden && document.querySelector('[data-card]').contains(document.activeElement)`)
	for range 10 {
		if eval[bool](b, `document.activeElement.matches('[data-card] a[href*="/collections/incidents/items/"]')`) {
			break
		}
		b.do(chromedp.KeyEvent(kb.Tab))
	}
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until(`location.pathname.startsWith('/collections/incidents/items/') && document.readyState === 'complete'`)
}
