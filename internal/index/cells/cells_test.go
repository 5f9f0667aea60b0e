package cells_test

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/index/cells"
	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
	"khyberatlas/internal/index/set"
)

func built(t interface{ Fatal(...any) }, points []orb.Point) *cells.Cells {
	var out bytes.Buffer
	w := sections.NewWriter(&out)
	cells.Put(w, len(points), func(i int) orb.Point { return points[i] })
	if err := w.Close(""); err != nil {
		t.Fatal(err)
	}
	f, err := sections.Held(out.Bytes(), "")
	if err != nil {
		t.Fatal(err)
	}
	var lon, lat column.Builder
	for _, p := range points {
		lon.Float64(p[0])
		lat.Float64(p[1])
	}
	c := cells.Open(f, column.Float64s(lon), column.Float64s(lat))
	return &c
}

var nowhere = orb.Point{math.NaN(), math.NaN()}

func rowsOf(s set.Rows) (all []int) {
	s.Each(func(i int) bool {
		all = append(all, i)
		return true
	})
	return all
}

// Places are few and of round numbers, so that many rows lie on the sides of boxes, some cells are of one place, and strips begin
// and end on the same meridian.
func TestCellsFindWhatAScanFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		degree := rapid.OneOf(rapid.Map(rapid.IntRange(0, 8), func(n int) float64 { return float64(n) / 2 }), rapid.Float64Range(-1, 5))
		point := rapid.Custom(func(t *rapid.T) orb.Point { return orb.Point{degree.Draw(t, "lon"), degree.Draw(t, "lat")} })
		some := rapid.SliceOfN(point, 1, 40).Draw(t, "places")
		some = append(some, nowhere)
		points := make([]orb.Point, rapid.IntRange(0, 5000).Draw(t, "rows"))
		for i := range points {
			points[i] = some[i*i%len(some)]
		}
		c := built(t, points)
		var boxes []orb.Bound
		for range rapid.IntRange(1, 2).Draw(t, "boxes") {
			x, y := degree.Draw(t, "west"), degree.Draw(t, "south")
			wide, high := max(degree.Draw(t, "wide"), 0), max(degree.Draw(t, "high"), 0)
			boxes = append(boxes, orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x + wide, y + high}})
		}
		lo := rapid.IntRange(0, len(points)).Draw(t, "from")
		hi := rapid.IntRange(lo, len(points)).Draw(t, "to")
		s, step := set.Within(lo, hi), rapid.IntRange(2, 50).Draw(t, "step")
		var all, want, near []int
		even := func(i int, _ orb.Point) bool { return i%2 == 0 }
		for i, p := range points {
			if i%step == 1 {
				s.Drop(i)
			}
			in := math.IsNaN(p[0]) || slices.ContainsFunc(boxes, func(b orb.Bound) bool { return b.Contains(p) })
			if c.In(boxes, i) != in {
				t.Fatalf("row %d at %v in %v: %v", i, p, boxes, !in)
			}
			if in {
				all = append(all, i)
			}
			if in && s.Has(i) {
				want = append(want, i)
			}
			if !math.IsNaN(p[0]) && s.Has(i) && boxes[0].Contains(p) && even(i, p) {
				near = append(near, i)
			}
		}
		n, ok := c.Count(boxes)
		if apart := len(boxes) == 1 || !boxes[0].Intersects(boxes[1]); ok != apart || ok && n != len(all) {
			t.Fatalf("%d in %v (%v), by a scan %d", n, boxes, ok, len(all))
		}
		kept := s.Clone()
		c.KeepPlaced(kept, boxes[0], even)
		if got := rowsOf(kept); !slices.Equal(got, near) {
			t.Fatalf("%v placed in %v, by a scan %v", got, boxes[0], near)
		}
		if c.Keep(s, boxes); !slices.Equal(rowsOf(s), want) {
			t.Fatalf("%v in %v, by a scan %v", rowsOf(s), boxes, want)
		}
		if left := c.Narrowing(boxes); len(left) == 0 && len(all) < len(points) {
			t.Fatalf("%v hold %d of %d rows and are said to hold all", boxes, len(all), len(points))
		}
	})
}

func ExampleCells_Keep() {
	c := built(nil, []orb.Point{{71.5, 34}, {70, 33}, nowhere, {71.6, 34.1}})
	found := set.Within(0, 4)
	c.Keep(found, []orb.Bound{{Min: orb.Point{71, 33.5}, Max: orb.Point{72, 34.5}}})
	fmt.Println(rowsOf(found)) // what has no place matches any box
	// Output: [0 2 3]
}
