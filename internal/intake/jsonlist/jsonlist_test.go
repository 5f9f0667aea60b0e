package jsonlist

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/intake/table"
)

// read is what a document has: the names of its objects' members, and what is wrong.
func read(in io.Reader) (objects [][]Member, faults []string, rest Rest, found bool, err error) {
	l := findings.New(1 << 20)
	rest, found, err = Each(context.Background(), in, Document{"a.json", "data"}, l, func(o Object) {
		objects = append(objects, o.Members)
	})
	all, _ := l.Faults()
	for _, f := range all {
		faults = append(faults, f.Error())
	}
	return objects, faults, rest, found, err
}

func TestEachMemberIsWhatItIs(t *testing.T) {
	const text = "{\"data\" : [ {\"a\\u0062\":\"x\\\"\\n,]}\" , \"n\": -1.5e3,\"t\":true," +
		"\"z\":null,\"l\":[1,{\"q\":\"]\"}], \"o\":{ \"in\" : 1 }}\n, {} ] ,\"b\":1}"
	objects, faults, rest, found, err := read(iotest.OneByteReader(strings.NewReader(text)))
	if err != nil || len(faults) > 0 || !found || len(objects) != 2 || len(objects[1]) != 0 || rest.Text("b") != "1" {
		t.Fatalf("%v %v %v %v %v", objects, faults, rest, found, err)
	}
	for i, want := range []Member{{"ab", "x\"\n,]}", '"'}, {"n", "-1.5e3", '0'}, {"t", "true", 't'}, {"z", "", 'n'},
		{"l", `[1,{"q":"]"}]`, '['}, {"o", `{ "in" : 1 }`, '{'}} {
		if objects[0][i] != want {
			t.Errorf("%+v, want %+v", objects[0][i], want)
		}
	}
	if in := objects[0][5].Inner(); len(in) != 1 || in[0] != (Member{"in", "1", '0'}) {
		t.Errorf("within: %+v", in)
	}
}

func TestEachDamageHasItsFault(t *testing.T) {
	long := strings.Repeat("x", findings.MostText+2)
	for name, tc := range map[string]struct{ text, fault string }{
		"nothing":         {"", "a.json:1: the file ends in the middle"},
		"cut off":         {"{\"data\":[{\"a\":1},\n{\"a\":", "a.json:2:data[1]: the file ends in the middle"},
		"a page":          {" <!DOCTYPE html>", "this is a page of a website"},
		"no object":       {"[]", "one JSON object with a list data"},
		"a second":        {`{"data":[]}{}`, "the file ends with the object"},
		"the list twice":  {`{"data":[],"data":[]}`, "data stands twice"},
		"a name twice":    {`{"data":[{"a":1,"a":2}]}`, "a.json:1:data[0].a"},
		"a number in it":  {"{\"data\":[\n\n7]}", "a.json:3:data[0]: \"7\": it is an object"},
		"a comma missing": {"{\"data\":[{\"a\":1 \"b\":2}]}", "the file is JSON"},
		"NUL":             {"{\"data\":[{\"a\":\"\x00\"}]}", "the file is JSON"},
		"wrong bytes":     {"{\"data\":[{\"a\":\"\xe9\"}]}", "JSON is UTF-8"},
		"a long text":     {`{"data":[{"a":"` + long + `"}]}`, "a text has at most 65536 bytes"},
		"a long object":   {`{"data":[{"a":[` + strings.Repeat("1,", 1<<19) + `1]}]}`, "an object has at most 1048576 bytes"},
		"UTF-16":          {"\xff\xfe{\x00", "JSON is UTF-8, and this is UTF-16"},
		"deep":            {`{"data":[` + strings.Repeat("[", 100), "at most 64 deep"},
	} {
		_, faults, _, _, err := read(strings.NewReader(tc.text))
		if err != nil || len(faults) != 1 || !strings.Contains(faults[0], tc.fault) {
			t.Errorf("%s: %q %v, want one with %q", name, faults, err, tc.fault)
		}
	}
}

