package e2e

import (
	"slices"
	"strings"
	"testing"
)

// The relief is a picture for each theme, small for the opening: nobody fetches what they don't look at.
func TestOnlyTheReliefThatIsSeenIsFetched(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	shown := func() string {
		return eval[string](b, `[...document.querySelectorAll('.ground-relief')].map((i) => i.getAttribute('src')).join(' ')`)
	}
	b.open(s, "/?map=7/33.5/71")
	b.until(`document.querySelector('.ground-relief')?.naturalWidth > 0`)
	if src := shown(); !strings.Contains(src, "/relief-light.") || strings.Contains(src, " ") {
		t.Errorf("far out the map shows %q", src)
	}
	b.mu.Lock()
	fetched := slices.Clone(b.requests)
	b.mu.Unlock()
	for _, address := range fetched {
		if strings.Contains(address, "dark") || strings.Contains(address, "near") || strings.Contains(address, "rivers.") {
			t.Errorf("the opening fetches %s", address)
		}
	}
	if n := eval[int](b, `document.querySelectorAll('.ground-river').length`); n == 0 {
		t.Error("the map has no rivers")
	}

	b.open(s, "/?map=8.5/33.5/71")
	b.until(`[...document.querySelectorAll('.ground-relief')].some((i) => i.src.includes('near-light') && i.naturalWidth > 0)`)
	b.until(`[...document.querySelectorAll('.ground-relief')].length === 1`)

	b.open(s, "/?map=12/33.5/71")
	b.shows(len(b.usual()))
	if src := shown(); src != "" {
		t.Errorf("where it would lie the map still shows %q", src)
	}

	b.open(s, "/?map=7/33.5/71&layers=crossings,districts")
	b.shows(len(b.usual()))
	if n := eval[int](b, `document.querySelectorAll('.ground-relief, .ground-river, .ground-route').length`); n != 0 {
		t.Errorf("a plain map has %d parts of the ground", n)
	}
}
