package spot_test

import (
	"fmt"

	"khyberatlas/internal/spot"
)

// A tile of zoom 6 of 512 cells a side.
func ExampleGrid() {
	fmt.Printf("%+v\n", spot.Grid{Cells: 6 + 9, Within: spot.Tile{Zoom: 6, X: 44, Y: 25}})
	// Output: {Cells:15 Within:{Zoom:6 X:44 Y:25}}
}
