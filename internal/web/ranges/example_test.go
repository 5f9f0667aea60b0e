package ranges_test

import (
	"fmt"

	"khyberatlas/internal/web/ranges"
)

// Both ends of what is asked for come to lie within the file.
func ExampleOf() {
	for _, header := range []string{"bytes=0-9,-5", "bytes=90-200", "bytes=100-", "lines=1-2"} {
		within, err := ranges.Of(header, 100)
		fmt.Printf("%q %v\n", within, err)
	}
	// Output:
	// "bytes=0-9,95-99" <nil>
	// "bytes=90-99" <nil>
	// "" no byte of the file lies in this range
	// "" <nil>
}
