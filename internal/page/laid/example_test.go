package laid_test

import (
	"fmt"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/laid"
)

func ExampleCredits() {
	fmt.Println(laid.Credits([]incident.GroundLayer{{Name: "rivers", Attribution: "© OpenStreetMap contributors"},
		{Name: "roads", Attribution: "© OpenStreetMap contributors"}, {Name: "lakes"}}))
	// Output: [© OpenStreetMap contributors]
}
