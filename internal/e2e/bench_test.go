package e2e

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

// changes are filters that a reader goes through one after the other.
var changes = []string{"datetime=2025-10-01/2025-10-31", "datetime=2025-01-01/2025-12-31", "datetime=2021-02-01/2026-03-16",
	"datetime=2024-01-01/2024-12-31", "datetime=2024-01-01/2024-12-31&type=drone_strike", "type=drone_strike", "",
	"in_district=bannu", "actor=ttp", "datetime=2026-02-01/2026-02-28"}

// BenchmarkAChangeOfTheFilter reports the milliseconds for which the page's main thread is busy with one change, by
// Performance.getMetrics in ticks of its thread, so that others at work on the machine matter little: the median over all
// changes, and of which script, layout and style. BENCH_SITE names running programs to measure instead of the built one, with
// blanks between; each is measured by itself.
func BenchmarkAChangeOfTheFilter(b *testing.B) {
	eachSite(b, "/?layers=crossings,districts", func(tab *browser, act func(func())) {
		for _, change := range changes {
			act(func() { tab.visit(change + "&layers=crossings,districts") })
		}
	})
}

// BenchmarkABrush is a window drawn with the mouse over the months, and moved, from the first movement to the last picture.
func BenchmarkABrush(b *testing.B) {
	eachSite(b, "/?layers=crossings,districts", func(tab *browser, act func(func())) {
		for _, share := range []float64{0.35, 0.5, 0.65, 0.8} {
			act(func() { tab.drag(tab.spotOf(".months", share, 0.6), tab.spotOf(".months", share+0.1, 0.6)) })
			act(func() { tab.drag(tab.spotOf(".months", share+0.05, 0.6), tab.spotOf(".months", share-0.1, 0.6)) })
		}
	})
}

// BenchmarkAMoveOfTheMap is the map dragged by a third of its width, far out and from closer by, and there and back.
func BenchmarkAMoveOfTheMap(b *testing.B) {
	for _, view := range []string{"6.5/33/70.5", "8/33.5/71", "9.5/33.9/71.3"} {
		b.Run("at="+view, func(b *testing.B) {
			eachSite(b, "/?map="+view, func(tab *browser, act func(func())) {
				for _, by := range [][2]float64{{0.8, 0.5}, {0.5, 0.8}, {0.6, 0.9}, {0.9, 0.6}} {
					act(func() {
						from, to := tab.spotOf("[data-map]", by[0], 0.5), tab.spotOf("[data-map]", by[1], 0.5)
						tab.moves(func() { tab.dragThen(from, to, tab.halts) })
					})
				}
			})
		})
	}
}

// BenchmarkAZoomOfTheMap is one step in, or out.
func BenchmarkAZoomOfTheMap(b *testing.B) {
	eachSite(b, "/?map=6.5/33.5/71", func(tab *browser, act func(func())) {
		for _, button := range []int{1, 1, 1, 2, 2, 2} {
			act(func() {
				press := fmt.Sprintf(`document.querySelector('.map-button:nth-child(%d)').click() ?? true`, button)
				tab.moves(func() { eval[bool](tab, press) })
			})
		}
	})
}

// eachSite measures acts that a reader does one after the other.
func eachSite(b *testing.B, path string, acts func(tab *browser, act func(func()))) {
	sites := strings.Fields(os.Getenv("BENCH_SITE"))
	if len(sites) == 0 {
		sites = []string{serve(b).URL}
	}
	for _, site := range sites {
		b.Run("site="+strings.TrimPrefix(site, "http://"), func(b *testing.B) {
			tab := browse(b, desktop)
			tab.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
				ticks := performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}
				_, err := cdp.Call(ctx, tab, performance.Enable, ticks)
				return err
			}))
			tab.open(server{URL: site}, path)
			tab.touch()
			took := map[string][]float64{}
			for b.Loop() {
				acts(tab, func(act func()) {
					tab.rests()
					before := tab.spent()
					act()
					tab.rests()
					for name, after := range tab.spent() {
						took[name] = append(took[name], (after-before[name])*1000)
					}
				})
			}
			for name, list := range took {
				slices.Sort(list)
				b.ReportMetric(list[len(list)/2], fmt.Sprintf("ms-%s/act", name))
			}
		})
	}
}

