package e2e

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// spot is a point of the window, in CSS pixels.
type spot struct{ X, Y float64 }

// spotOf is a point within an element: its share of the width and of the height.
func (b *browser) spotOf(selector string, across, down float64) spot {
	b.t.Helper()
	return eval[spot](b, fmt.Sprintf(`(() => { const r = document.querySelector(%q).getBoundingClientRect();
		return {X: r.x + r.width * %f, Y: r.y + r.height * %f}; })()`, selector, across, down))
}

// monthAt is a point of the plot over a month of the axis, counted from its first.
func (b *browser) monthAt(month int, across float64) spot {
	b.t.Helper()
	return eval[spot](b, fmt.Sprintf(`(() => { const r = document.querySelectorAll('.months .bar:not(.vague)')[%d].getBoundingClientRect();
		return {X: r.x + r.width * %f, Y: document.querySelector('.months').getBoundingClientRect().bottom - 40}; })()`, month, across))
}

// drag presses, moves in some steps and lets go.
func (b *browser) drag(from, to spot) {
	b.t.Helper()
	b.dragThen(from, to, func() {})
}

// dragThen does something before it lets go.
func (b *browser) dragThen(from, to spot, then func()) {
	b.t.Helper()
	mouse := func(kind input.DispatchMouseEventType, at spot) {
		b.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
			_, err := cdp.Call(ctx, tab, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at.X, Y: at.Y,
				Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1})
			return err
		}))
	}
	mouse(input.DispatchMouseEventTypeMousePressed, from)
	for i := 1; i <= 4; i++ {
		mouse(input.DispatchMouseEventTypeMouseMoved, spot{from.X + (to.X-from.X)*float64(i)/4, from.Y})
	}
	then()
	mouse(input.DispatchMouseEventTypeMouseReleased, spot{to.X, from.Y})
}

// swipe does the same with a finger.
func (b *browser) swipe(from, to spot) {
	b.t.Helper()
	touch := func(kind input.DispatchTouchEventType, at ...*input.TouchPoint) {
		b.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
			_, err := cdp.Call(ctx, tab, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: at})
			return err
		}))
	}
	touch(input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: from.X, Y: from.Y})
	for i := 1; i <= 4; i++ {
		touch(input.DispatchTouchEventTypeTouchMove, &input.TouchPoint{X: from.X + (to.X-from.X)*float64(i)/4, Y: from.Y})
	}
	touch(input.DispatchTouchEventTypeTouchEnd)
}

// asks waits until the address asks for a period and the answer is there.
func (b *browser) asks(period string) {
	b.t.Helper()
	b.until(fmt.Sprintf(`new URLSearchParams(location.search).get('datetime') === %q && document.querySelector('[data-atlas]').getAttribute('aria-busy') !== 'true'`, period))
}

// october is the map of one month, whose number on the axis is given; the collection begins in February 2021.
func (b *browser) october(s server) (month int) {
	b.t.Helper()
	b.open(s, "/?datetime=2025-10-01/2025-10-31")
	b.until(`document.querySelector('.months .bar')`)
	return 4*12 + 8
}

func TestTheTimelinesWindowIsTakenByMouse(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	month := b.october(s)
	steps := eval[int](b, `history.length`)
	hold, end := b.spotOf(`[data-side=to]`, 0.5, 0.4), b.monthAt(month+2, 1)
	edge := b.monthAt(month, 1)
	b.drag(hold, spot{hold.X + end.X - edge.X, hold.Y})
	b.asks("2025-10-01/2025-12-31")
	if got := eval[int](b, `history.length`); got != steps+1 {
		t.Errorf("a drag made %d steps of the history, want one", got-steps)
	}
	b.drag(b.monthAt(month+1, 0.5), b.monthAt(month-11, 0.5))
	b.asks("2024-10-01/2024-12-31")
	hold = b.spotOf(`[data-side=from]`, 0.5, 0.4)
	b.drag(hold, spot{hold.X + b.monthAt(month-18, 0).X - b.monthAt(month-12, 0).X, hold.Y})
	b.asks("2024-04-01/2024-12-31")
	b.drag(b.monthAt(3, 0.5), b.monthAt(5, 0.5))
	b.asks("2021-05-01/2021-07-31")
	at := b.monthAt(10, 0.5)
	b.do(chromedp.MouseClickXY(at.X, at.Y))
	b.asks("2021-12-01/2021-12-31")
	b.do(chromedp.NavigateBack())
	b.asks("2021-05-01/2021-07-31")
}

