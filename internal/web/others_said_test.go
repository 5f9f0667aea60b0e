package web

import (
	"encoding/json"
	"html"
	"net/http"
	"strings"
	"testing"
)

// Each of these was missing, or was said of our own record where others stand beside it.
func TestPagesAndAnswersSpeakOfOtherRecordsToo(t *testing.T) {
	at := threeRecords(t)
	const later = "?origin=open&datetime=2030-01-01/2030-12-31"
	none, part := "The open record collected no day of this period", "The open record collected only part of this period: 2025."
	for name, tc := range map[string]struct {
		address string
		says    []string
		not     string
	}{
		"the map of days that nobody collected": {"/" + later, []string{none},
			"record collected only part"},
		"days before any": {"/?origin=open&datetime=../1980-01-01", []string{none}, "record collected only part"},
		"the table of them": {"/collections/incidents/items" + later, []string{none},
			"record collected only part"},
		"districts on them": {"/collections/districts/items" + later, []string{none},
			"record collected only part"},
		"days of which some are collected": {"/?origin=open&datetime=2025-01-01/2026-12-31", []string{part}, "record collected no day"},
		"days that are collected":          {"/?origin=open&datetime=2024-01-01/2024-12-31", nil, "record collected"},
		"a heading without a period": {"/collections/incidents/items?origin=atlas", []string{", February 2021 to"},
			", January 1989 to August"},
		"events apart":               {"/?pairs=apart", []string{"the same deaths may be counted more than once"}, ""},
		"a table of events together": {"/collections/incidents/items", nil, "may be counted more than once"},
		"a table of them apart":      {"/collections/incidents/items?pairs=apart", []string{"may be counted more than once"}, ""},
		"events together":            {"/", []string{"Shown apart: deaths may be counted twice", ">counted once<"}, ""},
		"a citation as text":         {"/cite?f=text&origin=open", []string{"House of open (2025): The open record."}, ""},
		"as BibTeX": {"/cite?f=bibtex&origin=open",
			[]string{"author = {{House of open}}", "House of open (2025)"}, ""},
		"as RIS":          {"/cite?f=ris&origin=open", []string{"AU  - House of open\r\n", "House of open (2025)"}, ""},
		"as CSL":          {"/cite?f=csl&origin=open", []string{`"literal": "House of open"`, "House of open (2025)"}, ""},
		"of one incident": {"/cite?f=ris&sel=open-1", []string{"AU  - House of open\r\n", "House of open (2025)"}, ""},
		"of all records":  {"/cite?f=text", []string{"Khyber Atlas, “", "House of open (2025)"}, ""},
		"of our own":      {"/cite?f=text&origin=atlas", []string{"Khyber Atlas, “"}, "House of"},
		"an embedded map, drawn by others' borders": {"/embed?origin=open", []string{"The open record 22.1", "boundaries OCHA"}, ""},
		"about the atlas": {"/about", []string{"how our own record is made", "Incidents of The open record 22.1", "of our own record;",
			"What stands for the rows", "in the column origin", "whoever struck"}, "about.file."},
		"the list of the map": {"/?origin=open", []string{" · State-based violence · The open record · <bdi>", "are UCDP’s kinds"}, ""},
		"the card of one":     {"/?sel=open-1", []string{">Recorded by The open record<"}, ""},
		"the API":             {"/api", []string{"atlas, open, shut"}, ""},
		"a chart by record": {"/histogram?f=json&by=origin&datetime=2025-01-01/2025-12-31", []string{`"value":"open"`,
			`"value":"atlas"`}, ""},
		"the page of that chart": {"/histogram?by=origin&datetime=2025-01-01/2025-12-31", []string{"The open record"}, ""},
	} {
		res, body := get(t, at+tc.address, "Accept", "text/html, */*")
		body = html.UnescapeString(strings.NewReplacer("\u2068", "", "\u2069", "").Replace(body))
		if res.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", name, res.Status)
		}
		for _, s := range tc.says {
			if !strings.Contains(body, s) {
				t.Errorf("%s doesn't say %q", name, s)
			}
		}
		if tc.not != "" && strings.Contains(body, tc.not) {
			t.Errorf("%s says %q", name, tc.not)
		}
	}
}

func TestFiguresSayWhichDaysTheChosenRecordsHaveCollected(t *testing.T) {
	at := threeRecords(t)
	for _, path := range []string{"/totals?f=json&origin=open", "/histogram?f=json&origin=open"} {
		_, body := get(t, at+path)
		var a struct {
			Collected []struct{ Origin, From, To, Completeness string }
		}
		if err := json.Unmarshal([]byte(body), &a); err != nil {
			t.Fatal(err)
		}
		if len(a.Collected) != 1 || a.Collected[0].Origin != "open" || a.Collected[0].From != "1989-01-01" ||
			a.Collected[0].To != "2025-12-31" || a.Collected[0].Completeness != "complete" {
			t.Errorf("%s: %+v", path, a.Collected)
		}
	}
}
