package e2e

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"khyberatlas/internal/dataset/datasettest"
)

// long is a server of so many incidents over the years before those that are shipped.
func long(t testing.TB, incidents int) server {
	t.Helper()
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "long.db")
	folder := datasettest.Folder(t, datasettest.Long(t, incidents))
	if said, err := exec.Command(program, "import", "--db", db, folder).CombinedOutput(); err != nil {
		t.Fatalf("import: %v\n%s", err, said)
	}
	return serve(t, "--db", db)
}

// What grows with the count is the records, each with its place, kind, toll and day.
func TestTheFirstViewOfManyIncidentsStaysLight(t *testing.T) {
	s := long(t, 6600)
	for _, path := range []string{"/", "/map/records", "/map/shapes"} {
		s.keeps(t, path)
	}
	b := browse(t, desktop)
	b.open(s, "/")
	b.rests()
	all := b.weight(func(string) bool { return true })
	records := b.weight(func(address string) bool { return strings.Contains(address, "/map/records") })
	t.Logf("compressed: the first view %.1f kB, of which the records are %.1f kB", all/1000, records/1000)
	if all == 0 || all > 300_000 {
		t.Errorf("the first view of 6,600 incidents weighs %.0f bytes, want at most 300,000 and not nothing", all)
	}
	if records == 0 {
		t.Error("the page has no records to filter by itself")
	}
}

// Of very many incidents the list is told page by page what they are called; map, list and the forms for programs agree.
func TestTheListOfManyIncidentsComesPageByPage(t *testing.T) {
	s := long(t, 2500)
	b := browse(t, desktop)
	b.open(s, "/")
	b.touch()
	named := func(rows int) string {
		return fmt.Sprintf(`(() => {
			const rows = [...document.querySelectorAll('[data-rows] li')];
			return rows.length === %d && rows.every((row) => row.dataset.id && row.querySelector('a[href]') && row.querySelector('.row-title').textContent.length > 1);
		})()`, rows)
	}
	// agrees reports whether the list begins as the answer to the page's own address does.
	agrees := func(rows int) {
		t.Helper()
		b.until(named(rows))
		b.until(ready)
		var api struct {
			collection
			NumberMatched int `json:"numberMatched"`
		}
		s.json(t, fmt.Sprintf("/collections/incidents/items%s&f=geojson&sortby=-date&limit=%d",
			filterOf(t, eval[string](b, `location.search || '?datetime=../' + JSON.parse(document.getElementById('boot').textContent).collected.to`)), rows), &api)
		listed := eval[[]string](b, `[...document.querySelectorAll('[data-rows] li')].map((row) => row.dataset.id)`)
		var answered []string
		for _, f := range api.Features {
			answered = append(answered, f.ID)
		}
		if !slices.Equal(answered, listed) {
			t.Errorf("the list of %d rows has others than the answer of %d", len(listed), len(answered))
		}
		if said := eval[string](b, `document.querySelector('[data-shown]').textContent`); !strings.Contains(said, grouped(api.NumberMatched)) {
			t.Errorf("the list says %q, the answer matches %d", said, api.NumberMatched)
		}
		if drawn := eval[string](b, `document.querySelector('[data-atlas]').dataset.count`); drawn != fmt.Sprint(api.NumberMatched) {
			t.Errorf("the map has %s, the answer matches %d", drawn, api.NumberMatched)
		}
	}
	agrees(50)
	if weight := b.weight(func(address string) bool { return strings.Contains(address, "/map/words") }); weight > 20_000 {
		t.Errorf("a list of 50 rows brought %.0f bytes of words", weight)
	}
	// A thumb or the keyboard asks for the next page, and the keyboard goes on in it.
	b.do(chromedp.Focus(`[data-more]`), chromedp.KeyEvent(kb.Enter))
	agrees(100)
	b.until(`document.activeElement.closest('li') === document.querySelectorAll('[data-rows] li')[50]`)
	// Another filter is answered at once, and told by the page.
	b.visit("type=drone_strike&datetime=2000-01-01/2020-12-31")
	agrees(eval[int](b, `Math.min(50, +document.querySelector('[data-atlas]').dataset.count)`))
	// A row far down is none of the list's yet, and its address finds it all the same.
	var last collection
	s.json(t, "/collections/incidents/items?f=geojson&sortby=date&limit=1", &last)
	b.open(s, "/?sel="+last.ids()[0])
	b.until(`document.querySelector('[data-card]:not([hidden]) .card-title')?.textContent.length > 1`)
	if href := eval[string](b, `document.querySelector('[data-card] .card-links a').getAttribute('href')`); !strings.Contains(href, last.ids()[0]) {
		t.Errorf("the card of %s leads to %s", last.ids()[0], href)
	}
}

// Where months have no room, the years of the period can be looked at from near, and any year is one choice away.
func TestATimelineOfManyYearsIsLookedAtFromNear(t *testing.T) {
	s := long(t, 2500)
	b := browse(t, desktop)
	b.open(s, "/?datetime=2024-03-01/2025-02-28")
	b.touch()
	bars := func() int { return eval[int](b, `document.querySelectorAll('.months .bar:not(.vague)').length`) }
	months := eval[int](b, `(({axis: {from, to}}) => (to.slice(0, 4) - from.slice(0, 4)) * 12 + (to.slice(5, 7) - from.slice(5, 7)) + 1)(
		JSON.parse(document.getElementById('boot').textContent))`)
	far := bars()
	if far > months/2 {
		t.Errorf("%d bars stand for %d months", far, months)
	}
	if closed := strings.Join(eval[[]string](b, `[...document.querySelectorAll('.months .tick')].flatMap((tick) => {
		const a = tick.getBoundingClientRect();
		return [...document.querySelectorAll('.months .tick')].filter((o) => o !== tick && o.textContent && tick.textContent)
			.map((o) => [o, o.getBoundingClientRect()]).filter(([, r]) => r.left < a.right && a.left < r.right && r.top < a.bottom && a.top < r.bottom)
			.map(([o]) => tick.textContent + ' ' + o.textContent);
	})`), ", "); closed != "" {
		t.Errorf("labels cover each other: %s", closed)
	}
	b.until(`!document.querySelector('[data-time-near]').hidden`)
	b.do(chromedp.Click(`[data-time-near]`))
	b.until(fmt.Sprintf(`document.querySelectorAll('.months .bar:not(.vague)').length !== %d`, far))
	if n := bars(); n != 24 {
		t.Errorf("from near, %d bars stand for the months of two years", n)
	}
	b.asks("2024-03-01/2025-02-28")
	// A handle obeys to the month, as where there are few years.
	b.do(chromedp.Focus(`[data-side=from]`), chromedp.KeyEvent(kb.ArrowRight))
	b.asks("2024-04-01/2025-02-28")
	b.do(chromedp.Click(`[data-time-months]`))
	b.until(`document.querySelector('[data-time-grid] button')`)
	eval[bool](b, `(() => {
		const year = document.querySelector('[data-time-year]');
		year.value = '2016';
		return year.dispatchEvent(new Event('change', {bubbles: true}));
	})()`)
	b.do(chromedp.Click(`[data-time-grid] button:nth-child(3)`))
	b.asks("2016-03-01/2016-03-31")
	if n := bars(); n != far {
		t.Errorf("a period out of those years is seen from afar: %d bars, want %d", n, far)
	}
}
