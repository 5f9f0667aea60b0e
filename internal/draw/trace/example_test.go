package trace_test

import (
	"fmt"

	"github.com/paulmach/orb"

	"khyberatlas/internal/draw/trace"
)

func ExampleLines() {
	tenfold := func(p orb.Point) orb.Point { return orb.Point{10 * p[0], -10 * p[1]} }
	fmt.Println(trace.Lines(orb.MultiLineString{{{0, 0}, {1, 1}, {1.01, 1}, {3, 0}}}, tenfold))
	fmt.Println(trace.Shape(orb.MultiPolygon{{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}}, tenfold))
	// Output:
	// M0 0l10-10 20 10
	// M0 0l10 0 0-10z
}
