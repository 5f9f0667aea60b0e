package dataset_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func TestACharacterThatNobodySeesIsAFaultOfEveryText(t *testing.T) {
	hidden := []rune{0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x2060, 0x2063, 0x206A, 0x3164,
		0xFEFF, 0xFFF9, 0xE0041}
	for c := rune(0x202A); c <= 0x202E; c++ {
		hidden = append(hidden, c)
	}
	for c := rune(0x2066); c <= 0x2069; c++ {
		hidden = append(hidden, c)
	}
	for _, c := range hidden {
		name := fmt.Sprintf("%U", c)
		with := func(file, text, where string) patch {
			return patch{file, text, text[:2] + string(c) + text[2:], where, "can't be seen; take out " + name + ", character 3 of it"}
		}
		t.Run(name, func(t *testing.T) {
			with("claims.csv", "At least one", "claims.csv:2:statement").check(t)
			with("incident_sources.csv", "one killed", "incident_sources.csv:2:note").check(t)
			with("context_events.csv", "They talked.", "context_events.csv:2:summary").check(t)
		})
	}
}

func TestAHiddenCharacterIsNamedWhereverItStands(t *testing.T) {
	const mark, override = "\ufeff", "\u202e"
	for name, p := range map[string]patch{
		"in a title": {"incidents.csv", ",One,", ",O" + override + "ne,", "incidents.csv:2:title",
			"take out U+202E, character 2 of it"},
		"in a date": {"incidents.csv", "town,2025-01-02,", "town,2025-01-02" + override + ",",
			"incidents.csv:2:date", "take out U+202E"},
		"in a word of a list": {"incidents.csv", "day,ied", "day,i" + override + "ed", "incidents.csv:2:type",
			"take out U+202E"},
		"in an address": {"claims.csv", "https://example.org/1", "https://example.org/" + override + "1",
			"claims.csv:2:url", "take out U+202E"},
		"where one file follows another": {"incidents.csv", "2025-01-05-nowhere", mark + "2025-01-05-nowhere", "incidents.csv:4:id",
			"take out U+FEFF"},
		"in the name of a column": {"claims.csv", "claimant", "claim" + mark + "ant", "claims.csv:1:claim" + mark + "ant",
			"no such column"},
		"in dataset.json":              {"dataset.json", `"title": "`, `"title": "` + override, "dataset.json", "take out U+202E"},
		"in dataset.json, written out": {"dataset.json", `"title": "`, `"title": "\u202e`, "dataset.json", "take out U+202E"},
		"in a name of a shape": {"districts.geojson", `"name":"West"`, `"name":"We` + override + `st"`, "districts.geojson",
			"take out U+202E"},
		"between two members": {"dataset.json", `"title"`, mark + `"title"`, "dataset.json", "the file is JSON"},
	} {
		t.Run(name, func(t *testing.T) {
			files := minimal(t)
			old := files[p.file].Data
			files[p.file].Data = bytes.Replace(old, []byte(p.from), []byte(p.to), 1)
			if bytes.Equal(old, files[p.file].Data) {
				t.Fatalf("%q doesn't stand in %s", p.from, p.file)
			}
			_, faults, _ := read(t, files)
			for _, f := range faults {
				if strings.HasPrefix(f.Where, p.where) && strings.Contains(f.Error(), p.says) {
					return
				}
			}
			t.Errorf("no fault at %s says %q:%s", p.where, p.says, listed(faults))
		})
	}
}

func TestWhatUrduAndPashtoAreWrittenWithIsNoFault(t *testing.T) {
	files := minimal(t)
	files["claims.csv"].Data = bytes.Replace(files["claims.csv"].Data, []byte("At least one"),
		[]byte("می\u200cخواهم، لا\u200dله، \u0600۱۲، پښتو"), 1)
	valid(t, files)
}

func TestTheMarkOfASpreadsheetAtTheBeginningIsNone(t *testing.T) {
	files := minimal(t)
	for _, name := range []string{"claims.csv", "dataset.json", "districts.geojson"} {
		files[name].Data = append([]byte("\xef\xbb\xbf"), files[name].Data...)
	}
	valid(t, files)
}