func TestAMarkOfUTF8IsPassedOver(t *testing.T) {
	objects, faults, _, found, err := read(strings.NewReader("\ufeff{\"data\":[{}]}"))
	if len(objects) != 1 || !found || len(faults) > 0 || err != nil {
		t.Errorf("%v %v %v", objects, faults, err)
	}
}

func TestWhereThereIsNoListTheRestSaysWhy(t *testing.T) {
	for _, text := range []string{`{"status":403,"message":"no access"}`, `{"message":"no access","data":null}`} {
		_, faults, rest, found, err := read(strings.NewReader(text))
		if found || len(faults) > 0 || err != nil || rest.Text("message") != "no access" {
			t.Errorf("%s: %v %v %v %v", text, faults, rest, found, err)
		}
	}
}

func TestAFailureOfReadingIsNoFault(t *testing.T) {
	broken := errors.New("broken")
	_, faults, _, _, err := read(io.MultiReader(strings.NewReader(`{"data":[`), iotest.ErrReader(broken)))
	if !errors.Is(err, broken) || len(faults) > 0 {
		t.Errorf("%v %v", err, faults)
	}
}

func TestLinesAreThoseOfTheFileHoweverLong(t *testing.T) {
	var text strings.Builder
	text.WriteString(`{"data":[`)
	const rows = 3000
	for i := range rows {
		if i > 0 {
			text.WriteString(",")
		}
		text.WriteString("\n{\"a\":\n\"" + strings.Repeat("y", i%50) + "\"}")
	}
	text.WriteString("]}")
	n := 0
	_, _, err := Each(context.Background(), strings.NewReader(text.String()), Document{"a.json", "data"}, findings.New(1<<20),
		func(o Object) {
			if o.Line != 2+2*n || o.Number != n {
				t.Fatalf("object %d has the number %d and line %d", n, o.Number, o.Line)
			}
			n++
		})
	if n != rows || err != nil {
		t.Errorf("%d objects, %v", n, err)
	}
}

func FuzzEach(f *testing.F) {
	for _, text := range []string{`{"data":[{"a":"b","c":[1,{"d":null}]},{}],"e":1}`, `{"data":null}`, `[]`, `{"data":[{"a":"\ud800"}]}`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		objects, faults, _, found, err := read(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if len(faults) > 0 || !found {
			return
		}
		var whole map[string]json.RawMessage
		var data []map[string]json.RawMessage
		if err := errors.Join(json.Unmarshal([]byte(text), &whole), json.Unmarshal(whole["data"], &data)); err != nil ||
			len(data) != len(objects) {
			t.Errorf("%d objects of %d, %v", len(objects), len(data), err)
		}
		for i, o := range objects {
			for _, m := range o {
				if _, ok := data[i][m.Name]; !ok {
					t.Errorf("object %d: no member %q", i, m.Name)
				}
			}
		}
	})
}

func TestObjectsAreRowsWhoseNamesMayDifferInCase(t *testing.T) {
	const text = `{"data":[{"p":{"ID":" a ","id2":[1],"Name":"x","name":"y"}},{"p":{"a":1,"a":2}},{"q":{}}]}`
	l := findings.New(1 << 20)
	rows := NewRows(l, "p", []string{"id", "id2", "name", "NAME"})
	var got []string
	_, _, err := Each(context.Background(), strings.NewReader(text), Document{"a.json", "data"}, l, func(o Object) {
		if rows.Take(o) {
			got = append(got, rows.Cell(0), rows.Cell(1), rows.Cell(2), rows.Cell(3), rows.Cell(table.None))
			rows.Wrong(1, "no list", "")
		}
		if !rows.Faulty() {
			t.Errorf("%s has no fault", rows.Raw())
		}
	})
	if want := "a||y|x|"; err != nil || strings.Join(got, "|") != want {
		t.Errorf("%q %v, want %q", got, err, want)
	}
	if !rows.Seen("Id2") || rows.Seen("b") {
		t.Errorf("seen were %q", rows.Names())
	}
	faults, _ := l.Faults()
	for i, want := range []string{"data[0].p.id2", "data[1].p.a", "data[2].p"} {
		if len(faults) != 3 || faults[i].Where != "a.json:1:"+want {
			t.Errorf("%v, want one at %s", faults, want)
		}
	}
}
