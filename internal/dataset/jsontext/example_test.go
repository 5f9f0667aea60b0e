package jsontext_test

import (
	"fmt"
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/dataset/jsontext"
)

func ExampleRead() {
	l := findings.New(1 << 20)
	file, err := jsontext.Read(strings.NewReader("{\n  \"title\": \"Ours\",\n  \"released\": \"soon\"\n}"), "dataset.json", "", l)
	if err != nil || file == nil {
		fmt.Println("it can't be read")
		return
	}
	defer file.Done()
	o := file.Object(file.Root, []string{"title", "released"})
	fmt.Println(o.Text("title"), o.Day("released") == 0)
	faults, _ := l.Faults()
	fmt.Println(faults[0].Where, faults[0].Rule)
	// Output:
	// Ours true
	// dataset.json:3:released a date is a day of the calendar written YYYY-MM-DD
}
