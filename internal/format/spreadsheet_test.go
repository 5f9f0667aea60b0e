package format_test

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/question/answertest"
)

// sheetCell is a cell as LibreOffice took it.
type sheetCell struct {
	Type    string   `xml:"value-type,attr"`
	Formula string   `xml:"formula,attr"`
	Date    string   `xml:"date-value,attr"`
	Repeat  int      `xml:"number-columns-repeated,attr"`
	Lines   []string `xml:"p"`
}

// What LibreOffice's dialogue sets: the separators, the quote, UTF-8 (which it knows by the byte order mark), from the
// first line on.
const (
	byComma       = "44,34,76,1"
	asTheDialogue = "44/59/9,34,76,1" // semicolons and tabs too
)

// opened opens a table in LibreOffice, which saves what it understood.
func opened(t *testing.T, table []byte, how string) [][]sheetCell {
	t.Helper()
	soffice, folder := needs.Tool(t, "soffice"), t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "table.csv"), table, 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(folder) + "/profile", "--headless",
		"--convert-to", "fods", "--outdir", folder, "--infilter=CSV:" + how, filepath.Join(folder, "table.csv")}
	if out, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	raw, err := os.ReadFile(filepath.Join(folder, "table.fods"))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Rows []struct {
			Cells []sheetCell `xml:"table-cell"`
		} `xml:"body>spreadsheet>table>table-row"`
	}
	if err := xml.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	var rows [][]sheetCell
	for _, r := range doc.Rows {
		var cells []sheetCell
		for _, c := range r.Cells {
			for range max(1, c.Repeat) {
				cells = append(cells, c)
			}
		}
		rows = append(rows, cells)
	}
	return rows
}

func TestLibreOfficeOpensATableAsItIsMeant(t *testing.T) {
	a := answertest.Ask(t, datasettest.With(t, datasettest.OddRows()))
	incidents := a.Search(incident.Query{}, incident.SortDate)
	for i, text := range []string{"=1+1", "+1+1", "-1+1", "@SUM(1)", "a;=1+1", "a,=1+1", "\t=1+1", "a\t=1+1", `=HYPERLINK("x")`,
		"＝1+1", `"=1+1`} {
		r := *incidents[i]
		one := *r.Incident
		one.Title, r.Incident = text, &one
		incidents[i] = &r
	}
	for name, tc := range map[string]struct {
		write func(*bytes.Buffer) error
		how   string
	}{
		"incidents, by comma": {func(b *bytes.Buffer) error {
			return format.Incidents.CSV(b, true, slices.Values(incidents))
		}, byComma},
		"incidents": {func(b *bytes.Buffer) error {
			return format.Incidents.CSV(b, true, slices.Values(incidents))
		}, asTheDialogue},
		"crossings": {func(b *bytes.Buffer) error {
			return format.Crossings.CSV(b, true, slices.Values(a.Crossings(incident.Query{})))
		}, asTheDialogue},
		"districts": {func(b *bytes.Buffer) error {
			return format.Districts.CSV(b, true, slices.Values(a.Districts(incident.Query{})))
		},
			asTheDialogue},
	} {
		t.Run(name, func(t *testing.T) {
			table := written(t, tc.write)
			want, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(table, []byte("\ufeff")))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			got := opened(t, table, tc.how)
			if len(got) != len(want) {
				t.Fatalf("%d rows, want %d", len(got), len(want))
			}
			for n, row := range want {
				for i, text := range row {
					var cell sheetCell
					if i < len(got[n]) {
						cell = got[n][i]
					}
					if wrong := cell.unlike(want[0][i], text, n == 0); wrong {
						t.Fatalf("row %d, %s: %q became %+v", n, want[0][i], text, cell)
					}
				}
			}
		})
	}
}

var (
	dayColumns    = []string{"date", "end_date", "state_on", "state_since", "state_last_reported", "state_trade_since"}
	figureColumns = []string{"lat", "lon", "killed", "killed_low", "killed_high", "injured", "incidents", "population_2023",
		"killed_per_100k", "days_closed"}
)

// unlike reports whether a cell isn't what the column means by a text.
func (c sheetCell) unlike(column, text string, head bool) bool {
	switch {
	case c.Formula != "":
		return true
	case text == "":
		return c.Type != ""
	case slices.Contains(dayColumns, column) && !head:
		return c.Type != "date" || c.Date != text
	case slices.Contains(figureColumns, column) && !head:
		return c.Type != "float"
	case c.Type == "string":
		return letters(strings.Join(c.Lines, "")) != letters(text)
	}
	return false
}

// letters leaves out what an XML document writes as elements of its own.
func letters(s string) string { return strings.Join(strings.Fields(s), "") }
