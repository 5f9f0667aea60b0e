package format_test

import (
	"fmt"
	"os"
	"slices"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
)

// A table knows its columns and says them in any form.
func ExampleTable_CSV() {
	actors := []incident.ActorInfo{{ID: "iskp", Name: "Islamic State, Khorasan Province", Kind: "group"}}
	if err := format.Actors.CSV(os.Stdout, false, slices.Values(actors)); err != nil {
		fmt.Println(err)
	}
	// Output:
	// id,name,name_ur,kind,note
	// iskp,"Islamic State, Khorasan Province",,group,
}
