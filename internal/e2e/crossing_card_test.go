package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// covered reports whether a row on trade or foot traffic covers the day at a crossing, by the rule of SCHEMA.md.
func covered(rows []row, id, day string) bool {
	for _, r := range rows {
		onTraffic := r["scope"] != "deportees" && r["scope"] != "aid"
		if r["crossing_id"] == id && onTraffic && r["from"] <= day && (r["to"] == "" || day <= r["to"]) {
			return true
		}
	}
	return false
}

// spoken writes a day as the page does.
func spoken(t *testing.T, day string) string {
	t.Helper()
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return d.Format("2 January 2006")
}

// card is the text of the open card.
func (b *browser) card() string {
	b.t.Helper()
	return eval[string](b, `document.querySelector('[data-card]:not([hidden])')?.textContent ?? ''`)
}

// clickMiddle clicks the middle of the map with the mouse.
func (b *browser) clickMiddle() {
	b.t.Helper()
	type spot struct{ X, Y float64 }
	at := eval[spot](b, `(() => { const r = document.querySelector('[data-map]').getBoundingClientRect(); return {X: r.x + r.width / 2, Y: r.y + r.height / 2}; })()`)
	b.do(chromedp.MouseClickXY(at.X, at.Y))
}

// visit goes to another address of the open page, as Back does.
func (b *browser) visit(query string) {
	b.t.Helper()
	eval[bool](b, fmt.Sprintf(`history.pushState(null, '', '/?%s') ?? dispatchEvent(new PopStateEvent('popstate'))`, query))
}

// told checks what the card of a crossing says on a day.
func (b *browser) told(rows []row, gate row, day string) (none bool) {
	b.t.Helper()
	b.until(`!document.querySelector('[data-card] .card-told')`)
	text, on := b.card(), spoken(b.t.(*testing.T), day)
	if !strings.Contains(text, gate["name"]) || !strings.Contains(text, on) {
		b.t.Errorf("%s on %s: the card reads %q", gate["id"], day, text)
	}
	known := eval[bool](b, `!document.querySelector('[data-card] .s-unknown')`)
	none = strings.Contains(text, "covers "+on)
	if none == known || none && covered(rows, gate["id"], day) {
		b.t.Errorf("%s on %s: a row covers it: %t, the card reads %q", gate["id"], day, covered(rows, gate["id"], day), text)
	}
	if fault := eval[string](b, `document.querySelector('[data-fault]:not([hidden])')?.textContent ?? ''`); fault != "" {
		b.t.Errorf("%s on %s: the page says %q", gate["id"], day, fault)
	}
	return none
}

func TestEveryCrossingOpensItsCardOnAClickOnEveryDate(t *testing.T) {
	gates, rows := table(t, "crossings.csv"), table(t, "crossing_status.csv")
	b := browse(t, desktop)
	s := serve(t)
	without, with := 0, 0
	for _, day := range []string{"2021-03-01", "2021-09-13", "2024-08-20", "2025-11-01", "2026-03-16"} {
		b.open(s, "/?datetime="+day+"&layers=crossings")
		for _, gate := range gates {
			b.visit("datetime=" + day + "&layers=crossings&map=13/" + gate["lat"] + "/" + gate["lon"])
			b.until(`document.querySelector('[data-card]').hidden`)
			b.clickMiddle()
			b.until(`location.search.includes('sel=crossing:` + gate["id"] + `')`)
			if b.told(rows, gate, day) {
				without++
			} else {
				with++
			}
		}
	}
	if without == 0 || with == 0 {
		t.Errorf("%d cards without a record and %d with one, so the test shows only one of the two", without, with)
	}
}

func TestAChosenCrossingTellsOfThePeriodThatIsChosenAfterIt(t *testing.T) {
	gates, rows := table(t, "crossings.csv"), table(t, "crossing_status.csv")
	b := browse(t, desktop)
	s := serve(t)
	for _, gate := range gates {
		if gate["id"] != "torkham" && gate["id"] != "borki" {
			continue
		}
		b.open(s, "/?sel=crossing:"+gate["id"])
		b.until(`!document.querySelector('[data-card]').hidden`)
		for _, day := range []string{"2021-03-31", "2025-11-30", "2021-03-31"} {
			b.choose(day[:8]+"01", day)
			b.until(`document.querySelector('[data-card]').textContent.includes('` + spoken(t, day) + `')`)
			b.told(rows, gate, day)
		}
	}
}

// drawsNothing makes the answers of the server such that the page can't draw them.
const drawsNothing = `(() => {
	const fetch = window.fetch.bind(window);
	window.fetch = async (address, how) => {
		const answer = await fetch(address, how);
		if (!String(address).includes('/map/records')) return answer;
		return new Response(JSON.stringify({...await answer.json(), units: null}));
	};
	return true;
})()`

func TestAFaultOfDrawingIsNotToldAsOneOfTheNetwork(t *testing.T) {
	b := browse(t, desktop)
	s := serve(t)
	b.open(s, "/")
	b.touch()
	eval[bool](b, drawsNothing)
	b.search("polio")
	b.until(`!document.querySelector('[data-fault]').hidden`)
	if said := eval[string](b, `document.querySelector('[data-fault]').textContent`); !strings.Contains(said,
		"could not be drawn") || strings.Contains(said, "loaded") {
		t.Errorf("the page says %q", said)
	}
	b.expect("exception")
}

func TestAFaultOfTheNetworkIsToldAsOneAndCanBeTriedAgain(t *testing.T) {
	b := browse(t, desktop)
	s := serve(t)
	b.open(s, "/")
	b.touch()
	s.stop()
	b.search("polio")
	b.until(`!document.querySelector('[data-fault]').hidden`)
	if said := eval[string](b, `document.querySelector('[data-fault]').textContent`); !strings.Contains(said,
		"could not be loaded") || !strings.Contains(said, "Try again") {
		t.Errorf("the page says %q", said)
	}
	// The records and their words: both fail, one after the other.
	b.until(`performance.getEntriesByType('resource').filter((e) => e.name.includes('q=polio') && e.responseEnd).length >= 2`)
	b.expect("network: Failed to load resource")
}
