package dataset_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
)

// poisons are addresses that would say more than an address wherever one is written.
var poisons = map[string]string{
	"the end of a header's link": `https://example.org/>; rel="preconnect", <https://elsewhere.example/x.js`,
	"the end of an attribute":    `https://example.org/"onclick="x()`,
	"the end of another":         `https://example.org/'onclick='x()`,
	"a blank":                    "https://example.org/a b",
	"another host":               "https://example.com@elsewhere.example/",
	"a script":                   "javascript:alert(1)",
	"an override of direction":   "https://example.org/\u202egpj",
}

// Every column and member whose name says that it is an address is tried.
func TestAnAddressIsCheckedInEveryColumn(t *testing.T) {
	ds, tried := valid(t, minimal(t)), 0
	for _, file := range dataset.Names() {
		if !strings.HasSuffix(file, ".csv") {
			continue
		}
		for column, title := range cellsOf(t, ds, file)[0] {
			if !strings.HasSuffix(title, "url") {
				continue
			}
			tried++
			for what, poison := range poisons {
				if !slices.ContainsFunc(withCell(t, ds, file, 1, column, poison), aboutAddress(file+":2:"+title)) {
					t.Errorf("%s: %s passes in %s", file, what, title)
				}
			}
		}
	}
	if tried < 7 {
		t.Errorf("only %d columns of addresses were found", tried)
	}
}

func TestTheLicenceIsAnAddress(t *testing.T) {
	const licence = "https://creativecommons.org/licenses/by/4.0/"
	for what, poison := range poisons {
		files := minimal(t)
		old := files["dataset.json"].Data
		files["dataset.json"].Data = bytes.Replace(old, []byte(licence), []byte(strings.ReplaceAll(poison, `"`, `\"`)), 1)
		if bytes.Equal(old, files["dataset.json"].Data) {
			t.Fatalf("%s doesn't stand in dataset.json", licence)
		}
		if ds, faults, _ := read(t, files); ds != nil || !slices.ContainsFunc(faults, aboutAddress("dataset.json:2:licence_url")) {
			t.Errorf("%s passes: %s", what, listed(faults))
		}
	}
}

func aboutAddress(where string) func(incident.Fault) bool {
	return func(f incident.Fault) bool {
		return strings.EqualFold(f.Where, where) && strings.Contains(f.Rule, "an address")
	}
}
