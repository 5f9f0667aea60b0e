package hue_test

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Two districts side by side are told apart by their shades, in both themes: each class from the one before it, the first
// from the land, by more than what is needed between shades of one hue (1.25).
func TestNeighbouringShadesDifferVisibly(t *testing.T) {
	sheet, err := os.ReadFile("../../assets/src/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, _ := strings.Cut(string(sheet), "prefers-color-scheme: dark")
	for theme, css := range map[string]string{"light": light, "dark": dark} {
		before := "map-home"
		for class := 1; class <= 5; class++ {
			name := fmt.Sprintf("shade-%d", class)
			if got := contrast(token(t, css, before), token(t, css, name)); got < 1.4 {
				t.Errorf("%s: %s beside %s has a contrast of %.2f, want 1.4", theme, name, before, got)
			}
			before = name
		}
		if got := contrast(token(t, css, "map-home"), token(t, css, "shade-0")); got < 1.1 {
			t.Errorf("%s: zero is no land: contrast %.2f, want 1.1", theme, got)
		}
		// The hatch of thin coverage is seen on the lightest and on the darkest.
		for _, name := range []string{"map-home", "shade-1"} {
			if got := contrast(token(t, css, name), token(t, css, "shade-hatch")); got < 3 {
				t.Errorf("%s: the hatch on %s has a contrast of %.2f, want 3", theme, name, got)
			}
		}
	}
}

// token is the relative luminance of a colour of the style sheet.
func token(t *testing.T, css, name string) float64 {
	t.Helper()
	found := regexp.MustCompile(`--` + name + `: #([0-9a-f]{6});`).FindStringSubmatch(css)
	if found == nil {
		t.Fatalf("tokens.css has no %s", name)
	}
	n, err := strconv.ParseUint(found[1], 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	linear := func(c uint64) float64 {
		v := float64(c&255) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n>>16) + 0.7152*linear(n>>8) + 0.0722*linear(n)
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }
