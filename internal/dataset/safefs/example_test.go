package safefs_test

import (
	"archive/zip"
	"bytes"
	"fmt"

	"khyberatlas/internal/dataset/safefs"
)

func ExampleZip() {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	_, _ = z.Create("../outside.csv")
	_ = z.Close()
	_, err := safefs.Zip(bytes.NewReader(b.Bytes()), int64(b.Len()))
	fmt.Println(err)
	// Output: the entry "../outside.csv" points outside the zip
}
