package hue_test

import (
	"fmt"

	"khyberatlas/internal/hue"
	"khyberatlas/internal/incident"
)

// A kind of event and a state of a crossing have one hue each, wherever they are drawn.
func Example() {
	fmt.Println(hue.Of("ied"), hue.OfState(incident.Closed))
	// Output: #d4481c #b0152b
}
