package draw_test

import (
	"fmt"
	"strings"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
)

func ExampleGlyph() {
	fmt.Println(strings.ReplaceAll(draw.Glyph(incident.Type("ied")), "><", ">\n<"))
	// Output:
	// <svg class="icon t-ied" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
	// <path d="M0-5.6 5.6 0 0 5.6-5.6 0z"/>
	// </svg>
}
