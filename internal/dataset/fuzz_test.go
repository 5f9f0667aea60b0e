package dataset_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"khyberatlas/internal/dataset"
)

// Whatever stands in the file, reading ends without a panic and takes memory in proportion to its length: either with
// faults that say where, or with a dataset whose canonical form reads back as the same version.
func fuzzFile(f *testing.F, name string) {
	f.Add(minimal(f)[name].Data)
	f.Fuzz(func(t *testing.T, data []byte) {
		files := minimal(t)
		files[name] = &fstest.MapFile{Data: data}
		c, allocated := allocating(t, files)
		ds, faults := c.Dataset, c.Faults
		if most := uint64(16<<20 + 2000*len(data)); allocated > most {
			t.Errorf("%d bytes made %d be allocated", len(data), allocated)
		}
		for _, x := range faults {
			if x.Where == "" || x.Rule == "" {
				t.Errorf("a fault says too little: %+v", x)
			}
		}
		if ds == nil {
			if len(faults) == 0 {
				t.Fatal("neither a dataset nor a fault")
			}
			return
		}
		if again := valid(t, filesOf(ds)); again.Version != ds.Version {
			t.Errorf("version %s reads back as %s", ds.Version, again.Version)
		}
	})
}

func FuzzIncidentsCSV(f *testing.F)      { fuzzFile(f, "incidents.csv") }
func FuzzDistrictsGeoJSON(f *testing.F)  { fuzzFile(f, "districts.geojson") }
func FuzzReportedTotalsCSV(f *testing.F) { fuzzFile(f, "reported_totals.csv") }
func FuzzRoutesCSV(f *testing.F)         { fuzzFile(f, "basemap/routes.csv") }
func FuzzRiversGeoJSON(f *testing.F)     { fuzzFile(f, "basemap/rivers.geojson") }
func FuzzDatasetJSON(f *testing.F)       { fuzzFile(f, "dataset.json") }

// Whatever stands in a zip, it is refused, or read with the faults that it has.
func FuzzZip(f *testing.F) {
	for _, entries := range []map[string]string{texts(minimal(f)), {"incidents.csv": "id"}, {"a/incidents.csv": "", "b": ""}} {
		data, err := os.ReadFile(zipOf(f, entries))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	path := filepath.Join(f.TempDir(), "fuzzed.zip")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		fsys, closer, err := dataset.Open(path)
		if err != nil {
			return
		}
		defer closer.Close()
		c, err := dataset.Check(t.Context(), fsys, dataset.Limits{Memory: 64 << 20})
		if err == nil && c.Dataset == nil && len(c.Faults) == 0 {
			t.Fatal("neither a dataset nor a fault")
		}
	})
}
