package e2e

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// asked is an expression of what the map says that it drew: its plan and the answer that it was made of.
const asked = `(() => { const e = new CustomEvent('plan', {detail: {}}); document.querySelector('[data-map]').dispatchEvent(e); return e.detail; })()`

// sign is a target of the map, in pixels from the corner of the page.
type sign struct {
	X, Y    float64
	Members int
	Title   string
}

// crowd is the sign with most members that nothing lies over.
func (b *browser) crowd() sign {
	b.t.Helper()
	return eval[sign](b, `(() => {
		const box = document.querySelector('[data-map]').getBoundingClientRect();
		const free = (s) => document.elementFromPoint(box.x + s.x, box.y + s.y)?.closest('[data-map]');
		const s = `+asked+`.plan.signs.filter(free).sort((a, b) => b.thing.members.length - a.thing.members.length)[0];
		return {X: box.x + s.x, Y: box.y + s.y, Members: s.thing.members.length, Title: s.thing.name};
	})()`)
}

func TestASignOfSeveralOpensAsAListOfExactlyThem(t *testing.T) {
	s := serve(t)
	for _, size := range []window{desktop, telephone} {
		for _, reading := range []string{"places", "districts"} {
			b := browse(t, size)
			b.open(s, "/?reading="+reading)
			at := b.crowd()
			all := strconv.Itoa(len(table(t, "incidents.csv")))
			if at.Members < 10 {
				t.Fatalf("the largest sign holds %d incidents, so the test shows nothing", at.Members)
			}
			b.do(chromedp.MouseClickXY(at.X, at.Y))
			b.until(`!document.querySelector('[data-list-back]').hidden`)
			b.until(fmt.Sprintf(`document.querySelector('[data-list-title]').textContent.includes(%q)`, strings.Split(at.Title, ":")[0]))
			shown := eval[int](b, `(() => {
				while (!document.querySelector('[data-more]').hidden) document.querySelector('[data-more]').click();
				return document.querySelector('[data-rows]').children.length;
			})()`)
			if shown != at.Members {
				t.Errorf("%v, %s: %s holds %d incidents and lists %d", size, reading, at.Title, at.Members, shown)
			}
			if count := eval[string](b, `document.querySelector('[data-atlas]').dataset.count`); count != all {
				t.Errorf("opening a sign left %s incidents of %s: it must not filter", count, all)
			}
		}
	}
}
