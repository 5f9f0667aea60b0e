package gazetteer

import (
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/values"
)

// The files of names: which country is meant, and which unit of ours.
const (
	countriesFile = "names/countries.csv"
	unitsFile     = "names/unit_names.csv"
)

// unit is a first-level unit, or a district in one, of one country.
type unit struct {
	country  incident.Country
	admin1   string // blank: a first-level unit
	spelling string
}

// meant is the unit of ours that a spelling stands for.
type meant struct {
	name     string
	frontier bool
}

// readNames fills the tables of names.
func (g *Gazetteer) readNames(files fs.FS) error {
	err := eachRecord(files, countriesFile, 3, func(r []string) {
		code := incident.Country(r[0])
		for _, name := range append(strings.Split(r[2], ";"), r[0], r[1]) {
			g.countries[spelling(name)] = code
		}
	})
	if err != nil {
		return err
	}
	return eachRecord(files, unitsFile, 7, func(r []string) {
		country, m := incident.Country(r[0]), meant{r[3], r[5] == "yes"}
		key := unit{country: country, spelling: spelling(r[2])}
		if r[1] == "district" {
			key.admin1, m.name = r[3], r[4]
		}
		g.units[key] = m
	})
}

func eachRecord(files fs.FS, name string, width int, do func([]string)) error {
	file, err := files.Open(name)
	if err != nil {
		return fmt.Errorf("read names of places: %w", err)
	}
	defer file.Close()
	in := csv.NewReader(file)
	in.FieldsPerRecord = width
	for n := 0; ; n++ {
		r, err := in.Read()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return fmt.Errorf("read %s: %w", name, err)
		case n > 0:
			do(r)
		}
	}
}

// kinds are the words that say what kind of unit a name is of; others write them and we don't.
var kinds = []string{"district", "province", "agency", "the", "of", "and", "ضلع", "صوبہ", "ولسوالی", "ولایت"}

// spelling is a name as names are compared: without case, marks, kinds of unit, and the order of its words (Dir Lower,
// Lower Dir).
func spelling(name string) string {
	words := slices.DeleteFunc(incident.FoldWords(values.Letters(name)), func(w string) bool { return slices.Contains(kinds, w) })
	for i := 0; i+1 < len(words); i++ {
		if words[i] == "f" && words[i+1] == "r" { // F.R.
			words = slices.Replace(words, i, i+2, "fr")
		}
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// plain is a name without the words that say what kind of unit it is of.
func plain(name string) string {
	words := slices.DeleteFunc(strings.Fields(name), func(w string) bool {
		w = strings.ToLower(w)
		return w == "district" || w == "province" || w == "agency"
	})
	return strings.Join(words, " ")
}
