package csvtext_test

import (
	"context"
	"fmt"
	"strings"

	"khyberatlas/internal/dataset/csvtext"
	"khyberatlas/internal/dataset/findings"
)

func ExampleEach() {
	l := findings.New(1 << 20)
	table := csvtext.Table{File: "towns.csv", Columns: []string{"id", "rank"}, ByID: true}
	err := csvtext.Each(context.Background(), strings.NewReader("id,rank\nbannu,2\ntank,far\n"), table, l, func(w csvtext.Row) {
		if rank := w.Count("rank"); rank != nil {
			fmt.Println(w.Text("id"), *rank)
		}
	})
	faults, _ := l.Faults()
	fmt.Println(faults[0].Where, err)
	// Output:
	// bannu 2
	// towns.csv:3:rank <nil>
}
