package openapi_test

import (
	"fmt"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/openapi"
)

// The description needs no data: what it says is in the protocol.
func ExampleDescribe() {
	document := openapi.Describe(openapi.Service{Title: "Khyber Atlas"})
	fmt.Println(document["openapi"])
	// Output: 3.0.3
}

// A schema says at which address it stands.
func ExampleJSONSchema() {
	crossings, _ := ogc.CollectionOf("crossings")
	schema := openapi.JSONSchema(crossings, "https://example.org/collections/crossings/schema")
	fmt.Println(schema["$id"])
	// Output: https://example.org/collections/crossings/schema
}
