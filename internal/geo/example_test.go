package geo_test

import (
	"fmt"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
)

func ExampleDistance() {
	torkham, chaman := orb.Point{71.094, 34.118}, orb.Point{66.45, 30.92}
	fmt.Printf("%.0f km\n", geo.Distance(torkham, chaman))
	// Output: 562 km
}

func ExampleIndex_Nearest() {
	x := geo.NewIndex([]orb.MultiPolygon{
		{{{{71, 34}, {72, 34}, {72, 35}, {71, 35}, {71, 34}}}},
		{{{{73, 34}, {74, 34}, {74, 35}, {73, 35}, {73, 34}}}},
	})
	i, km := x.Nearest(orb.Point{72.1, 34.5}, nil)
	fmt.Printf("shape %d, %.1f km\n", i, km)
	// Output: shape 0, 9.2 km
}

func ExamplePointInside() {
	crescent := orb.MultiPolygon{{{{70, 30}, {74, 30}, {74, 34}, {73, 34}, {73, 31}, {70, 31}, {70, 30}}}}
	p := geo.PointInside(crescent)
	fmt.Println(geo.Contains(crescent, p), geo.Contains(crescent, crescent.Bound().Center()))
	// Output: true false
}

func ExampleEncodeTopoJSON() {
	var b strings.Builder
	_ = geo.EncodeTopoJSON(&b, []geo.Layer{{Name: "areas", Features: []geo.Feature{
		{ID: "a", Shape: orb.MultiPolygon{{{{0, 0}, {0.01, 0}, {0.01, 0.01}, {0, 0}}}}},
	}}})
	fmt.Print(strings.ReplaceAll(b.String(), `,"`, ",\n\""))
	// Output:
	// {"type":"Topology",
	// "transform":{"scale":[0.0001,0.0001],
	// "translate":[0,0]},
	// "objects":{"areas":{"type":"GeometryCollection",
	// "geometries":[{"type":"Polygon",
	// "id":"a",
	// "arcs":[[0]]}]}},
	// "arcs":[[[0,0],[100,0],[0,100],[-100,-100]]]}
}
