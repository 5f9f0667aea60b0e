package e2e

import (
	"strings"
	"testing"
)

// Which districts hold more recorded incidents in 2025 than in 2024, and why may that mislead? At most three actions from
// the map, with the whole answer on the screen.
func TestTwoYearsOfDistrictsAreComparedInThreeActions(t *testing.T) {
	s := serve(t)
	for name, screen := range screens {
		t.Run(name, func(t *testing.T) {
			r := reader{browser: browse(t, screen)}
			r.open(s, "/")
			r.tap(`.site-nav a[href^="/collections/districts/items"]`)
			r.until(`document.querySelectorAll('.compare-choices .choices a').length > 0`)
			preset := `.choices a[href*="compare=2024-01-01/2024-12-31"]`
			if said := r.sees(preset); said != "2025 with 2024" {
				t.Errorf("the link reads %q", said)
			}
			r.tap(preset)
			r.until(`document.querySelectorAll('.counted li').length > 0`)
			r.shoot("beside-" + name)
			// What the answer is made of: its period, its districts, why it may mislead and how much was read.
			for part, want := range map[string]string{`h1`: "2025 compared with 2024", `.headline .lead`: "more recorded incidents",
				`.counted li:last-child`: "(was ", `.headline .caution`: "may mislead"} {
				if said := r.sees(part); !strings.Contains(said, want) {
					t.Errorf("%s says %q", part, said)
				}
			}
			if all := eval[string](r.browser, `document.querySelector('.counted').textContent`); !strings.Contains(all, "Bannu") {
				t.Errorf("the districts are %q", all)
			}
			if r.acts > 3 {
				t.Errorf("that took %d actions", r.acts)
			}
		})
	}
}
