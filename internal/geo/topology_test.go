package geo_test

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/geo"
)

type edge [2]orb.Point

// uses counts each edge of the shapes in either direction.
func uses(shapes []orb.MultiPolygon) map[edge]int {
	out := map[edge]int{}
	for _, s := range shapes {
		for _, poly := range s {
			for _, r := range poly {
				for i := 1; i < len(r); i++ {
					e := edge{r[i-1], r[i]}
					if slices.Compare(e[1][:], e[0][:]) < 0 {
						e[0], e[1] = e[1], e[0]
					}
					out[e]++
				}
			}
		}
	}
	return out
}

func layerOf(name string, list []named) geo.Layer {
	l := geo.Layer{Name: name}
	for _, n := range list {
		l.Features = append(l.Features, geo.Feature{ID: n.Name, Properties: map[string]any{"name": n.Name}, Shape: n.Shape})
	}
	return l
}

func shapesIn(l geo.Layer) []orb.MultiPolygon {
	var out []orb.MultiPolygon
	for _, f := range l.Features {
		out = append(out, f.Shape)
	}
	return out
}

// simplified are bare shapes as one layer, thinned.
func simplified(shapes []orb.MultiPolygon, km2 float64) []orb.MultiPolygon {
	l := geo.Layer{}
	for _, s := range shapes {
		l.Features = append(l.Features, geo.Feature{Shape: s})
	}
	return shapesIn(geo.NewTopology([]geo.Layer{l}).Simplify(km2).Layers()[0])
}

// sameRing compares rings that may begin anywhere.
func sameRing(a, b orb.Ring) bool {
	if len(a) != len(b) || len(a) == 0 {
		return len(a) == len(b)
	}
	open := a[:len(a)-1]
	at := slices.Index(open, b[0])
	return at >= 0 && slices.Equal(append(slices.Clone(open[at:]), open[:at]...), b[:len(b)-1])
}

func TestATopologyGivesBackItsShapes(t *testing.T) {
	for _, name := range shippedMaps {
		maps := shipped(t, name)
		top := geo.NewTopology([]geo.Layer{layerOf(name, maps)})
		for i, f := range top.Layers()[0].Features {
			for j, poly := range f.Shape {
				for k, r := range poly {
					if !sameRing(maps[i].Shape[j][k], r) {
						t.Errorf("%s: ring %d.%d of %s came back different", name, j, k, f.ID)
					}
				}
			}
		}
		edges := 0
		for _, a := range top.Arcs() {
			edges += len(a) - 1
		}
		if want := len(uses(shapesOf(maps))); edges != want {
			t.Errorf("%s: the arcs have %d edges, the shapes %d different ones", name, edges, want)
		}
	}
}

func TestSimplifiedShapesMeetAsBefore(t *testing.T) {
	for _, name := range shippedMaps {
		whole := shapesOf(shipped(t, name))
		for _, km2 := range []float64{0.5, 5, 50, 500} {
			thin := simplified(whole, km2)
			inner := func(shapes []orb.MultiPolygon) (shared int) {
				for e, n := range uses(shapes) {
					if n > 2 {
						t.Fatalf("%s at %g km²: %v borders %d shapes", name, km2, e, n)
					}
					if n == 2 {
						shared++
					}
				}
				return shared
			}
			if before, after := inner(whole), inner(thin); before > 0 && after == 0 {
				t.Errorf("%s at %g km²: no border is shared any more", name, km2)
			}
			for i, s := range thin {
				if flaws := geo.Flaws(s); len(flaws) > 0 {
					t.Errorf("%s at %g km²: shape %d: %v", name, km2, i, flaws)
				}
				if len(s) != len(whole[i]) {
					t.Errorf("%s at %g km²: shape %d has %d polygons of %d", name, km2, i, len(s), len(whole[i]))
				}
			}
		}
	}
}

