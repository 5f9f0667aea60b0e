package store_test

import (
	"fmt"

	"khyberatlas/internal/store"
)

// How an import is made depends on what is held: this one follows the dataset that the program carries, and nothing else.
func ExampleHow() {
	how := store.How{Program: "1.0", Embedded: true, When: func(held store.Status) bool { return held.OnlyEmbedded }}
	fmt.Println(how.When(store.Status{Version: "0123456789abcdef", Imports: 2}))
	fmt.Println((store.Write | store.Trusting).Trusts(), store.Read.Writes())
	// Output:
	// false
	// true false
}
