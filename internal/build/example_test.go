package build_test

import (
	"fmt"

	"khyberatlas/internal/build"
)

func ExampleID() {
	id := build.ID("1.0")
	fmt.Println(len(id), id == build.ID("2.0"))
	// Output: 16 true
}
