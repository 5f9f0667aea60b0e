package dataset_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
)

func TestAZipIsReadBackAsTheSameVersion(t *testing.T) {
	ds := datasettest.Shipped(t)
	files := append([]incident.File{{Name: "SCHEMA.md", Bytes: []byte("what it means")}, dataset.DataPackage(ds)}, ds.Files...)
	var zipped bytes.Buffer
	if err := format.Zip(&zipped, files, ds.Meta.Released); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "dataset.zip")
	if err := os.WriteFile(name, zipped.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := opened(t, name).Version; got != ds.Version {
		t.Errorf("version %s, want %s", got, ds.Version)
	}
}

func opened(t *testing.T, name string) *incident.Dataset {
	t.Helper()
	fsys, closer, err := dataset.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer closer.Close()
	return valid(t, fsys)
}

func TestADatasetInASingleFolderIsFound(t *testing.T) {
	want := valid(t, minimal(t)).Version
	parent := filepath.Dir(datasettest.Folder(t, minimal(t)))
	if got := opened(t, parent).Version; got != want {
		t.Errorf("a folder in a folder: version %s, want %s", got, want)
	}
	entries := map[string]string{"__MACOSX/._x": "left by a Macintosh"}
	for n, f := range minimal(t) {
		entries["my data/"+n] = string(f.Data)
	}
	if got := opened(t, zipOf(t, entries)).Version; got != want {
		t.Errorf("a folder in a zip: version %s, want %s", got, want)
	}
}

func zipOf(t testing.TB, entries map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range entries {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "made.zip")
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestWhatIsNoDatasetIsSaid(t *testing.T) {
	write := func(name, text string) string {
		name = filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	many := map[string]string{"incidents.csv": "id"}
	for i := range 1001 {
		many["x/"+strings.Repeat("y", i)+"z"] = ""
	}
	for name, tc := range map[string]struct{ path, says string }{
		"a single file":         {write("incidents.csv", "id,date\n"), "is a single file and no zip"},
		"an empty file":         {write("empty.zip", ""), "is a single file and no zip"},
		"a broken zip":          {write("broken.zip", "PK\x03\x04 and no more"), "list of its entries, which can't be read"},
		"an empty folder":       {t.TempDir(), "none of a dataset's files"},
		"a zip of other things": {zipOf(t, map[string]string{"photo.jpg": "x"}), "none of a dataset's files"},
		"a zip that climbs":     {zipOf(t, map[string]string{"../incidents.csv": "x"}), "points outside the zip"},
		"a zip with backslash":  {zipOf(t, map[string]string{`a\incidents.csv`: "x"}), "points outside the zip"},
		"a zip of many entries": {zipOf(t, many), "at most 1000"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := dataset.Open(tc.path)
			if !errors.Is(err, dataset.ErrNoDataset) || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("got %v, want %q", err, tc.says)
			}
		})
	}
	if _, _, err := dataset.Open(filepath.Join(t.TempDir(), "nothing")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a path that isn't there: %v", err)
	}
}

func TestAZipThatClaimsTooMuchIsNotRead(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "incidents.csv", Method: zip.Deflate, UncompressedSize64: 1 << 40})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte{3, 0}); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "bomb.zip")
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := dataset.Open(name); err == nil || !strings.Contains(err.Error(), "larger than 256 MB") {
		t.Errorf("got %v", err)
	}
}