// halts keeps the mouse where it is until the map, let go, would not go on by itself.
func (b *browser) halts() {
	b.t.Helper()
	if _, err := chromedp.Run(b, chromedp.Evaluate[bool](`new Promise((done) => setTimeout(() => done(true), 80))`,
		chromedp.EvalAwaitPromise)); err != nil {
		b.t.Fatal(err)
	}
}

// moves does what moves the map, and waits until it lies where the address says.
func (b *browser) moves(act func()) {
	b.t.Helper()
	before := eval[string](b, `location.search`)
	act()
	if _, err := chromedp.Run(b, chromedp.Evaluate[bool](fmt.Sprintf(`new Promise((done) => {
		const look = () => location.search === %q ? setTimeout(look, 50) : done(true);
		look();
	})`, before), chromedp.EvalAwaitPromise)); err != nil {
		b.t.Fatal(err)
	}
}

// rests waits until the page has drawn all that it was asked for. Nobody asks the page meanwhile whether it has: that would be
// work of its own, and more of it the longer a server takes.
func (b *browser) rests() {
	b.t.Helper()
	drawn := `new Promise((done) => {
		const seen = new MutationObserver(() => look()), look = () => {
			if (!(` + ready + `)) return;
			seen.disconnect();
			done();
		};
		seen.observe(document.querySelector('[data-atlas]'), {attributes: true});
		look();
	}).then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done(true))))))`
	if _, err := chromedp.Run(b, chromedp.Evaluate[bool](drawn, chromedp.EvalAwaitPromise)); err != nil {
		b.t.Fatal(err)
	}
}

// spent is what the main thread has been busy with so far, in seconds.
func (b *browser) spent() map[string]float64 {
	b.t.Helper()
	out := map[string]float64{}
	b.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		got, err := cdp.Call(ctx, tab, performance.GetMetrics, cdp.Empty{})
		if err != nil {
			return err
		}
		for _, m := range got.Metrics {
			switch m.Name {
			case "TaskDuration", "ScriptDuration", "LayoutDuration", "RecalcStyleDuration":
				out[m.Name] = m.Value
			}
		}
		return nil
	}))
	return out
}

// BenchmarkTheListOnASlowLine reports after how many milliseconds of 64 kbit/s, with 0.3 s to each answer, the map's page has
// anything on the screen, has the first row of its list there, and has drawn its map. BENCH_SITE is as above.
func BenchmarkTheListOnASlowLine(b *testing.B) {
	site := server{URL: os.Getenv("BENCH_SITE")}
	if site.URL == "" {
		site = serve(b)
	}
	browse(b, desktop).open(site, "/") // what is compressed once for all readers is so by now
	took := map[string][]float64{}
	for b.Loop() {
		tab := browse(b, desktop)
		tab.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
			slow := &network.Conditions{Latency: 300, DownloadThroughput: 64_000 / 8, UploadThroughput: 64_000 / 8}
			if _, err := cdp.Call(ctx, tab, network.EmulateNetworkConditionsByRule,
				network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{slow}}); err != nil {
				return err
			}
			_, err := cdp.Call(ctx, tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch})
			return err
		}))
		tab.open(site, "/")
		for name, at := range eval[map[string]float64](tab, `window.seen`) {
			took[name] = append(took[name], at)
		}
	}
	for name, list := range took {
		slices.Sort(list)
		b.ReportMetric(list[len(list)/2], fmt.Sprintf("ms-%s", name))
	}
}

// watch notes in each frame what stands on the screen by then. No frame comes before the style sheets are there.
const watch = `window.seen = {}; const look = (at) => {
	const note = (name, yes) => { if (yes) seen[name] ??= at; };
	const row = document.querySelector('[data-rows] .row:first-child .row-toll');
	note('first', document.querySelector('.site-head')?.getBoundingClientRect().height > 0);
	note('row', row?.textContent && row.getBoundingClientRect().height > 0 && row.getBoundingClientRect().top < innerHeight);
	note('picture', document.querySelector('[data-picture] svg')?.getBoundingClientRect().height > 0);
	note('map', document.querySelector('[data-atlas].with-map'));
	if (!seen.map) requestAnimationFrame(look);
};
requestAnimationFrame(look);`
