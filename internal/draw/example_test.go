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

func ExampleHalfGlyph() {
	fmt.Println(strings.ReplaceAll(draw.HalfGlyph(incident.Type("ied")), "><", ">\n<"))
	// Output:
	// <svg class="icon t-ied" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
	// <path class="outline" d="M0-5.6 5.6 0 0 5.6-5.6 0z"/>
	// <svg class="half" x="-8" y="-8" width="8" height="16" viewBox="-8 -8 8 16">
	// <path d="M0-5.6 5.6 0 0 5.6-5.6 0z"/>
	// </svg>
	// </svg>
}
