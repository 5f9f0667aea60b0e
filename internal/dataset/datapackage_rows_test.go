package dataset_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
)

func TestEveryRowIsAsTheDescriptionSays(t *testing.T) {
	for name, ds := range map[string]*incident.Dataset{
		"shipped": datasettest.Shipped(t), "odd": datasettest.With(t, datasettest.OddRows()), "minimal": valid(t, minimal(t)),
	} {
		d := describe(t, ds)
		values := map[string]map[string]int{} // how often a value stands in "resource.column"
		for _, r := range d.Resources {
			if r.Schema == nil {
				continue
			}
			for n, line := range cellsOf(t, ds, r.Path) {
				for i, f := range r.Schema.Fields {
					column := r.Name + "." + f.Name
					if values[column] == nil {
						values[column] = map[string]int{}
					}
					values[column][line[i]]++
					if n == 0 && line[i] != f.Name {
						t.Errorf("%s: column %d of %s is %q, described as %q", name, i+1, r.Path, line[i], f.Name)
					}
					if err := f.conforms(line[i]); n > 0 && err != nil {
						t.Errorf("%s: %s:%d:%s: %v", name, r.Path, n+1, f.Name, err)
					}
				}
			}
		}
		for _, r := range d.Resources {
			if r.Schema == nil {
				continue
			}
			for _, f := range r.Schema.Fields {
				if f.Constraints.Unique != slices.Contains(r.Schema.PrimaryKey, f.Name) {
					t.Errorf("%s.%s: unique is %v", r.Name, f.Name, f.Constraints.Unique)
				}
				for v, times := range values[r.Name+"."+f.Name] {
					if f.Constraints.Unique && times > 1 {
						t.Errorf("%s: %s.%s has %q %d times", name, r.Name, f.Name, v, times)
					}
				}
			}
			for _, k := range r.Schema.ForeignKeys {
				there := values[k.Reference.Resource+"."+k.Reference.Fields[0]]
				for v := range values[r.Name+"."+k.Fields[0]] {
					if v != k.Fields[0] && there[v] == 0 {
						t.Errorf("%s: %s.%s is %q, which %s hasn't", name, r.Name, k.Fields[0], v, k.Reference.Resource)
					}
				}
			}
		}
	}
}

func cellsOf(t *testing.T, ds *incident.Dataset, file string) [][]string {
	t.Helper()
	held, ok := filesOf(ds)[file]
	if !ok {
		t.Fatalf("there is no %s", file)
	}
	lines, err := csv.NewReader(bytes.NewReader(held.Data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// conforms is what the standard has a validator do with a cell.
func (f describedField) conforms(cell string) error {
	c := f.Constraints
	if cell == "" {
		if c.Required {
			return fmt.Errorf("a required cell is blank")
		}
		return nil
	}
	var err error
	var n float64
	switch f.Type {
	case "integer":
		_, err = strconv.Atoi(cell)
		n, _ = strconv.ParseFloat(cell, 64)
	case "number":
		n, err = strconv.ParseFloat(cell, 64)
	case "date":
		_, err = time.Parse(time.DateOnly, cell)
	case "boolean":
		if !slices.Contains(append(f.TrueValues, f.FalseValues...), cell) {
			err = fmt.Errorf("%q is no truth", cell)
		}
	}
	switch {
	case err != nil:
		return err
	case len(c.Enum) > 0 && !slices.Contains(c.Enum, cell):
		return fmt.Errorf("%q is not in %s", cell, c.Enum)
	case c.Pattern != "" && !regexp.MustCompile(c.Pattern).MatchString(cell):
		return fmt.Errorf("%q is not of the form %s", cell, c.Pattern)
	case c.MaxLength > 0 && utf8.RuneCountInString(cell) > c.MaxLength:
		return fmt.Errorf("%q is longer than %d", cell, c.MaxLength)
	case c.Minimum != nil && n < *c.Minimum || c.Maximum != nil && n > *c.Maximum:
		return fmt.Errorf("%q is out of bounds", cell)
	}
	return nil
}

// The description and the check at import must not drift apart.
func TestWhatMayBeBlankByTheDescriptionMayBeBlankAtImport(t *testing.T) {
	ds := valid(t, minimal(t))
	for _, r := range describe(t, ds).Resources {
		if r.Schema == nil {
			continue
		}
		lines := cellsOf(t, ds, r.Path)
		for i, f := range r.Schema.Fields {
			if f.Name == "lat" || f.Name == "lon" { // both or neither
				continue
			}
			accepted := 0
			for n := 1; n < len(lines); n++ {
				if faults := withCell(t, ds, r.Path, n, i, ""); !slices.ContainsFunc(faults, at(r.Path, n, f.Name)) {
					accepted++
				}
			}
			if blank := accepted > 0; blank == f.Constraints.Required {
				t.Errorf("%s.%s: required is %v, but a blank one is taken %d times", r.Name, f.Name, f.Constraints.Required, accepted)
			}
			if nonsense := f.conforms("?"); nonsense != nil && !slices.ContainsFunc(withCell(t, ds, r.Path, 1, i, "?"),
				at(r.Path, 1, f.Name)) {
				t.Errorf("%s.%s: %v, but it is taken", r.Name, f.Name, nonsense)
			}
		}
	}
}

// withCell are the faults of the dataset with another text in a cell.
func withCell(t *testing.T, ds *incident.Dataset, file string, row, column int, text string) incident.Faults {
	t.Helper()
	lines := cellsOf(t, ds, file)
	lines[row][column] = text
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(lines); err != nil {
		t.Fatal(err)
	}
	files := filesOf(ds)
	files[file].Data = b.Bytes()
	_, faults, _ := read(t, files)
	return faults
}

func at(file string, row int, column string) func(incident.Fault) bool {
	return func(f incident.Fault) bool {
		return strings.EqualFold(f.Where, fmt.Sprintf("%s:%d:%s", file, row+1, column))
	}
}
