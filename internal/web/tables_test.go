package web

import (
	"encoding/csv"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// rowsOfCSV are the cells of a file, its column heads first.
func rowsOfCSV(t *testing.T, what, text string) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s: %v", what, err)
	}
	return rows
}

type tableJSON struct {
	NumberMatched int              `json:"numberMatched"`
	Rows          []map[string]any `json:"rows"`
}

// Every table that the page about the atlas names can be downloaded where it is named, as the dataset has it.
func TestEveryTableThatAboutNamesCanBeDownloaded(t *testing.T) {
	at := site(t)
	files := map[string][]byte{}
	for _, f := range odd(t).Load().Data().Files {
		if strings.HasSuffix(f.Name, ".csv") {
			files[f.Name] = f.Bytes
		}
	}
	named := 0
	read(t, at+"/about").Find("#columns dt").Each(func(_ int, dt *goquery.Selection) {
		file := dt.Text()
		name := strings.TrimSuffix(path.Base(file), ".csv")
		named++
		dd := dt.NextFiltered("dd")
		if dd.Find("p").First().Length() == 0 || strings.Contains(dd.Text(), "about.file") {
			t.Errorf("About says nothing of %s: %s", file, dd.Text())
		}
		var links []string
		dd.Find("a").Each(func(_ int, a *goquery.Selection) { href, _ := a.Attr("href"); links = append(links, href) })
		if want := []string{"/downloads/" + name + ".csv", "/downloads/" + name + ".json"}; !slices.Equal(links, want) {
			t.Errorf("%s leads to %v, want %v", file, links, want)
			return
		}
		checkTable(t, at, name, rowsOfCSV(t, file, string(files[file])))
	})
	if named != len(files) || named != len(ogc.Tables()) {
		t.Errorf("About names %d tables, the dataset has %d, %d can be downloaded", named, len(files), len(ogc.Tables()))
	}
	var pages []string
	read(t, at+"/data").Find("a[href^='/downloads/']").Each(func(_ int, a *goquery.Selection) {
		href, _ := a.Attr("href")
		pages = append(pages, strings.TrimPrefix(href, "/downloads/"))
	})
	for _, file := range ogc.DownloadFiles() {
		if !slices.Contains(pages, file) {
			t.Errorf("/data doesn't lead to %s", file)
		}
	}
}

// checkTable compares the downloads of a table with its file in the dataset.
func checkTable(t *testing.T, at, name string, want [][]string) {
	t.Helper()
	res, body := get(t, at+"/downloads/"+name+".csv")
	if res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/csv") {
		t.Errorf("%s.csv: %d, %v", name, res.StatusCode, res.Header)
	}
	got := rowsOfCSV(t, name+".csv", body)
	res, body = get(t, at+"/downloads/"+name+".json")
	rows := decode[tableJSON](t, body)
	if res.StatusCode != http.StatusOK || rows.NumberMatched != len(want)-1 || len(rows.Rows) != len(want)-1 ||
		len(got) != len(want) {
		t.Errorf("%s: %d, %d rows as CSV, %d of %d as JSON, want %d", name, res.StatusCode, len(got)-1, len(rows.Rows),
			rows.NumberMatched, len(want)-1)
		return
	}
	// a layer has more columns, and its coarse points stand where the map has them
	if _, layer := ogc.CollectionOf(incident.Layer(name)); !layer {
		said := make([]string, len(rows.Rows))
		for i, row := range rows.Rows {
			for _, title := range want[0] {
				said[i] += inWords(row[title]) + "\x00"
			}
		}
		sameRows(t, name+".csv", inOneLine(got), inOneLine(want))
		sameRows(t, name+".json", append(said, inOneLine(want)[0]), inOneLine(want))
	}
	for _, title := range want[0] {
		if !slices.Contains(got[0], title) {
			t.Errorf("%s lacks %s", name, title)
		}
	}
	for i, row := range rows.Rows {
		for _, title := range got[0] {
			if _, ok := row[title]; !ok || len(row) != len(got[0]) {
				t.Fatalf("%s.json, row %d has %d members, CSV has %d columns", name, i, len(row), len(got[0]))
			}
		}
	}
}

// inOneLine has each row's cells one after the other, without what makes a formula harmless.
func inOneLine(rows [][]string) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			out[i] += strings.TrimPrefix(cell, "'") + "\x00"
		}
	}
	return out
}

// sameRows compares rows in any order: those of incidents come in the order of incidents.
func sameRows(t *testing.T, what string, got, want []string) {
	t.Helper()
	got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%s: got %q, want %q", what, got[i], want[i])
			return
		}
	}
}

// inWords is a value of JSON as the dataset's files write it.
func inWords(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

func TestTablesWithDaysTakeThePeriodAndBooksAreWhole(t *testing.T) {
	at, ds := site(t), odd(t).Load().Data()
	period := incident.Days{From: incident.MustDay("2021-01-01"), To: incident.MustDay("2022-12-31")}
	totals, changes := 0, 0
	for i := range ds.Reported {
		if r := &ds.Reported[i]; r.From <= period.To && r.To >= period.From {
			totals++
		}
	}
	for i := range ds.Changes {
		if ds.Changes[i].Span().Meets(period) {
			changes++
		}
	}
	if totals == 0 || totals == len(ds.Reported) || changes == 0 || changes == len(ds.Changes) {
		t.Fatalf("the period tells nothing: %d totals, %d changes", totals, changes)
	}
	query := "?datetime=" + period.String()
	for address, want := range map[string]int{
		"reported_totals.json" + query:                    totals,
		"district_changes.json" + query:                   changes,
		"reported_totals.json?datetime=1950-01-01":        0,
		"actors.json" + query:                             len(ds.Actors),
		"towns.json?q=nothingsuch":                        len(ds.Towns),
		"incidents.json?q=nothingsuch":                    0,
		"crossings.json?datetime=2025-11-01&bbox=0,0,1,1": 0,
		"crossings.json?datetime=2025-11-01":              len(ds.Crossings),
	} {
		_, body := get(t, at+"/downloads/"+address)
		if got := decode[tableJSON](t, body); got.NumberMatched != want || len(got.Rows) != want {
			t.Errorf("%s: %d rows, want %d", address, got.NumberMatched, want)
		}
	}
}
