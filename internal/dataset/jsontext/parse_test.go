package jsontext

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"
	"unicode/utf8"

	"khyberatlas/internal/dataset/findings"
)

// Whatever valid JSON stands in the file, it is read as encoding/json reads it, and every value knows where it stood.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{`{"a":[1,-2.5e3,{"b":null}],"c":"\u00e9\n\ud83d\ude00","d":true}`, " [ [ ] , { } , [1] , [ [] ] ] ",
		`"x"`, "7",
		"{\"پشاور\" :\r\n\t[false]}", `[",]}[{","\\","\""]`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		j := &File{List: findings.New(512 << 20), name: "x.json", data: data, places: newPlaces(data)}
		if !j.parse() {
			if faults, _ := j.Faults(); len(faults) != 1 {
				t.Fatalf("%d faults", len(faults))
			}
			return
		}
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.UseNumber()
		alike(t, dec, data, j.Root)
		for at := range len(data) {
			line, character := j.places.of(at)
			begin := bytes.LastIndexByte(data[:at], '\n') + 1
			if wantLine, want := bytes.Count(data[:at], []byte("\n"))+1, utf8.RuneCount(data[begin:at])+1; utf8.RuneStart(data[at]) &&
				(line != wantLine || character != want) {
				t.Fatalf("offset %d is line %d, character %d; want %d, %d", at, line, character, wantLine, want)
			}
		}
	})
}

func alike(t *testing.T, dec *json.Decoder, data []byte, v Value) {
	t.Helper()
	token, err := dec.Token()
	if err != nil {
		t.Fatal(err)
	}
	switch want := token.(type) {
	case nil:
		if v.Kind != IsNull {
			t.Fatalf("%v in the place of null", v)
		}
	case json.Delim:
		if data[v.At] != byte(want) {
			t.Fatalf("%v stands at %d", want, v.At)
		}
		for i := 0; dec.More(); i++ {
			if want == '[' {
				alike(t, dec, data, v.Items[i])
				continue
			}
			name, _ := dec.Token()
			if m := v.Members[i]; m.Name != name || data[m.At] != '"' {
				t.Fatalf("member %q at %d, want %q", m.Name, m.At, name)
			}
			alike(t, dec, data, v.Members[i].Value)
		}
		if len(v.Items) != cap(v.Items) || len(v.Members) != cap(v.Members) {
			t.Fatalf("%d values and %d members were counted, %d and %d read", cap(v.Items), cap(v.Members), len(v.Items), len(v.Members))
		}
		_, _ = dec.Token()
	default:
		if fmt.Sprint(want) != v.Text {
			t.Fatalf("%q, want %q", v.Text, want)
		}
	}
}

func TestPlacesAreFoundInLongAndShortLines(t *testing.T) {
	data := bytes.Repeat([]byte("é\n"+"ab"), 300)
	data = append(data, bytes.Repeat([]byte("پشاور x"), 400)...)
	data = append(data, bytes.Repeat([]byte("\n"), 2000)...)
	p := newPlaces(data)
	for at := range len(data) + 1 {
		begin := bytes.LastIndexByte(data[:at], '\n') + 1
		if at < len(data) && !utf8.RuneStart(data[at]) {
			continue
		}
		line, character := p.of(at)
		if wantLine, want := bytes.Count(data[:at], []byte("\n"))+1, utf8.RuneCount(data[begin:at])+1; line != wantLine ||
			character != want {
			t.Fatalf("offset %d is line %d, character %d; want %d, %d", at, line, character, wantLine, want)
		}
	}
}
