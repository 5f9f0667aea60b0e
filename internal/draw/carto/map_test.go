package carto

import (
	"encoding/xml"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

// counted is what a picture says: marks one by one, and the sum of its badges and cells.
func counted(t interface{ Fatalf(string, ...any) }, picture string) (marks, inBadges int) {
	d := xml.NewDecoder(strings.NewReader(picture))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return marks, inBadges
		}
		if err != nil {
			t.Fatalf("the picture is no XML: %v", err)
		}
		el, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range el.Attr {
			switch {
			case a.Name.Local == "class" && slices.Contains(strings.Fields(a.Value), "mark"):
				marks++
			case a.Name.Local == "data-count":
				n, err := strconv.Atoi(a.Value)
				if err != nil {
					t.Fatalf("data-count %q", a.Value)
				}
				inBadges += n
			case a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on"):
				t.Fatalf("<%s> has an attribute %s, which the policy forbids", el.Name.Local, a.Name.Local)
			}
		}
	}
}

func TestMarksAndBadgesOfTheShippedIncidentsAddUpToAll(t *testing.T) {
	m, matches := shippedMap(t)
	marks, inBadges := counted(t, shippedBase(t).Map(m))
	if marks+inBadges != matches {
		t.Errorf("%d marks and %d in badges, want %d together", marks, inBadges, matches)
	}
	if marks < 700 {
		t.Errorf("only %d incidents have a mark of their own", marks)
	}
}

func TestMarksBadgesAndCellsAlwaysAddUp(t *testing.T) {
	base := shippedBase(t)
	rapid.Check(t, func(t *rapid.T) {
		point := rapid.Custom(func(t *rapid.T) orb.Point {
			return orb.Point{rapid.Float64Range(60, 78).Draw(t, "lon"), rapid.Float64Range(23, 39).Draw(t, "lat")}
		})
		m := Map{ID: "m", Title: "t", Desc: "d", Beyond: worded, Cell: func(n int, _ orb.Bound) (string, string) { return worded(n) }}
		want := 0
		for _, at := range rapid.SliceOfN(point, 0, 40).Draw(t, "places") {
			for range rapid.SampledFrom([]int{1, 1, 2, 30}).Draw(t, "times") { // sharing a point is the rule
				m.Marks = append(m.Marks, Mark{At: at, Type: rapid.SampledFrom(incident.Types).Draw(t, "type")})
				want++
			}
		}
		if heaps := rapid.SliceOfN(point, 0, 40).Draw(t, "heaps"); len(heaps) > 0 && rapid.Bool().Draw(t, "many") {
			m.Marks, want = nil, 0
			for _, at := range heaps {
				h := Heap{At: at, Count: rapid.IntRange(1, 30_000).Draw(t, "in a heap")}
				m.Heaps, want = append(m.Heaps, h), want+h.Count
			}
		}
		for _, at := range rapid.SliceOfN(point, 0, 8).Draw(t, "rings") {
			n := rapid.IntRange(1, 500).Draw(t, "count")
			m.Rings = append(m.Rings, Ring{At: at, Count: n})
			want += n
		}
		marks, inBadges := counted(t, base.Map(m))
		if marks+inBadges != want {
			t.Fatalf("%d marks and %d in badges, want %d together", marks, inBadges, want)
		}
		if len(m.Heaps) > 0 && marks > 0 {
			t.Fatalf("%d marks are drawn one by one beside %d heaps", marks, len(m.Heaps))
		}
	})
}

func TestNamesSignsAndCrossingsOfTheMapCoverOneAnotherNowhere(t *testing.T) {
	m, _ := shippedMap(t)
	l := shippedBase(t).layOut(m)
	crowded := 0
	for i, a := range l.signs {
		for _, b := range l.signs[i+1:] {
			if far := math.Hypot(a.disc.At[0]-b.disc.At[0], a.disc.At[1]-b.disc.At[1]); far < a.disc.R+b.disc.R {
				crowded++
			}
		}
	}
	if len(l.signs) < 50 || crowded*20 > len(l.signs) {
		t.Errorf("%d of %d signs lie on another", crowded, len(l.signs))
	}
	for i, a := range l.taken {
		for _, b := range l.taken[i+1:] {
			if a.Intersects(b) {
				t.Errorf("names overlap: %v and %v", a, b)
			}
		}
		for _, s := range l.signs {
			if s.disc != s.own && s.disc.Meets(a, 0) {
				t.Errorf("a sign that gave way covers a name at %v", a)
			}
		}
	}
}

