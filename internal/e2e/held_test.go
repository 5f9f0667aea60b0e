package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// crowds are where several incidents of the open map lie, at most so many, in pixels of the page: signs first, then places that
// lie too close to each other to be told apart.
func (b *browser) crowds(most int) []spot {
	b.t.Helper()
	return eval[[]spot](b, fmt.Sprintf(`(() => {
		const {plan} = `+asked+`, map = document.querySelector('[data-map]'), box = map.getBoundingClientRect(), {width, height} = plan.view;
		const seen = (s) => s.x > 4 && s.y > 4 && s.x < width - 4 && s.y < height - 4 &&
			document.elementFromPoint(box.x + s.x, box.y + s.y).matches('[data-map]');
		const bare = (d) => [...plan.signs, ...plan.gates].every((o) => Math.hypot(o.x - d.x, o.y - d.y) > o.reach);
		const close = plan.dots.filter((d) => seen(d) && bare(d) &&
			plan.dots.some((o) => o.thing !== d.thing && Math.hypot(o.x - d.x, o.y - d.y) < 4));
		return [...plan.signs.filter((s) => seen(s) && s.thing.members.length > 1), ...close].slice(0, %d)
			.map((s) => ({X: box.x + s.x, Y: box.y + s.y}));
	})()`, most))
}

// held is what the list of a sign says, shows and downloads.
type held struct {
	Title       string
	Rows, Files []string
}

func TestWhatASignListsIsCountedInItsTitleAndIsWhatItDownloads(t *testing.T) {
	s := serve(t)
	for query, titles := range map[string][]string{
		"reading=districts": {"Nangarhar"}, "": {"Khyber Pakhtunkhwa: only the province is known", "Bannu: only the district is known"},
		"map=11/32.97/70.28": {"and around it"}, "near=69.57,32.3,20&datetime=2025-01-01/2025-12-31": {""},
	} {
		b := browse(t, desktop)
		b.open(s, "/?"+query)
		b.touch()
		var seen []string
		for _, at := range b.crowds(30) {
			b.do(chromedp.MouseClickXY(at.X, at.Y))
			b.until(`!document.querySelector('[data-list-back]').hidden`)
			list, err := chromedp.Run(b, chromedp.Evaluate[held](`(async () => {
				while (!document.querySelector('[data-more]').hidden) document.querySelector('[data-more]').click();
				const link = document.querySelector('.downloads li:not([hidden]) a[href*="incidents.geojson"]');
				const file = link ? await (await fetch(link.href)).json() : {features: []};
				const list = {Title: document.querySelector('[data-list-title]').textContent,
					Rows: [...document.querySelectorAll('[data-rows] li')].map((row) => row.dataset.id), Files: file.features.map((f) => f.id)};
				document.querySelector('[data-list-back]').click();
				return list;
			})()`, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			slices.Sort(list.Rows)
			slices.Sort(list.Files)
			if !strings.HasPrefix(list.Title, fmt.Sprintf("%d incidents here", len(list.Rows))) {
				t.Errorf("%q: a list of %d incidents is called %q", query, len(list.Rows), list.Title)
			}
			if !slices.Equal(list.Rows, list.Files) {
				t.Errorf("%q: %q lists %d incidents and downloads %d", query, list.Title, len(list.Rows), len(list.Files))
			}
			seen = append(seen, list.Title)
		}
		for _, title := range titles {
			if !slices.ContainsFunc(seen, func(s string) bool { return strings.Contains(s, title) }) {
				t.Errorf("%q: none of the lists is of %q: %q", query, title, seen)
			}
		}
	}
}

// Words of single incidents come with a reader's first move. A mouse that rests after it is told them all the same.
func TestTheFirstThingUnderAMouseIsNamed(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	b.open(s, "/")
	place := eval[string](b, `(() => {
		const {plan, marks} = `+asked+`, map = document.querySelector('[data-map]'), box = map.getBoundingClientRect(), {width, height} = plan.view;
		const free = (d) => d.x > 300 && d.x < width - 80 && d.y > 80 && d.y < height - 80 &&
			plan.dots.every((o) => o === d || Math.hypot(o.x - d.x, o.y - d.y) > d.r + 8)
			&& [...plan.signs, ...plan.gates].every((o) => Math.hypot(o.x - d.x, o.y - d.y) > o.reach);
		const at = plan.dots.find((d) => d.single && free(d));
		map.dispatchEvent(new MouseEvent('mousemove', {bubbles: true, clientX: box.x + at.x, clientY: box.y + at.y}));
		window.dispatchEvent(new PointerEvent('pointermove'));
		return String(at.member);
	})()`)
	b.until(`(({marks: {places, incidents}}) => places[incidents.place[` + place + `]] &&
		document.querySelector('.tip:not([hidden])')?.textContent.includes(places[incidents.place[` + place + `]]))(` + asked + `)`)
}

func TestBackClosesAListThatASignOpenedAndLeadsToItFromACard(t *testing.T) {
	s := serve(t)
	for _, size := range []window{desktop, telephone} {
		b := browse(t, size)
		b.open(s, "/?country=AF&type=air_strike,drone_strike,shelling")
		b.touch()
		all := eval[string](b, `document.querySelector('[data-list-title]').textContent`)
		at := b.crowd()
		b.do(chromedp.MouseClickXY(at.X, at.Y))
		b.until(`!document.querySelector('[data-list-back]').hidden`)
		title := b.sees(`[data-list-title]`)
		b.sees(`[data-rows] li`)
		id := eval[string](b, `(() => {
			const row = document.querySelectorAll('[data-rows] li')[1];
			row.querySelector('a').click();
			return row.dataset.id;
		})()`)
		b.until(`location.search.includes('sel=') && !document.querySelector('[data-card]').hidden`)
		b.do(chromedp.NavigateBack())
		b.until(`!location.search.includes('sel=') && document.querySelector('[data-card]').hidden`)
		if now := b.sees(`[data-list-title]`); now != title {
			t.Errorf("%v: Back from a card of %q leads to %q", size, title, now)
		}
		b.until(`document.activeElement.closest('[data-id]')?.dataset.id === '` + id + `'`)
		b.do(chromedp.NavigateBack())
		b.until(`document.querySelector('[data-list-back]').hidden`)
		if now := eval[string](b, `document.querySelector('[data-list-title]').textContent + ' ' + location.search`); !strings.HasPrefix(now, all+" ?") {
			t.Errorf("%v: Back from the list %q leads to %q", size, title, now)
		}
		if size == telephone {
			b.until(`document.querySelector('[data-atlas]').dataset.part === 'map'`)
		}
	}
}

func TestATelephoneIsToldToTapAPointAndCanLeaveIt(t *testing.T) {
	s := serve(t)
	b := browse(t, telephone)
	for button, want := range map[string]bool{`.map-how button`: false, `[data-map]`: true} {
		b.open(s, "/")
		b.do(chromedp.Click(`[data-filter-open]`), chromedp.Click(`[data-near-pick]`))
		if said := b.sees(`.map-how p`); !strings.HasPrefix(said, "Tap ") || strings.Contains(said, "Escape") {
			t.Errorf("a telephone says %q", said)
		}
		b.do(chromedp.Click(button))
		b.until(`!document.querySelector('.map-how')`)
		if got := eval[bool](b, `new URLSearchParams(location.search).has('near')`); got != want {
			t.Errorf("a distance after a tap on %s: %t, want %t", button, got, want)
		}
	}
}
