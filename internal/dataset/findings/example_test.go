package findings_test

import (
	"fmt"

	"khyberatlas/internal/dataset/findings"
)

func ExampleList() {
	l := findings.New(1 << 20)
	at := findings.Spot{File: "incidents.csv", Line: 7, Column: "district"}
	l.Fault(at, "Banu", "it is the name of a district", l.Suggest("Banu", []string{"Bannu", "Bajaur"}))
	faults, in := l.Faults()
	fmt.Println(faults[0].Where, faults[0].Mend)
	fmt.Println(in)
	// Output:
	// incidents.csv:7:district did you mean Bannu?
	// map[incidents.csv:1]
}
