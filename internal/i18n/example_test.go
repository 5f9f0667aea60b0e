package i18n_test

import (
	"fmt"

	"khyberatlas/internal/i18n"
)

func Example() {
	p := i18n.For(i18n.Preferred("en-GB, en;q=0.9"))
	fmt.Println(p.Lang(), p.Dir())
	fmt.Println(p.Text("map.count", "count", 1109))
	fmt.Println(p.Period(i18n.YMD{Year: 2025, Month: 10, Day: 1}, i18n.YMD{Year: 2025, Month: 10, Day: 8}))
	fmt.Println(p.Label("type", "ied"))
	// Output:
	// en ltr
	// 1,109 incidents
	// 1 to 8 October 2025
	// Bomb or mine
}
