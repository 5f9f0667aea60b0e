package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The rows of these files are made for the tests: nothing of it happened.
const (
	madeHead = "id,year,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country," +
		"event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n"
	madeGED = madeHead +
		"900001,2021,1,Government of Pakistan,TTP,1,Mir Ali town,Khyber Pakhtunkhwa province,North Waziristan district," +
		"32.9700,70.2700,Pakistan,1,1,2021-03-04,2021-03-04,1,2,0,0,3,3,3\n"
	madeCandidate = madeHead +
		"900002,2026,1,Government of Pakistan,TTP,3,Bannu district,Khyber Pakhtunkhwa province,Bannu district," +
		"32.9800,70.6000,Pakistan,1,1,2026-04-05,2026-04-05,0,1,0,0,1,2,1\n"
	madeHDX = "Ref,When,Which district,What,Dead,Reported by\n" +
		"#event+id,#date+start,#adm2+name,#event+type,#affected+killed,#meta+source\n" +
		"A-1,2024-01-31,Bannu,IED,3,Test Gazette\nA-2,2024-02-03,Tank,Shelling,0,Test Observer\n"
	madeSheet = "نمبر شمار;تاریخ;ضلع;مقام;واقعے کی نوعیت;ہلاکتیں;زخمی;ذمہ دار;عرض بلد;طول بلد;ذریعہ\n" +
		"۱;۱۳/۰۲/۲۰۲۴;بنوں;میریان;خودکش حملہ;۳;۵;ٹی ٹی پی;۳۲٫۹۲;۷۰٫۵۸;روزنامہ الف\n" +
		"۲;۰۵/۰۳/۲۰۲۴;پشاور;;بم دھماکہ;معلوم نہیں;۲;نامعلوم;۳۴٫۰۱;۷۱٫۵۸;روزنامہ ب\n" +
		"۴;۱۴/۰۳/۲۰۲۴;بنوں;میریان;فائرنگ;۱;۰;نامعلوم;۳۲٫۹۲;۷۰٫۵۸;روزنامہ الف\n" +
		"۵;۱۵/۰۳/۲۰۲۴;بنوں;میریان;فائرنگ;۰;۰;نامعلوم;۳۲٫۹۲;۷۰٫۵۸;روزنامہ الف\n" +
		"۶;۱۶/۰۳/۲۰۲۴;بنوں;میریان;فائرنگ;۲;۰;نامعلوم;۳۲٫۹۲;۷۰٫۵۸;روزنامہ الف\n" +
		"۳;۳۱/۰۲/۲۰۲۴;کرم;پاڑاچنار;فائرنگ;۰;۱;;۳۳٫۹۰;۷۰٫۱۰;روزنامہ ب\n"
	madePoints = `{
"type": "FeatureCollection",
"name": "events",
"crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } },
"features": [
{ "type": "Feature", "properties": { "id": 1, "date": "2024-01-31", "district": "Swat", "type": "abduction", "killed": 0 },
  "geometry": { "type": "Point", "coordinates": [ 72.36, 34.75 ] } },
{ "type": "Feature", "properties": { "id": 2, "date": "2024-02-01", "district": "Buner", "type": "other", "killed": null },
  "geometry": null }
]
}
`
)

// commandsUnder are the commands of a document under a heading.
func commandsUnder(t *testing.T, text, heading string) string {
	t.Helper()
	_, under, ok := strings.Cut(text, "\n## "+heading+"\n")
	under, _, _ = strings.Cut(under, "\n## ")
	var commands strings.Builder
	for _, m := range regexp.MustCompile("(?ms)^```sh\n(.*?)^```$").FindAllStringSubmatch(under, -1) {
		commands.WriteString(m[1])
	}
	if !ok || commands.Len() == 0 {
		t.Fatalf("there are no commands under the heading %q", heading)
	}
	return commands.String()
}

// TestTheDocumentOnImportsSaysWhatWorks runs each of its commands, in its order, on files of the names that it uses.
func TestTheDocumentOnImportsSaysWhatWorks(t *testing.T) {
	text, err := os.ReadFile("../../docs/import.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	put := func(name string, content []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	w, err := z.Create("GEDEvent_v25_1.csv")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(w, madeGED)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	put("ged-csv.zip", packed.Bytes())
	put("GEDEvent_v26_0_4.csv", []byte(madeCandidate))
	for name, from := range map[string]string{"acled-export.csv": "export-2022.csv", "acled-answer.json": "answer.json"} {
		made, err := os.ReadFile("../../internal/intake/acled/testdata/" + from)
		if err != nil {
			t.Fatal(err)
		}
		put(name, made)
	}
	put("deleted.csv", []byte("event_id_cnty,deleted_timestamp\nPAK900001,1712900000\n"))
	put("hdx.csv", []byte(madeHDX))
	put("sheet.csv", []byte(madeSheet))
	put("events.geojson", []byte(madePoints))
	shell := func(commands string) string {
		t.Helper()
		sh := exec.Command("sh", "-e", "-c", commands)
		sh.Dir = dir
		said, err := sh.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", commands, err, said)
		}
		return string(said)
	}
	for _, step := range []struct {
		heading string
		held    []string // ids that a download holds afterwards
	}{
		{"UCDP", []string{"ucdp-900001", "ucdp-900002"}},
		{"ACLED", nil},
		{"A table from HDX", []string{"hdx-a-1", "hdx-a-2"}},
		{"A spreadsheet", nil},
		{"GeoJSON from QGIS", nil},
	} {
		said := shell(commandsUnder(t, string(text), step.heading))
		t.Logf("%s:\n%s", step.heading, said)
		downloaded := strings.ToLower(shell("khyberatlas export --collection incidents --f csv"))
		for _, id := range step.held {
			if !strings.Contains(downloaded, "\n"+id+",") {
				t.Errorf("%s: no download holds %s", step.heading, id)
			}
		}
		if strings.Contains(downloaded, "\nacled-") {
			t.Errorf("%s: a download holds events of ACLED", step.heading)
		}
	}
	if shown := shell("khyberatlas version"); !strings.Contains(shown, "incidents") {
		t.Errorf("the version is told as %q", shown)
	}
}
