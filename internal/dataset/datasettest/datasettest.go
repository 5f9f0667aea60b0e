package datasettest

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
)

// Rows are lines of CSV by file, without a line end, their cells in the order of SCHEMA.md. A line whose first cell
// is an id of the shipped file takes that line's place in the tables that have ids; all others are added.
type Rows map[string][]string

// readShipped reads once for all tests of a run: reading takes a tenth of a second.
var readShipped = sync.OnceValues(func() (*incident.Dataset, error) {
	found, err := dataset.Check(context.Background(), geodata.Files, dataset.Limits{})
	if err == nil && len(found.Faults) > 0 {
		err = found.Faults
	}
	return found.Dataset, err
})

// Shipped is the default dataset. It is shared: tests only read it.
func Shipped(t testing.TB) *incident.Dataset {
	t.Helper()
	ds, err := readShipped()
	if err != nil {
		t.Fatalf("read the shipped dataset: %v", err)
	}
	return ds
}

// With is the default dataset with the rows.
func With(t testing.TB, rows Rows) *incident.Dataset {
	t.Helper()
	found, err := dataset.Check(context.Background(), FS(t, rows), dataset.Limits{})
	if err != nil {
		t.Fatalf("read the dataset with rows: %v", err)
	}
	if len(found.Faults) > 0 {
		t.Fatalf("the rows are not valid: %v", found.Faults)
	}
	return found.Dataset
}

// FS holds the default dataset's files with the rows, which need not be valid.
func FS(t testing.TB, rows Rows) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, name := range dataset.Names() {
		data, err := fs.ReadFile(geodata.Files, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // a file that a dataset may go without
		}
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	for name, lines := range rows {
		file, ok := out[name]
		if !ok {
			t.Fatalf("the dataset has no file %s", name)
		}
		file.Data = merge(file.Data, lines)
	}
	return out
}

// merge works by lines, as no cell of the shipped files has a line break in it.
func merge(data []byte, lines []string) []byte {
	kept := strings.SplitAfter(strings.TrimSuffix(string(data), "\n"), "\n")
	if strings.HasPrefix(kept[0], "id,") {
		kept = slices.DeleteFunc(kept, func(old string) bool {
			id, _, _ := strings.Cut(old, ",")
			return slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, id+",") })
		})
	}
	var out bytes.Buffer
	for _, l := range append(kept, lines...) {
		out.WriteString(strings.TrimSuffix(l, "\n") + "\n")
	}
	return out.Bytes()
}

// Folder writes the files into a new folder of the test and names it.
func Folder(t testing.TB, files fs.FS) string {
	t.Helper()
	root := t.TempDir()
	if err := os.CopyFS(filepath.Join(root, "data"), files); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(root, "data")
}
