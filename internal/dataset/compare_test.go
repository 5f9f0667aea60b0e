package dataset_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
)

func TestTheTablesThatDifferFromTheStoredFilesAreNamed(t *testing.T) {
	for name, tc := range map[string]struct {
		damage func(*incident.Dataset)
		want   []string
	}{
		"nothing":           {func(*incident.Dataset) {}, nil},
		"the order of rows": {func(ds *incident.Dataset) { slices.Reverse(ds.Incidents) }, nil},
		"a row":             {func(ds *incident.Dataset) { ds.Incidents[0].Title += "!" }, []string{"incidents"}},
		"a row twice": {func(ds *incident.Dataset) { ds.Context = append(ds.Context, ds.Context[0]) },
			[]string{"context_events"}},
		"rows of two tables":  {func(ds *incident.Dataset) { ds.Towns = nil; ds.Meta.Title = "x" }, []string{"meta", "towns"}},
		"a file":              {func(ds *incident.Dataset) { ds.Files[0].Bytes[0] ^= 1 }, []string{"files"}},
		"the name of a file":  {func(ds *incident.Dataset) { ds.Files[0].Name += "x" }, []string{"files"}},
		"a file that is gone": {func(ds *incident.Dataset) { ds.Files = ds.Files[1:] }, []string{"files"}},
		"a file too many": {func(ds *incident.Dataset) { ds.Files = append(ds.Files, incident.File{Name: "x"}) },
			[]string{"files"}},
		"the version": {func(ds *incident.Dataset) { ds.Version = "0123456789abcdef" }, []string{"files"}},
		"a row and its file": {func(ds *incident.Dataset) {
			ds.Actors[0].Note = "x"
			canon.Seal(ds)
			ds.Version = "0123456789abcdef"
		}, []string{"files"}},
		"a row and other files": {func(ds *incident.Dataset) { ds.Actors[0].Note = "x"; ds.Files[0].Bytes = nil },
			[]string{"actors", "files"}},
	} {
		ds := valid(t, minimal(t))
		tc.damage(ds)
		if got := canon.Compare(ds); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q differ, want %q", name, got, tc.want)
		}
	}
}

// What stands in no file could be changed in a database and served without anybody noticing.
func TestEveryFieldOfARowStandsInAFile(t *testing.T) {
	for n := 0; ; n++ {
		ds, changed := valid(t, minimal(t)), ""
		left := n
		fields(reflect.ValueOf(ds).Elem(), "Dataset", func(path string, v reflect.Value) {
			if left == 0 {
				changed = path
				change(t, v)
			}
			left--
		})
		if changed == "" {
			return
		}
		if canon.Compare(ds) == nil && !reflect.DeepEqual(ds, valid(t, minimal(t))) {
			t.Errorf("%s can be changed without a file that differs", changed)
		}
	}
}

// notRows are the files themselves, and what the store alone knows and keeps checksums of.
var notRows = []string{"Version", "Files", "History", "Gone", "CameIn", "ChangedIn"}

// fields visits every field of every row, and of a shape its first corner.
func fields(v reflect.Value, path string, visit func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; !slices.Contains(notRows, name) {
				fields(v.Field(i), path+"."+name, visit)
			}
		}
	case reflect.Slice:
		corners := strings.HasSuffix(v.Type().PkgPath(), "/orb")
		for i := range v.Len() {
			if i == 0 || !corners {
				fields(v.Index(i), path, visit)
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			fields(v.Index(i), path, visit)
		}
	case reflect.Pointer:
		if v.IsNil() {
			visit(path, v)
		} else {
			fields(v.Elem(), path, visit)
		}
	default:
		visit(path, v)
	}
}

func change(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Float64:
		v.SetFloat(v.Float() + 0.5)
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
	default:
		t.Fatalf("how is a %s changed?", v.Kind())
	}
}
