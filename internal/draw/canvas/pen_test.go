package canvas

import (
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"pgregory.net/rapid"
)

// covered is the area that rings enclose, holes taken off by their winding.
func covered(rings [][]orb.Point) float64 {
	sum := 0.0
	for _, r := range rings {
		sum += planar.Area(orb.Ring(append(r[:len(r):len(r)], r[0])))
	}
	return math.Abs(sum)
}

func TestAPenCoversItsWidthTimesItsWay(t *testing.T) {
	square := []orb.Point{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}
	for name, tc := range map[string]struct {
		line []orb.Point
		want float64
	}{
		"straight":        {[]orb.Point{{0, 0}, {30, 40}}, 100},
		"with a stop":     {[]orb.Point{{0, 0}, {0, 0}, {3, 4}, {3, 4}, {30, 40}}, 100},
		"closed":          {square, 800},
		"a point":         {[]orb.Point{{1, 1}, {1, 1}}, 0},
		"nothing":         {nil, 0},
		"there and back?": {[]orb.Point{{0, 0}, {50, 0}, {50, 50}}, 200},
	} {
		if got := covered(band(tc.line, 2)); math.Abs(got-tc.want) > 1 {
			t.Errorf("%s: %.1f, want %.1f", name, got, tc.want)
		}
	}
}

func TestACornerNeverSticksOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		point := rapid.Custom(func(t *rapid.T) orb.Point {
			return orb.Point{rapid.Float64Range(0, 100).Draw(t, "x"), rapid.Float64Range(0, 100).Draw(t, "y")}
		})
		line := rapid.SliceOfN(point, 0, 12).Draw(t, "line")
		for _, ring := range band(line, 3) {
			for _, p := range ring {
				if math.IsNaN(p[0]) || p[0] < -3.01 || p[0] > 103.01 || p[1] < -3.01 || p[1] > 103.01 {
					t.Fatalf("%v of a band around %v", p, line)
				}
			}
		}
	})
}

func TestDashesAreThePartsOfALineThatAreOn(t *testing.T) {
	got := dashes([]orb.Point{{0, 0}, {10, 0}, {10, 10}}, []float64{6, 3})
	want := [][]orb.Point{{{0, 0}, {6, 0}}, {{9, 0}, {10, 0}, {10, 5}}, {{10, 8}, {10, 10}}}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		for j := range want[i] {
			if math.Hypot(got[i][j][0]-want[i][j][0], got[i][j][1]-want[i][j][1]) > 1e-9 {
				t.Errorf("part %d is %v, want %v", i, got[i], want[i])
			}
		}
	}
}

func TestATextIsBrokenIntoLinesThatFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zA-Z,.āé]{1,14}`), 0, 30).Draw(t, "words")
		l := Lettering{Size: rapid.Float64Range(8, 40).Draw(t, "size"), Bold: rapid.Bool().Draw(t, "bold")}
		width := rapid.Float64Range(60, 600).Draw(t, "width")
		most := rapid.IntRange(1, 5).Draw(t, "most")
		lines := l.Wrap(strings.Join(words, " "), width, most)
		if len(lines) > most {
			t.Fatalf("%d lines, at most %d", len(lines), most)
		}
		for _, line := range lines {
			if l.width(line) > width && line != "…" {
				t.Fatalf("%q is %.1f wide, more than %.1f", line, l.width(line), width)
			}
		}
		if whole := strings.Join(lines, " "); !strings.Contains(whole, "…") && whole != strings.Join(words, " ") {
			t.Fatalf("%q of %q", whole, words)
		}
	})
}
