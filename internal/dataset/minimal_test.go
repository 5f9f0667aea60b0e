package dataset_test

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
)

var update = flag.Bool("update", false, "write the golden files anew")

// minimal is a small valid dataset of invented squares: reading it takes a millisecond.
func minimal(t testing.TB) fstest.MapFS {
	t.Helper()
	root, out := os.DirFS("testdata/minimal"), fstest.MapFS{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

type warning = dataset.Warning

func read(t testing.TB, files fs.FS) (*incident.Dataset, incident.Faults, []dataset.Warning) {
	t.Helper()
	found, err := dataset.Check(context.Background(), files, dataset.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return found.Dataset, found.Faults, found.Warnings
}

func valid(t testing.TB, files fs.FS) *incident.Dataset {
	t.Helper()
	ds, faults, _ := read(t, files)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return ds
}

func filesOf(ds *incident.Dataset) fstest.MapFS {
	out := fstest.MapFS{}
	files := ds.Files
	for _, d := range ds.Digests {
		for name, write := range canon.RowFiles(d.Origin, canon.RowsOf(ds, d.Origin)) {
			var b bytes.Buffer
			_ = write(&b) // a buffer never fails
			files = append(files, incident.File{Name: name, Bytes: b.Bytes()})
		}
	}
	for _, f := range files {
		out[f.Name] = &fstest.MapFile{Data: f.Bytes}
	}
	return out
}
