package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/needs"
)

func TestTheZipOfADatasetHoldsItsDocuments(t *testing.T) {
	needs.Time(t)
	t.Parallel()
	other := filepath.Join(t.TempDir(), "other")
	if err := os.CopyFS(other, os.DirFS("../../internal/dataset/testdata/minimal")); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		folder string
		want   []string
	}{
		"the embedded one": {geodataFolder, []string{"NOTICE.md", "SCHEMA.md", "datapackage.json"}},
		"another":          {other, []string{"NOTICE.md", "SCHEMA.md", "datapackage.json"}}, // of a record beside it
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, out := filepath.Join(t.TempDir(), "x.db"), filepath.Join(t.TempDir(), "dataset.zip")
			command(t, "import", "--db", path, tc.folder)
			command(t, "export", "--db", path, "--collection", "dataset", "--out", out)
			z, err := zip.OpenReader(out)
			if err != nil {
				t.Fatal(err)
			}
			defer z.Close()
			var documents []string
			for _, f := range z.File {
				if ending := filepath.Ext(f.Name); ending == ".md" || f.Name == "datapackage.json" {
					documents = append(documents, f.Name)
				}
			}
			slices.Sort(documents)
			if !slices.Equal(documents, tc.want) {
				t.Errorf("beside the data lie %v, want %v", documents, tc.want)
			}
			command(t, "check", out)
			if said := command(t, "import", "--db", path, out); !strings.Contains(said, "nothing changed") {
				t.Errorf("imported again: %s", said)
			}
		})
	}
}

func TestTheZipNamesTheOtherRecordsInIt(t *testing.T) {
	documents, err := documents()
	if err != nil {
		t.Fatal(err)
	}
	notice := ""
	for _, f := range documents(datasettest.Records(t, "open", "shut")) {
		if f.Name == "NOTICE.md" {
			notice = string(f.Bytes)
		}
	}
	for text, want := range map[string]bool{"# Data: provenance and licences": true, "`origins/open`": true,
		"House of open (2025): The open record.": true, "Terms of open": true, "House of shut": false} {
		if strings.Contains(notice, text) != want {
			t.Errorf("%q stands in NOTICE.md: %t", text, !want)
		}
	}
}
