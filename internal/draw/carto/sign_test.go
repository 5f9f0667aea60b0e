package carto

import (
	"math"
	"os"
	"strings"
	"testing"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/draw/canvas"
	"khyberatlas/internal/hue"
	"khyberatlas/internal/incident"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// covered is the area that rings enclose, holes taken off by their winding.
func covered(rings [][]orb.Point) float64 {
	sum := 0.0
	for _, r := range rings {
		sum += planar.Area(orb.Ring(append(r[:len(r):len(r)], r[0])))
	}
	return math.Abs(sum)
}

func about(a, b, part float64) bool { return math.Abs(a-b) <= part*b }

func TestEverySignIsReadAsAShapeOfAboutTheSameInk(t *testing.T) {
	for _, kind := range incident.Types {
		path := draw.Shape(kind)
		shape := canvas.Rings(path)
		for _, ring := range shape {
			for _, p := range ring {
				if math.Hypot(p[0], p[1]) > 7 {
					t.Errorf("%s reaches to %v", kind, p)
				}
			}
		}
		if got := covered(shape); got < 25 || got > 75 {
			t.Errorf("%s covers %.1f", kind, got)
		}
	}
	if got := covered(canvas.Rings(draw.Shape("armed_attack"))); !about(got, math.Pi*4.5*4.5, 0.06) {
		t.Errorf("the circle covers %.1f", got)
	}
}

func TestCardsHaveTheColoursOfTheLightTheme(t *testing.T) {
	sheet, err := os.ReadFile("../../../assets/src/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, _, _ := strings.Cut(string(sheet), "@media screen and (prefers-color-scheme: dark)")
	want := map[string]canvas.Tint{"paper": paper, "ink": ink, "ink-2": ink2, "ink-3": ink3, "rule": rule, "accent": accent,
		"map-land": mapLand,
		"map-home": mapHome, "map-line": mapLine, "map-line-inner": mapInner, "map-frontier": mapBorder, "map-label": mapLabel,
		"map-label-faint": mapFaint}
	for _, kind := range incident.Types {
		want["type-"+string(kind)] = canvas.Solid(hue.Of(kind))
	}
	for name, c := range want {
		if !strings.Contains(light, "--"+name+": "+c.Hex+";") {
			t.Errorf("--%s is not %s", name, c.Hex)
		}
	}
}

func TestTheHalfOfAContestedSignIsLessThanItAndStandsBeforeTheMiddle(t *testing.T) {
	for _, kind := range incident.Types {
		path := draw.Shape(kind)
		whole := canvas.Rings(path)
		half := firstHalf(whole)
		for _, ring := range half {
			for _, p := range ring {
				if p[0] > 1e-9 {
					t.Errorf("the half of %s reaches to %v", kind, p)
				}
			}
		}
		if got, all := covered(half), covered(whole); !about(got, all/2, 0.12) {
			t.Errorf("the half of %s covers %.1f of %.1f", kind, got, all)
		}
	}
}