func TestTheTimelinesHandlesObeyTheKeyboard(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	b.october(s)
	press := func(side, key string, shift bool) {
		eval[bool](b, fmt.Sprintf(`(() => { const h = document.querySelector('[data-side=%s]'); h.focus();
			return h.dispatchEvent(new KeyboardEvent('keydown', {key: %q, shiftKey: %t, bubbles: true, cancelable: true})); })()`, side, key, shift))
	}
	for _, step := range []struct {
		side, key string
		shift     bool
		want      string
	}{
		{"to", "ArrowRight", false, "2025-10-01/2025-11-30"},
		{"from", "ArrowLeft", false, "2025-09-01/2025-11-30"},
		{"from", "ArrowRight", true, "2025-09-02/2025-11-30"},
		{"from", "ArrowLeft", false, "2025-09-01/2025-11-30"},
		{"to", "ArrowLeft", true, "2025-09-01/2025-11-29"},
		{"to", "ArrowRight", false, "2025-09-01/2025-11-30"},
		{"from", "PageDown", false, "2024-09-01/2025-11-30"},
		{"from", "End", false, "2025-11-01/2025-11-30"},
		{"to", "ArrowLeft", false, "2025-11-01/2025-11-30"},
	} {
		press(step.side, step.key, step.shift)
		b.asks(step.want)
	}
	type told struct{ From, To string }
	got := eval[told](b, `({From: document.querySelector('[data-side=from]').getAttribute('aria-valuetext'), To: document.querySelector('[data-side=to]').getAttribute('aria-valuetext')})`)
	if got != (told{"1 November 2025", "30 November 2025"}) {
		t.Errorf("the handles say %+v", got)
	}
}

func TestMonthsAreWithinAThumbsReach(t *testing.T) {
	s := serve(t)
	b := browse(t, telephone)
	b.october(s)
	if n := eval[int](b, `document.querySelectorAll('.months .bar:not(.vague)').length`); n > 30 {
		t.Errorf("%d bars stand on a telephone, too narrow to hit", n)
	}
	b.do(chromedp.Click(`[data-time-months]`))
	b.until(`document.querySelector('[data-time-grid] button')`)
	small := eval[[]string](b, `[...document.querySelectorAll('.time button:not([hidden]), .brush-handle')].filter((e) => e.offsetParent)
		.map((e) => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width < 44 || r.height < 44).map(([e, r]) => e.outerHTML.slice(0, 60) + ' ' + r.width + 'x' + r.height)`)
	for _, e := range small {
		t.Errorf("under 44 pixels: %s", e)
	}
	b.do(chromedp.Click(`[data-time-year-back]`), chromedp.Click(`[data-time-grid] button:nth-child(3)`))
	b.asks("2024-03-01/2024-03-31")
	b.do(chromedp.Click(`[data-time-grid] button:nth-child(5)`))
	b.asks("2024-03-01/2024-05-31")
	b.do(chromedp.Click(`[data-time-whole]`))
	b.asks("2024-01-01/2024-12-31")
	b.do(chromedp.Click(`[data-time-close]`))
	from := b.spotOf(`[data-side=to]`, 0.5, 0.4)
	b.swipe(from, spot{from.X + 31, from.Y}) // about two quarters
	b.until(`/datetime=2024-01-01\/2025-0[5678]-3[01]/.test(location.search)`)
}

