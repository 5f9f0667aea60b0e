package dataset_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"
)

// encodings write a text otherwise than in UTF-8 or in a UTF-8 that none may write.
var encodings = map[string]func(string) []byte{
	"UTF-16, little end first, with a mark": func(s string) []byte {
		return append([]byte("\xff\xfe"),
			utf16Of(s, binary.LittleEndian)...)
	},
	"UTF-16, big end first, with a mark": func(s string) []byte {
		return append([]byte("\xfe\xff"),
			utf16Of(s, binary.BigEndian)...)
	},
	"UTF-16 without a mark":      func(s string) []byte { return utf16Of(s, binary.LittleEndian) },
	"UTF-32 with a mark":         func(s string) []byte { return append([]byte("\xff\xfe\x00\x00"), utf32Of(s)...) },
	"UTF-32 without a mark":      utf32Of,
	"Latin-1":                    func(s string) []byte { return []byte(strings.ReplaceAll(s, "e", "\xe9")) },
	"an overlong letter":         func(s string) []byte { return []byte(strings.ReplaceAll(s, "e", "\xc1\xa5")) },
	"an overlong slash":          func(s string) []byte { return []byte(strings.ReplaceAll(s, "e", "\xe0\x80\xaf")) },
	"a surrogate in three bytes": func(s string) []byte { return []byte(strings.ReplaceAll(s, "e", "\xed\xa0\x80")) },
	"past the last character":    func(s string) []byte { return []byte(strings.ReplaceAll(s, "e", "\xf4\x90\x80\x80")) },
	"NUL":                        func(s string) []byte { return []byte(strings.ReplaceAll(s, "e", "\x00")) },
}

func utf16Of(s string, order binary.AppendByteOrder) (out []byte) {
	for _, unit := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

func utf32Of(s string) (out []byte) {
	for _, c := range s {
		out = binary.LittleEndian.AppendUint32(out, uint32(c))
	}
	return out
}

func TestAFileInAnotherEncodingIsOneFault(t *testing.T) {
	for name, encode := range encodings {
		for _, file := range []string{"incidents.csv", "claims.csv", "districts.geojson", "dataset.json"} {
			files := minimal(t)
			files[file] = &fstest.MapFile{Data: encode(string(files[file].Data))}
			ds, faults, _ := read(t, files)
			if ds != nil || len(faults) != 1 || !strings.HasPrefix(faults[0].Where, file) {
				t.Errorf("%s in %s: %s", file, name, listed(faults))
			}
		}
	}
}

func TestACellInAnotherEncodingIsAFault(t *testing.T) {
	for name, encode := range encodings {
		if strings.HasPrefix(name, "UTF") {
			continue // of whole files alone
		}
		files := minimal(t)
		files["incidents.csv"].Data = []byte(strings.Replace(string(files["incidents.csv"].Data), ",One,",
			","+string(encode("One"))+",", 1))
		ds, faults, _ := read(t, files)
		if ds != nil || len(faults) != 1 || faults[0].Where != "incidents.csv:2:title" {
			t.Errorf("%s: %s", name, listed(faults))
		}
	}
}
