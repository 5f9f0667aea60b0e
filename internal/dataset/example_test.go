package dataset_test

import (
	"context"
	"fmt"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset"
)

func ExampleCheck() {
	found, err := dataset.Check(context.Background(), geodata.Files, dataset.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(found.Faults), "faults in", found.Dataset.Meta.ID)
	// Output: 0 faults in khyber-atlas
}
