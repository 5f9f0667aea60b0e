package e2e

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
)

// The legend says what is on the screen, and leaves the screen to the map.
func TestTheLegendLeavesTheMapFree(t *testing.T) {
	s := serve(t)
	for _, size := range []window{{1366, 768}, desktop} {
		b := browse(t, size)
		for _, view := range []string{"", "?map=10/33.0/70.4", "?reading=districts", "?reading=districts&size=count"} {
			b.open(s, "/"+view)
			b.until(`document.querySelector('[data-kind]:not([hidden])')`)
			if cut := eval[string](b, `[...document.querySelectorAll('[data-size-scale] svg')].filter((e) => 2 * e.querySelector('circle').r.baseVal.value >
				Math.min(e.height.baseVal.value, e.width.baseVal.value)).map((e) => e.closest('li').textContent.trim()).join()`); cut != "" {
				t.Errorf("%dx%d: %q: the sizes of %s are cut", size.width, size.height, view, cut)
			}
		}
		for _, view := range []string{"", "?shade=killed", "?shade=per100k"} {
			b.open(s, "/"+view)
			b.until(`document.querySelector('[data-kind]:not([hidden])')`)
			b.until(`document.querySelector('[data-shading]').hidden === ` + strconv.FormatBool(view == ""))
			b.leavesTheMapFree(size)
		}
	}
}

func (b *browser) leavesTheMapFree(size window) {
	b.t.Helper()
	share := eval[float64](b, `(() => {
	const area = (q) => { const r = document.querySelector(q).getBoundingClientRect(); return r.width * r.height };
	return area('.legend-body') / area('.stage');
	})()`)
	if share <= 0 || share >= 0.08 {
		b.t.Errorf("%dx%d: the legend covers %.1f %% of the map, want less than 8", size.width, size.height, share*100)
	}
	if wide := eval[bool](b, `(() => { const e = document.querySelector('.legend-body'); return e.scrollWidth > e.clientWidth })()`); wide {
		b.t.Errorf("%dx%d: a word of the legend is cut", size.width, size.height)
	}
}

func TestAKindOfTheLegendIsTheFilter(t *testing.T) {
	b := browse(t, desktop)
	s := serve(t)
	rows := slices.DeleteFunc(table(t, "incidents.csv"), func(r row) bool { return r["type"] != "air_strike" })
	strikes := len(meeting(t, rows, "2025-01-01", "2025-12-31"))
	b.open(s, "/?datetime=2025-01-01/2025-12-31")
	all := eval[int](b, `Number(document.querySelector('[data-atlas]').dataset.count)`)
	click := `document.querySelector('[data-kind=air_strike]').click(), true`
	eval[bool](b, click)
	b.until(`location.search.includes('type=air_strike')`)
	b.shows(strikes)
	if on := eval[string](b, `[...document.querySelectorAll('[data-kind][aria-current]')].map((a) => a.dataset.kind).join()`); on != "air_strike" {
		t.Errorf("chosen in the legend: %q", on)
	}
	eval[bool](b, click)
	b.until(`!location.search.includes('type=')`)
	b.shows(all)
}

func TestAShadedMapTellsFourKindsOfNothingApart(t *testing.T) {
	b := browse(t, desktop)
	s := serve(t)
	const of = "in_district=bannu,north-waziristan,swat"
	b.open(s, "/?shade=killed&"+of)
	b.until(`document.querySelectorAll('.district.shade-outside').length > 0`)
	if n := eval[int](b, `document.querySelectorAll('.district.shade-outside').length`); n != 33 {
		t.Errorf("%d districts are outside of a filter of 3, want 33", n)
	}
	if n := eval[int](b, `document.querySelectorAll('.district.asked').length`); n != 3 {
		t.Errorf("%d districts are outlined, want the 3 of the filter", n)
	}
	if n := eval[int](b, `document.querySelectorAll('.shading .dot').length`); n != 3 {
		t.Errorf("%d districts have a dot in the legend, want the 3 of the filter", n)
	}
	eval[bool](b, `document.querySelector('[name=shade]').value = 'incidents',
		document.querySelector('[name=shade]').dispatchEvent(new Event('change', {bubbles: true}))`)
	b.until(`location.search.includes('shade=incidents')`)
	b.open(s, "/?shade=killed&sel=district:bannu")
	b.until(`document.querySelectorAll('.shading .dot').length === 36`)
	b.until(`document.querySelector('.shading .dot.chosen')?.dataset.district === 'bannu'`)
	// A mouse, which a browser without a screen lacks, goes over the map until it is over a district and no sign.
	b.touch()
	eval[bool](b, `window.matchMedia = () => ({matches: false}), true`)
	b.until(`(() => {
		const map = document.querySelector('[data-map]'), r = map.getBoundingClientRect(), n = window.step = (window.step ?? 0) + 1;
		if (n % 5 === 0) map.dispatchEvent(new MouseEvent('mousemove', {bubbles: true, // the name comes a frame later
			clientX: r.x + r.width * (0.4 + (n * 0.037) % 0.5), clientY: r.y + r.height * (0.2 + (n * 0.061) % 0.7)}));
		return /: (no incident|no figure|[0-9,]+ killed)$/.test(document.querySelector('.tip:not([hidden])')?.textContent ?? '');
	})()`)
	for state, want := range map[string]string{"none": "no incident", "5": "500+"} {
		text := eval[string](b, fmt.Sprintf(`document.querySelector('.shading .column:has(.shade-%s) .column-word')?.textContent ?? ''`, state))
		if text != want {
			t.Errorf("the column %s says %q, want %q", state, text, want)
		}
	}
}
