package conformance_test

import (
	"fmt"
	"slices"

	"khyberatlas/internal/ogc/conformance"
)

func ExampleClasses() {
	fmt.Println(slices.Contains(conformance.Classes(), "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"))
	// Output: true
}
