package dataset_test

import (
	"testing"
	"testing/fstest"
)

// Whatever stands in the file, reading ends without a panic: either with faults that say where, or with a dataset
// whose canonical form reads back as the same version.
func fuzzFile(f *testing.F, name string) {
	f.Add(minimal(f)[name].Data)
	f.Fuzz(func(t *testing.T, data []byte) {
		files := minimal(t)
		files[name] = &fstest.MapFile{Data: data}
		ds, faults, _ := read(t, files)
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
