package gpkg_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"khyberatlas/internal/gpkg"
	"khyberatlas/internal/incident"
)

// A file is whole before its first byte is handed out.
func ExampleFile_Write() {
	f := gpkg.File{Layers: []gpkg.Layer{gpkg.Districts(slices.Values([]incident.Area(nil)))}}
	f.Meta.Released = incident.MustDay("2025-11-01")
	var b bytes.Buffer
	if err := f.Write(context.Background(), &b); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.15s\n", b.Bytes())
	// Output: SQLite format 3
}