// A border that two shapes share has no gap and no overlap, so the areas of the parts stay the area of the whole.
func TestSimplifiedDistrictsStillFillTheProvince(t *testing.T) {
	districts := layerOf("districts", shipped(t, "districts.geojson"))
	provinces := layerOf("provinces", shipped(t, "provinces.geojson"))
	out := geo.NewTopology([]geo.Layer{districts, provinces}).Simplify(20).Layers()
	var sum float64
	for _, s := range shapesIn(out[0]) {
		sum += geo.Area(s)
	}
	for _, f := range out[1].Features {
		if a := geo.Area(f.Shape); f.ID == "Khyber Pakhtunkhwa" && (a-sum > 1e-6 || sum-a > 1e-6) {
			t.Errorf("the province has %g km², its districts %g", a, sum)
		}
	}
	if loose := geo.LooseEdges(shapesIn(out[0]), shapesIn(out[1])); slices.Max(loose) > 0 {
		t.Errorf("edges that meet nothing: %v", loose)
	}
}

func TestSimplifyTakesOutMoreWithALargerTolerance(t *testing.T) {
	whole := shapesOf(shipped(t, "districts.geojson"))
	last := len(uses(whole)) + 1
	for _, km2 := range []float64{0, 1, 10, 100, 1000} {
		n := len(uses(simplified(whole, km2)))
		if n > last {
			t.Errorf("%d edges at %g km², more than before", n, km2)
		}
		last = n
	}
	if all := len(uses(simplified(whole, 0))); all != len(uses(whole)) {
		t.Errorf("a tolerance of nothing leaves %d edges of %d", all, len(uses(whole)))
	}
}

func TestAnIslandKeepsThreeCorners(t *testing.T) {
	got := simplified([]orb.MultiPolygon{{{square(70, 30, 0.001)}}}, 1e9)
	if len(got[0][0][0]) != 4 {
		t.Errorf("got %v", got)
	}
}

func TestLinesAreArcsToo(t *testing.T) {
	province := shipped(t, "provinces.geojson")
	border := geo.InnerBorders(shapesOf(province))
	top := geo.NewTopology([]geo.Layer{layerOf("provinces", province), {Name: "lines", Features: []geo.Feature{{Lines: border}}}})
	if n, want := len(top.Arcs()), len(geo.NewTopology([]geo.Layer{layerOf("provinces", province)}).Arcs()); n > want+len(border) {
		t.Errorf("the borders drawn again make %d arcs of %d", n, want)
	}
	got := top.Layers()[1].Features[0].Lines
	for i := range border {
		if !slices.Equal(got[i], border[i]) {
			t.Errorf("line %d came back different", i)
		}
	}
}

// A grid of squares with crooked corners is a map of its own: every inner edge must be found shared.
func TestEveryCrookedGridKeepsItsBorders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 4).Draw(t, "squares")
		corner := map[[2]int]orb.Point{}
		for x := range n + 1 {
			for y := range n + 1 {
				off := rapid.IntRange(-400, 400)
				corner[[2]int{x, y}] = orb.Point{
					70 + geo.Round4(float64(x)+float64(off.Draw(t, "dx"))/1e4*10),
					30 + geo.Round4(float64(y)+float64(off.Draw(t, "dy"))/1e4*10)}
			}
		}
		var shapes []orb.MultiPolygon
		for x := range n {
			for y := range n {
				a, b, c, d := corner[[2]int{x, y}], corner[[2]int{x + 1, y}], corner[[2]int{x + 1, y + 1}], corner[[2]int{x, y + 1}]
				shapes = append(shapes, orb.MultiPolygon{{{a, b, c, d, a}}})
			}
		}
		thin := simplified(shapes, rapid.Float64Range(0, 20000).Draw(t, "km2"))
		for i, s := range thin {
			if flaws := geo.Flaws(s); len(flaws) > 0 {
				t.Errorf("shape %d: %v", i, flaws)
			}
		}
		single := 0
		for _, k := range uses(thin) {
			if k > 2 {
				t.Error("an edge borders three shapes")
			}
			if k == 1 {
				single++
			}
		}
		if n > 1 && single > 4*n {
			t.Errorf("%d outer edges where the grid has %d: borders came apart", single, 4*n)
		}
	})
}
