package nearest_test

import (
	"fmt"

	"khyberatlas/internal/nearest"
)

func ExampleSlip() {
	districts := []string{"Bannu", "Bajaur", "North Waziristan"}
	fmt.Println(nearest.Slip("north wazirstan", districts))
	fmt.Printf("%q\n", nearest.Slip("Lahore", districts))
	// Output:
	// North Waziristan
	// ""
}
