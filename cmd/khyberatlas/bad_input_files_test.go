package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

// input is a file of a format as it should be, and what of it can be damaged. Nothing of what it tells happened.
type input struct {
	name, format, text string
	mapping            string // blank where the format needs none

	cell, early string // letters of a cell of the second row, and of one of the first
	day         string // of the second row
	cut         int    // bytes of the end
	// What stands there, and what comes in its place.
	quote, shifted, moved, zero, swapped, above, twice [2]string
}

const (
	loginPage = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in</body></html>\n"
	tokenGone = `{"status":401,"success":false,"error":"token expired","message":"Ask for a new token"}`

	deskMapping = "[origin]\nid = \"desk\"\nname = \"Desk\"\npublisher = \"Desk\"\n[read]\ndays = \"year-month-day\"\n" +
		"[default]\ncountry = \"PK\"\n[columns]\nid = \"id\"\ndate = \"day\"\ndistrict = \"district\"\ntype = \"kind\"\n" +
		"killed = \"dead\"\nkilled_low = \"least\"\nkilled_high = \"most\"\nsummary = \"text\"\n"
)

func inputs(t *testing.T) []input {
	t.Helper()
	acled := func(name string) string {
		b, err := os.ReadFile("../../internal/intake/acled/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	return []input{
		{name: "ged-22.1.csv", format: "ucdp", text: madeHead +
			"900001,2021,1,Government of Pakistan,TTP,1,\"Mir Ali, town\",Khyber Pakhtunkhwa,North Waziristan,32.97,70.27,Pakistan," +
			"1,1,2021-03-04,2021-03-04,1,2,0,0,3,4,3\n" +
			"900002,2021,1,Government of Pakistan,TTP,1,Bannu town,Khyber Pakhtunkhwa,Bannu,32.98,70.61,Pakistan," +
			"1,1,2021-03-05,2021-03-05,0,1,0,0,1,2,1\n",
			cell: "Bannu town", early: "Mir Ali", day: "2021-03-05", cut: 20,
			quote:   [2]string{`"Mir Ali, town"`, `"Mir Ali, town`},
			shifted: [2]string{"900002,2021,", "900002,,2021,"},
			moved: [2]string{"900002,2021,1,Government of Pakistan,TTP,1,Bannu town,",
				"900002,1,Government of Pakistan,TTP,1,Bannu town,2021,"},
			zero: [2]string{"32.98,70.61", "0,0"}, swapped: [2]string{"32.98,70.61", "70.61,32.98"},
			above: [2]string{"1,0,0,1,2,1", "9,0,0,9,2,1"}, twice: [2]string{"900002", "900001"}},
		{name: "acled.csv", format: "acled", text: acled("export-2024.csv"),
			cell: "Mirian", early: "Made", day: "2024-02-05", cut: 40,
			quote:   [2]string{`three dots.",4`, `three dots.,4`},
			shifted: [2]string{"PAK900002,", "PAK900002,,"},
			moved: [2]string{"Explosions/Remote violence,Remote explosive/landmine/IED,Unidentified Armed Group (Pakistan),,",
				"Remote explosive/landmine/IED,Unidentified Armed Group (Pakistan),,Explosions/Remote violence,"},
			zero: [2]string{"32.9200,70.5800", "0,0"}, swapped: [2]string{"32.9200,70.5800", "70.5800,32.9200"},
			twice: [2]string{"PAK900002", "PAK900001"}},
		{name: "acled.json", format: "acled", text: acled("answer.json"),
			cell: "Mirian", early: "Made", day: "2024-02-05", cut: 40,
			quote: [2]string{`"Mirian"`, `"Mirian`},
			moved: [2]string{`"sub_event_type": "Remote explosive/landmine/IED"`, `"sub_event_type": "Unidentified Armed Group"`},
			zero:  [2]string{`"latitude": "32.9200", "longitude": "70.5800"`, `"latitude": "0", "longitude": "0"`},
			swapped: [2]string{`"latitude": "32.9200", "longitude": "70.5800"`,
				`"latitude": "70.5800", "longitude": "32.9200"`},
			twice: [2]string{"PAK900002", "PAK900001"}},
		{name: "desk.csv", format: "csv", text: "id,day,district,y,x,kind,dead,least,most,text\n" +
			"1,2024-01-31,Bannu,32.9,70.6,ied,3,2,4,\"First, of all\"\n2,2024-02-05,Tank,32.2,70.4,shelling,1,0,2,Second\n",
			mapping: deskMapping + "lat = \"y\"\nlon = \"x\"\n",
			cell:    "Second", early: "First", day: "2024-02-05", cut: 10,
			quote:   [2]string{"\"First, of all\"", "\"First, of all"},
			shifted: [2]string{"2,2024-02-05,", "2,,2024-02-05,"}, moved: [2]string{"2024-02-05,Tank", "Tank,2024-02-05"},
			zero: [2]string{"32.2,70.4", "0,0"}, swapped: [2]string{"32.2,70.4", "70.4,32.2"},
			above: [2]string{"1,0,2", "9,0,2"}, twice: [2]string{"\n2,", "\n1,"}},
		{name: "desk.geojson", format: "geojson", text: `{"type": "FeatureCollection", "features": [` + "\n" +
			`{"type": "Feature", "properties": {"id": 1, "day": "2024-01-31", "district": "Bannu", "kind": "ied", "dead": 3, ` +
			`"least": 2, "most": 4, "text": "First"}, "geometry": {"type": "Point", "coordinates": [70.6, 32.9]}},` + "\n" +
			`{"type": "Feature", "properties": {"id": 2, "day": "2024-02-05", "district": "Tank", "kind": "shelling", "dead": 1, ` +
			`"least": 0, "most": 2, "text": "Second"}, "geometry": {"type": "Point", "coordinates": [70.4, 32.2]}}` + "\n]}\n",
			mapping: deskMapping,
			cell:    "Second", early: "First", day: "2024-02-05", cut: 40,
			quote: [2]string{`"Second"`, `"Second`},
			moved: [2]string{`"2024-02-05", "district": "Tank"`, `"Tank", "district": "2024-02-05"`},
			zero:  [2]string{"[70.4, 32.2]", "[0, 0]"}, swapped: [2]string{"[70.4, 32.2]", "[32.2, 70.4]"},
			above: [2]string{`"dead": 1`, `"dead": 9`}, twice: [2]string{`"id": 2`, `"id": 1`}},
	}
}

// damaged is a file that somebody or something has damaged.
type damaged struct{ kind, name, text string }

// damages are the file in each kind of damage that its format can have.
func (in input) damages(t *testing.T) (all []damaged) {
	t.Helper()
	add := func(kind, text string) { all = append(all, damaged{kind, in.name, text}) }
	change := func(kind string, pairs ...[2]string) {
		t.Helper()
		text := in.text
		for _, p := range pairs {
			if p[0] == "" {
				return
			}
			if !strings.Contains(text, p[0]) {
				t.Fatalf("%s: the file has no %s", in.name, p[0])
			}
			text = strings.ReplaceAll(text, p[0], p[1])
		}
		add(kind, text)
	}
	add("cut off", in.text[:len(in.text)-in.cut])
	change("half a quote", in.quote)
	change("shifted", in.shifted)
	change("shifted within a row", in.moved)
	change("a date of ####", [2]string{in.day, "#####"})
	change("a date of 45321", [2]string{in.day, "45321"})
	change("a date of 1/2/24", [2]string{in.day, "1/2/24"})
	change("(0, 0)", in.zero)
	change("best above high", in.above)
	change("an id twice", in.twice)
	change("NUL", [2]string{in.cell, "\x00" + in.cell})
	change("50 MB in a field", [2]string{in.cell, strings.Repeat("x", 50<<20)})
	change("mixed encodings", [2]string{in.early, in.early + "ä"}, [2]string{in.cell, in.cell + "\xe4"})
	change("mixed encodings in a cell", [2]string{in.cell, "ä\xe4"})
	add("a page", loginPage)
	add("an error answer", tokenGone)
	if in.text[0] == '{' {
		change("NUL as an escape", [2]string{in.cell, `\u0000` + in.cell})
	}
	zipped := func(kind string, do func(*zip.Writer) error) {
		t.Helper()
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		if err := do(z); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		all = append(all, damaged{kind, "x.zip", b.String()})
	}
	entry := func(z *zip.Writer, name string) error {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, in.text)
		}
		return err
	}
	zipped("a zip with two tables", func(z *zip.Writer) error { return errors.Join(entry(z, in.name), entry(z, "again-"+in.name)) })
	zipped("a zip with no table", func(z *zip.Writer) error { return entry(z, "licence.txt") })
	zipped("a bomb", func(z *zip.Writer) error { return bomb(z, in.name, in.text, 10<<30) })
	zipped("a bomb that says it is none", func(z *zip.Writer) error { return bomb(z, in.name, in.text, uint64(len(in.text))) })
	whole := all[len(all)-4]
	all = append(all, damaged{"a zip cut off", "x.zip", whole.text[:len(whole.text)/2]})
	return all
}

// bomb adds a file that begins well and goes on with 10 GB of blanks, packed to 10 MB: a part that unpacks to a megabyte is
// repeated as it is packed.
func bomb(z *zip.Writer, name, begins string, says uint64) error {
	var begin, part bytes.Buffer
	for b, text := range map[*bytes.Buffer]string{&begin: begins, &part: strings.Repeat(" ", 1<<20)} {
		w, err := flate.NewWriter(b, flate.BestCompression)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
		if err := w.Flush(); err != nil { // and not closed: more comes
			return err
		}
	}
	packed := bytes.Repeat(part.Bytes(), 10<<10)
	w, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, UncompressedSize64: says,
		CompressedSize64: uint64(begin.Len() + len(packed))})
	if err != nil {
		return err
	}
	_, err = w.Write(append(begin.Bytes(), packed...))
	return err
}
