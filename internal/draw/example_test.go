package draw_test

import (
	"fmt"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
)

func ExampleGlyph() {
	fmt.Println(draw.Glyph(incident.Type("ied")))
	// Output: <svg class="icon t-ied" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true"><path d="M0-5.6 5.6 0 0
	// 5.6-5.6 0z"/></svg>
}
