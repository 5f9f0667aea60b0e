package dataset_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"testing"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
)

// described is a description as a stranger reads it.
type described struct {
	Schema, Name, Title, Version string
	Licenses                     []struct{ Name, Title, Path string }
	Sources                      []struct{ Title, Path string }
	Resources                    []describedFile
}

type describedFile struct {
	Name, Path, Format, MediaType, Encoding, Hash string
	Bytes                                         int
	Schema                                        *describedTable
}

type describedTable struct {
	Fields        []describedField
	PrimaryKey    []string
	MissingValues []string
	ForeignKeys   []struct {
		Fields    []string
		Reference struct {
			Resource string
			Fields   []string
		}
	}
}

type describedField struct {
	Name, Type, Format, Description string
	TrueValues, FalseValues         []string
	Constraints                     struct {
		Required, Unique bool
		Enum             []string
		Pattern          string
		MaxLength        int
		Minimum, Maximum *float64
	}
}

func describe(t *testing.T, ds *incident.Dataset) described {
	t.Helper()
	var d described
	if err := json.Unmarshal(dataset.DataPackage(ds).Bytes, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d described) file(t *testing.T, name string) describedFile {
	t.Helper()
	i := slices.IndexFunc(d.Resources, func(r describedFile) bool { return r.Name == name })
	if i < 0 {
		t.Fatalf("there is no resource %s", name)
	}
	return d.Resources[i]
}

// The rules are those of the Data Package and Table Schema standards, versions 1 and 2.
func TestTheDescriptionHoldsToItsStandard(t *testing.T) {
	d := describe(t, datasettest.Shipped(t))
	name := regexp.MustCompile(`^[-a-z0-9._/]+$`)
	if !name.MatchString(d.Name) || d.Title == "" || len(d.Licenses) != 1 || d.Licenses[0].Name != "CC-BY-4.0" ||
		d.Licenses[0].Path == "" || len(d.Sources) == 0 || d.Sources[0].Title == "" {
		t.Errorf("%+v", d)
	}
	seen := map[string]bool{}
	for _, r := range d.Resources {
		if !name.MatchString(r.Name) || seen[r.Name] || r.Path == "" || path.IsAbs(r.Path) || path.Clean(r.Path) != r.Path ||
			r.Format == "" || r.MediaType == "" || r.Encoding != "utf-8" {
			t.Errorf("%+v", r)
		}
		seen[r.Name] = true
		if r.Schema == nil {
			continue
		}
		columns := map[string]bool{}
		for _, f := range r.Schema.Fields {
			if !slices.Contains([]string{"string", "number", "integer", "boolean", "date"}, f.Type) || f.Description == "" ||
				columns[f.Name] {
				t.Errorf("%s: %+v", r.Name, f)
			}
			columns[f.Name] = true
			if _, err := regexp.Compile(f.Constraints.Pattern); err != nil || f.Constraints.Pattern != "" && f.Type != "string" {
				t.Errorf("%s.%s: the pattern %s", r.Name, f.Name, f.Constraints.Pattern)
			}
		}
		if !slices.Equal(r.Schema.MissingValues, []string{""}) {
			t.Errorf("%s: a missing value is %q", r.Name, r.Schema.MissingValues)
		}
		for _, k := range r.Schema.ForeignKeys {
			other := d.file(t, k.Reference.Resource)
			if !columns[k.Fields[0]] || !slices.Equal(k.Reference.Fields, other.Schema.PrimaryKey) {
				t.Errorf("%s: the key %+v leads nowhere", r.Name, k)
			}
		}
	}
}

func TestEveryFileOfTheDatasetIsDescribed(t *testing.T) {
	ds := datasettest.With(t, datasettest.OddRows())
	d := describe(t, ds)
	if d.Version != ds.Version {
		t.Errorf("version %s, want %s", d.Version, ds.Version)
	}
	for _, f := range ds.Files {
		if f.Name == "dataset.json" { // its members are the description's own
			continue
		}
		i := slices.IndexFunc(d.Resources, func(r describedFile) bool { return r.Path == f.Name })
		if i < 0 {
			t.Errorf("%s isn't described", f.Name)
			continue
		}
		sum := sha256.Sum256(f.Bytes)
		if r := d.Resources[i]; r.Bytes != len(f.Bytes) || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
			t.Errorf("%s: %d bytes, %s", f.Name, r.Bytes, r.Hash)
		}
		if isTable := path.Ext(f.Name) == ".csv"; isTable != (d.Resources[i].Schema != nil) {
			t.Errorf("%s: its columns are described: %v", f.Name, !isTable)
		}
	}
}

func TestTheDescriptionTellsWhatIsLeftOut(t *testing.T) {
	ds := datasettest.Records(t, "open", "shut")
	var d struct {
		described
		Withheld []struct {
			Record    string
			Incidents int
		}
	}
	if err := json.Unmarshal(dataset.DataPackage(ds).Bytes, &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Withheld) != 1 || d.Withheld[0].Record != "The shut record" || d.Withheld[0].Incidents != 1 {
		t.Errorf("left out: %+v", d.Withheld)
	}
	for name, there := range map[string]bool{"origins/open/incidents": true, "origins/open/incident_sources": true,
		"origins/shut/incidents": false} {
		i := slices.IndexFunc(d.Resources, func(r describedFile) bool { return r.Name == name })
		if (i >= 0) != there {
			t.Errorf("%s is described: %v", name, i >= 0)
		}
		if i >= 0 {
			sum := sha256.Sum256(filesOf(ds)[d.Resources[i].Path].Data)
			if d.Resources[i].Hash != "sha256:"+hex.EncodeToString(sum[:]) {
				t.Errorf("%s has the hash %s", name, d.Resources[i].Hash)
			}
		}
	}
	if n := len(d.Sources); n != 4 || d.Sources[2].Title == "" {
		t.Errorf("sources: %+v", d.Sources)
	}
}
