package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// plan is what the map drew last, in the page as window.drawn.
const plan = `(() => {
	const detail = {};
	document.querySelector('[data-map]').dispatchEvent(new CustomEvent('plan', {detail}));
	window.drawn = detail;
	return detail.scene.count;
})()`

// Of very many incidents the page is told sums, places by the tile and rows by the page. Map, list and card say what the forms
// for programs do, whatever a reader does.
func TestVeryManyIncidentsAreReadAsFewAre(t *testing.T) {
	const incidents = 30_000
	s := long(t, incidents)
	b := browse(t, desktop)
	b.open(s, "/?map=5/32.5/69")
	b.touch()
	type sums struct {
		Count        int `json:"count"`
		WithoutPlace int `json:"without_place"`
	}
	// agrees holds what is drawn and listed against the totals.
	agrees := func(what, period string) (drawn int) {
		t.Helper()
		b.until(ready)
		b.rests()
		var total sums
		s.json(t, "/totals?f=json&"+period, &total)
		type counts struct{ Count, Drawn, Badges, Placeless int }
		got := eval[counts](b, `(({count}, {drawn, badges, placeless}) => ({Count: +count, Drawn: +drawn, Badges: +badges, Placeless: +placeless}))(
			document.querySelector('[data-atlas]').dataset, document.querySelector('[data-map]').dataset)`)
		if got.Count != total.Count || got.Drawn+got.Badges+got.Placeless != total.Count {
			t.Errorf("%s: the map has %+v, the totals %+v", what, got, total)
		}
		if total.Count <= 3000 {
			t.Fatalf("%s: %d are too few to be drawn by tiles", what, total.Count)
		}
		return got.Drawn
	}
	usual := "datetime=../" + eval[string](b, `JSON.parse(document.getElementById('boot').textContent).collected.to`)
	// From far out all places are in view: their tiles hold as many incidents as areas do.
	if drawn, seen := agrees("far out", usual), eval[int](b, plan); seen != drawn {
		t.Errorf("the tiles in view hold %d incidents known to a place, the sums %d", seen, drawn)
	}
	for _, address := range b.asked() {
		if strings.Contains(address, "/map/marks") || strings.Contains(address, "/map/records") {
			t.Errorf("the page asked for all incidents: %s", address)
		}
	}

	// Nobody else can have a million told one by one either.
	for _, path := range []string{"/map/marks", "/map/records", "/map/words", "/map/words?at=0"} {
		var problem struct{ Detail, Hint string }
		resp, body := s.get(t, path, "Accept", "application/json")
		if err := json.Unmarshal(body, &problem); err != nil || resp.StatusCode != http.StatusBadRequest ||
			!strings.Contains(problem.Detail, "more than the 20000") || !strings.Contains(problem.Hint, "/map/sums") {
			t.Errorf("%s of more incidents than it tells of: %s %s", path, resp.Status, body)
		}
	}

	// The brush: a period of years is answered anew, and its tiles are its own.
	period := "datetime=2000-01-01/2012-12-31"
	b.visit(period + "&map=5/32.5/69")
	b.until(`document.querySelector('[data-atlas]').dataset.count !== '0' && location.search.includes('2012')`)
	if drawn, seen := agrees("a period", period), eval[int](b, plan); seen != drawn {
		t.Errorf("the tiles of a period hold %d incidents, the sums %d", seen, drawn)
	}

	// Where a district's sign stands for all of its incidents, no place is asked for or drawn, and the signs hold the rest.
	before := len(b.asked())
	b.visit(period + "&map=5/32.5/69&reading=districts")
	b.until(`location.search.includes('reading=districts')`)
	b.rests()
	type areas struct {
		Held, Spots int
		Beneath     bool
		Values      []string
	}
	alone := eval[areas](b, `(() => {
		`+plan+`;
		return {Held: drawn.plan.signs.reduce((n, s) => n + s.thing.tally.count, 0) + +document.querySelector('[data-map]').dataset.placeless,
			Spots: drawn.scene.spots.length, Beneath: !!drawn.scene.beneath,
			Values: [...document.querySelectorAll('[data-value] span')].map((e) => e.textContent)};
	})()`)
	total := eval[int](b, `+document.querySelector('[data-atlas]').dataset.count`)
	if alone.Held != total || alone.Spots > 0 || alone.Beneath {
		t.Errorf("of %d incidents, the signs of areas stand for %+v", total, alone)
	}
	if slices.Contains(alone.Values, "1") {
		t.Errorf("one scale for areas of thousands is explained by %v", alone.Values)
	}
	for _, address := range b.asked()[before:] {
		if strings.Contains(address, "/map/spots") {
			t.Errorf("a map of areas asked for places: %s", address)
		}
	}
	b.visit(period + "&map=5/32.5/69")
	b.until(`!location.search.includes('reading')`)
	agrees("places again", period)

	// A list goes on as the answer to the page's own address does.
	b.do(chromedp.Focus(`[data-more]`), chromedp.KeyEvent(kb.Enter))
	b.until(`document.querySelectorAll('[data-rows] li[data-id]').length === 100`)
	var api collection
	s.json(t, "/collections/incidents/items"+filterOf(t, "?"+period)+"&f=geojson&sortby=-date&limit=100", &api)
	listed := eval[[]string](b, `[...document.querySelectorAll('[data-rows] li')].map((row) => row.dataset.id)`)
	var answered []string
	for _, f := range api.Features {
		answered = append(answered, f.ID)
	}
	if !slices.Equal(listed, answered) {
		t.Errorf("the list has %v, the answer %v", listed, answered)
	}
	// The keys go on in it, and lead to a card, to its neighbour, and back.
	b.until(`document.activeElement.closest('li') === document.querySelectorAll('[data-rows] li')[50]`)
	b.do(chromedp.KeyEvent(kb.Enter))
	opens := func(id string) {
		t.Helper()
		b.until(fmt.Sprintf(`document.querySelector('[data-card]:not([hidden]) .card-links a')?.getAttribute('href').includes('%s')`, url.PathEscape(id)))
	}
	opens(answered[50])
	eval[bool](b, `document.querySelector('.card-turn').click() ?? true`)
	opens(answered[51])
	b.do(chromedp.KeyEvent(kb.Escape))

	// Close by, a click on what is drawn opens just what it stands for.
	b.visit(period + "&map=9/33/70.6")
	b.until(`location.search.includes('map=9')`)
	agrees("close by", period)
	type sign struct {
		Key   string
		Count int
		X, Y  float64
	}
	const near = `(() => {
		const box = document.querySelector('[data-map]').getBoundingClientRect(), found = new Map();
		const add = ({thing, x, y}) => { if (thing) found.set(thing.key, {Key: thing.key, Count: thing.tally.count, X: box.x + x, Y: box.y + y}); };
		for (const s of drawn.plan.signs) if (s.x > 350 && s.y > 80 && s.x < box.width - 100 && s.y < box.height - 60) add({...s, thing: s.thing});
		for (let x = 380; x < box.width - 100; x += 40) for (let y = 90; y < box.height - 70; y += 40) for (const one of drawn.scene.near(x, y)) add(one);
		return [...found.values()];
	})()`
	tried, done := map[bool]int{}, map[string]bool{} // by whether it is a place, by key
	// A click may move the map, so that what is drawn is asked for before each.
	next := func() (sign, bool) {
		b.rests()
		eval[int](b, plan)
		for _, one := range eval[[]sign](b, near) {
			if place := strings.HasPrefix(one.Key, "s"); tried[place] < 3 && one.Count > 1 && !done[one.Key] {
				done[one.Key] = true
				return one, true
			}
		}
		return sign{}, false
	}
	for one, more := next(); more; one, more = next() {
		place := strings.HasPrefix(one.Key, "s")
		hit := eval[string](b, fmt.Sprintf(`(() => {
			const box = document.querySelector('[data-map]').getBoundingClientRect(), x = %f - box.x, y = %f - box.y;
			const over = drawn.plan.signs.find((s) => Math.hypot(s.x - x, s.y - y) <= s.reach) ?? drawn.plan.gates.find((g) => Math.hypot(g.x - x, g.y - y) < 30);
			return over ? over.thing?.key ?? 'gate' : drawn.scene.near(x, y)[0]?.key ?? '';
		})()`, one.X, one.Y))
		if hit != one.Key {
			continue // something lies over it
		}
		tried[place]++
		b.do(chromedp.MouseClickXY(one.X, one.Y))
		b.until(fmt.Sprintf(`document.querySelector('[data-list-title]').textContent.startsWith('%s incidents here')`, grouped(one.Count)))
		b.until(fmt.Sprintf(`document.querySelectorAll('[data-rows] li[data-id]').length === %d`, min(one.Count, 50)))
		eval[bool](b, `document.querySelector('[data-list-back]').click() ?? true`)
		b.until(`document.querySelectorAll('[data-rows] li').length === 50`)
	}
	if tried[true] == 0 || tried[false] == 0 {
		t.Errorf("clicked at %v of %d signs", tried, len(done))
	}

	// By keys through what is drawn.
	b.do(chromedp.Focus(`[data-map]`), chromedp.KeyEvent("n"))
	b.until(`/^1 of \d/.test(document.querySelector('[data-said]').textContent)`)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until(`document.activeElement.matches('[data-card], [data-list-title]')`)

	// A browser whose workers can't draw has the same, drawn by the page.
	old := browse(t, desktop)
	old.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, page.AddScriptToEvaluateOnNewDocument,
			page.AddScriptToEvaluateOnNewDocumentParams{Source: "delete self.OffscreenCanvas"})
		return err
	}))
	old.open(s, "/?map=5/32.5/69&"+period)
	old.rests()
	if drawn, seen := eval[int](old, `+document.querySelector('[data-map]').dataset.drawn`), eval[int](old, plan); seen != drawn || seen == 0 ||
		!eval[bool](old, `typeof OffscreenCanvas === 'undefined' && !!window.drawn.scene.beneath`) {
		t.Errorf("without a worker that draws, tiles hold %d, the sums %d", seen, drawn)
	}

	// An address that names an incident far down finds it.
	var last collection
	s.json(t, "/collections/incidents/items?f=geojson&sortby=date&limit=1&"+period, &last)
	b.open(s, "/?"+period+"&sel="+url.QueryEscape(last.ids()[0]))
	opens(last.ids()[0])
}
