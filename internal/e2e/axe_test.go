package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// look runs axe over the page and gives back what it finds.
const look = `axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then((r) =>
	r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(', ')))`

func TestNoPageHasAFaultThatAxeFinds(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(root, "assets/node_modules/axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, "--contact", "errors@example.org")
	incident := table(t, "claims.csv")[0]["incident_id"]
	for _, screen := range []struct {
		scheme string
		size   window
	}{{"light", desktop}, {"light", tablet}, {"dark", telephone}} {
		b := browse(t, screen.size)
		b.theme(screen.scheme)
		for _, path := range []string{"/", "/collections/incidents/items?datetime=2025-10-01/2025-10-31",
			"/collections/incidents/items/" + incident,
			"/collections/crossings/items", "/collections/crossings/items/torkham", "/collections/districts/items",
			"/collections/districts/items/bannu", "/coverage", "/quarters", "/cite", "/data", "/about", "/histogram", "/totals",
			"/api", "/conformance", "/collections", "/collections/crossings/schema", "/embed"} {
			t.Run(fmt.Sprintf("%s %d%s", screen.scheme, screen.size.width, path), func(t *testing.T) {
				if path == "/" {
					b.open(s, path)
				} else {
					b.do(chromedp.Navigate(s.URL + path))
				}
				eval[bool](b, string(axe)+";true")
				found, err := chromedp.Run(b, chromedp.Evaluate[[]string](look, chromedp.EvalAwaitPromise))
				if err != nil {
					t.Fatal(err)
				}
				for _, v := range found {
					t.Error(v)
				}
				if eval[bool](b, `document.documentElement.scrollWidth > innerWidth`) {
					t.Error("the page is wider than the screen")
				}
			})
		}
	}
}
