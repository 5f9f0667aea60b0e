package e2e

import (
	"strings"
	"testing"
)

// Which districts hold more recorded incidents in 2025 than in 2024, and why may that mislead? Two actions from the map,
// with the whole answer on the screen.
func TestTwoYearsOfDistrictsAreComparedInTwoActions(t *testing.T) {
	s := serve(t)
	for name, size := range map[string]window{"mouse": desktop, "thumb": telephone} {
		t.Run(name, func(t *testing.T) {
			b := browse(t, size)
			b.open(s, "/")
			eval[any](b, `document.querySelector('.site-nav a[href^="/collections/districts/items"]').click()`)
			b.until(`document.querySelectorAll('.compare-choices .choices a').length > 0`)
			eval[any](b, `[...document.querySelectorAll(".choices a")]
				.find(a => a.textContent === '2025 beside 2024').click()`)
			b.until(`document.querySelectorAll('.counted li').length > 0`)
			// What the answer is made of: its period, its districts, why it may mislead and how much was read.
			for _, part := range []string{`h1`, `.headline .lead`, `.counted li:last-child`, `.headline .caution`} {
				if !eval[bool](b, `(r => r.top >= 0 && r.bottom <= innerHeight && r.right <= innerWidth && scrollY === 0)(
					document.querySelector('`+part+`').getBoundingClientRect())`) {
					t.Errorf("%s is not on the screen", part)
				}
			}
			for part, want := range map[string]string{`h1`: "2025 beside 2024", `.counted`: "Bannu", `.caution`: "may mislead"} {
				if said := eval[string](b, `document.querySelector('`+part+`').textContent`); !strings.Contains(said, want) {
					t.Errorf("%s says %q", part, said)
				}
			}
		})
	}
}