func TestTheWindowPlaysToTheEndAndStops(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	motion := func(wish string) {
		b.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
			_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: wish}}})
			return err
		}))
	}
	motion("no-preference")
	b.open(s, "/?datetime=2026-03-01/2026-03-31")
	b.touch()
	b.until(`document.querySelector('.months .bar')`)
	steps := eval[int](b, `history.length`)
	b.until(`document.querySelector('[data-atlas]').getAttribute('aria-busy') !== 'true' && document.querySelector('.months .bar.out')`)
	asked := len(b.asked())
	// It plays for a moment only, which a slow machine would look away from.
	eval[bool](b, `(() => {
		const button = document.querySelector('[data-time-play]'), pressed = window.pressed = [];
		new MutationObserver(() => pressed.push(button.getAttribute('aria-pressed'))).observe(button, {attributeFilter: ['aria-pressed']});
		return true;
	})()`)
	b.do(chromedp.Click(`[data-time-play]`))
	b.until(`window.pressed.join() === 'true,false'`)
	b.asks("2026-05-01/2026-05-31")
	if got := len(b.asked()); got != asked {
		t.Errorf("playing made %d requests", got-asked)
	}
	if told := eval[string](b, `document.querySelector('[data-time-told]').textContent`); !strings.Contains(told, "May 2026") {
		t.Errorf("at the end it says %q", told)
	}
	if got := eval[int](b, `history.length`); got != steps+1 {
		t.Errorf("playing made %d steps of the history, want one", got-steps)
	}
	b.do(chromedp.Click(`[data-time-back]`))
	b.asks("2026-04-01/2026-04-30")
	motion("reduce")
	if eval[bool](b, `document.querySelector('[data-time-play]').offsetParent !== null`) {
		t.Error("who wants no motion is offered to play")
	}
	b.do(chromedp.Click(`[data-time-back]`))
	b.asks("2026-03-01/2026-03-31")
}

func TestAnEventOfALaneSaysWhatHappened(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	b.open(s, "/")
	b.until(`document.querySelector('.lanes .event')`)
	key := func(on, key string) {
		eval[bool](b, fmt.Sprintf(`document.querySelector(%q).dispatchEvent(new KeyboardEvent('keydown', {key: %q, bubbles: true, cancelable: true}))`, on, key))
	}
	note := func() string {
		return eval[string](b, `document.querySelector('[data-event-note]:not([hidden])')?.textContent ?? ''`)
	}
	eval[bool](b, `document.querySelector('.lanes').focus() ?? true`)
	key(".lanes", "Home")
	key(".lanes", "ArrowRight")
	if got := note(); !strings.Contains(got, "Talks between Islamabad and the TTP") && !strings.Contains(got, "Taliban take Kabul") {
		t.Errorf("the note reads %q", got)
	}
	key(".lanes", "Enter")
	key(".lanes", "End")
	if got := note(); !strings.Contains(got, "Kabul answers with drones") || !strings.Contains(got, "Source") {
		t.Errorf("the last event's note reads %q", got)
	}
	b.do(chromedp.Click(`[data-event-by="-1"]`))
	if got := note(); strings.Contains(got, "Kabul answers with drones") || got == "" {
		t.Errorf("the note before the last reads %q", got)
	}
	key("[data-event-note]", "Escape")
	if got := note(); got != "" {
		t.Errorf("after Escape the note reads %q", got)
	}
	named := eval[int](b, `document.querySelectorAll('.lanes .event text').length`)
	over := eval[int](b, `(() => { const boxes = [...document.querySelectorAll('.lanes .event text')].map((e) => e.getBoundingClientRect());
		return boxes.filter((a, i) => boxes.some((b, j) => i !== j && a.left < b.right && b.left < a.right && Math.abs(a.top - b.top) < 5)).length; })()`)
	if named < 5 || over > 0 {
		t.Errorf("%d events are named, %d of them over another name", named, over)
	}
}
