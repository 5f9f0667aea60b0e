package jsonlist_test

import (
	"context"
	"fmt"
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/intake/jsonlist"
)

func ExampleEach() {
	in := strings.NewReader(`{"count":2, "data":[
{"id":"PK1","killed":3},
{"id":"PK2","killed":null}]}`)
	l := findings.New(1 << 20)
	rest, found, err := jsonlist.Each(context.Background(), in, jsonlist.Document{File: "answer.json", List: "data"}, l,
		func(o jsonlist.Object) {
			killed, _ := o.Member("killed")
			fmt.Printf("%v %q\n", o.Spot("killed"), killed.Text)
		})
	fmt.Println(rest.Text("count"), found, err)
	// Output:
	// answer.json:2:data[0].killed "3"
	// answer.json:3:data[1].killed ""
	// 2 true <nil>
}
