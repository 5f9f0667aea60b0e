package literal_test

import (
	"fmt"

	"khyberatlas/internal/ogc/literal"
)

// An instant is read by its date as it is written; the key says what to mend where there is none.
func ExampleInstant() {
	for _, v := range []string{"2025-10-08", "2025-10-08T23:30:00+05:00", "2025-10-08T24:00:00Z"} {
		day, wrong := literal.Instant(v)
		fmt.Printf("%s|%s\n", day, wrong)
	}
	// Output:
	// 2025-10-08|
	// 2025-10-08|
	// |problem.clock
}