// A sign that has no room at its point gives way within the shape that it stands for, and a line leads to its point.
func TestASignThatGivesWayStaysInItsArea(t *testing.T) {
	m, _ := shippedMap(t)
	base := shippedBase(t)
	moved := 0
	for _, s := range base.layOut(m).signs {
		shape := base.shapeOf(s.Area)
		if s.disc == s.own || len(shape) == 0 {
			continue
		}
		moved++
		if !windowOf(s.own.At).holder(shape)(s.disc.At) {
			t.Errorf("the sign of %s left it", s.Area)
		}
	}
	if moved == 0 {
		t.Error("no sign gave way, so the test shows nothing")
	}
	if got := strings.Count(base.Map(m), `class="leader"`); got < moved {
		t.Errorf("%d lines for %d signs that gave way", got, moved)
	}
}

func TestTheTenDistrictsWithMostIncidentsAreNamed(t *testing.T) {
	m, _ := shippedMap(t)
	picture := shippedBase(t).Map(m)
	for _, a := range m.Areas[:10] {
		if !strings.Contains(picture, ">"+a.Title+"</text>") {
			t.Errorf("%s, with %d incidents, has no name", a.Title, a.Count)
		}
	}
	for _, side := range []string{"AFGHANISTAN", "PAKISTAN"} {
		letters := ""
		for _, l := range strings.Split(picture, `class="country"`)[1:] {
			_, rest, _ := strings.Cut(l, ">")
			letter, _, _ := strings.Cut(rest, "<")
			letters += letter
		}
		if !strings.Contains(letters, side) {
			t.Errorf("%s doesn't stand along the frontier: %q", side, letters)
		}
	}
}

func TestTheSameMapHasTheSameBytes(t *testing.T) {
	m, _ := shippedMap(t)
	first, second := shippedBase(t).Map(m), shippedBase(t).Map(m)
	if first != second {
		t.Error("two drawings of one map differ")
	}
}

func TestAFigureThatNobodyGivesIsDrawnHollow(t *testing.T) {
	zero := 0
	for name, tc := range map[string]struct {
		killed *int
		hollow bool
	}{"no figure": {nil, true}, "zero": {&zero, false}} {
		picture := shippedBase(t).Map(Map{ID: "m", Marks: []Mark{{At: orb.Point{71, 34}, Type: "ied", Killed: tc.killed}}})
		if got := strings.Contains(picture, "hollow"); got != tc.hollow {
			t.Errorf("%s: hollow is %v", name, got)
		}
	}
}

func TestWhatIsOnlyKnownToItsAreaHasNoSharpMark(t *testing.T) {
	base, at := shippedBase(t), orb.Point{70.6, 33}
	for _, p := range incident.GeoPrecisions {
		picture := base.Spot(Spot{ID: "s", Title: "t", Desc: "d", At: &at, Type: "ied", Precision: p,
			Area: map[bool]string{true: "bannu"}[p.Coarse()]})
		sharp := p == incident.Site || p == incident.Town
		if got := strings.Contains(picture, "glyph"); got != sharp {
			t.Errorf("%s: a mark is drawn: %v", p, got)
		}
		if p.Coarse() && !strings.Contains(picture, "shaded") {
			t.Errorf("%s: no area is shaded", p)
		}
		counted(t, picture)
	}
}

func TestAPlaceThatIsNearAnotherLiesWithinItsCircle(t *testing.T) {
	base, at := shippedBase(t), orb.Point{71.5, 33.9}
	circle := regexp.MustCompile(`class="about"[^>]* r="([0-9.]+)"`)
	radius := func(within float64) float64 {
		picture := base.Spot(Spot{ID: "s", Title: "t", Desc: "d", At: &at, Type: "ied", Precision: incident.Town, Within: within})
		found := circle.FindStringSubmatch(picture)
		if found == nil {
			t.Fatalf("%g km: no circle", within)
		}
		r, err := strconv.ParseFloat(found[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	// The picture shows more ground around the wider one, and all of it.
	if village, near := radius(0), radius(25); near < 4*village || near > spotHeight/2 {
		t.Errorf("a village has %g, near it %g", village, near)
	}
}
