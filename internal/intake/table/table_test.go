package table_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"encoding/csv"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/intake/table"
)

// read reads a whole text: its heading, its rows, its faults as text, and what was passed over as broken.
func read(t testing.TB, text string, how table.How) (r *table.Reader, rows [][]string, faults []string, broken string) {
	t.Helper()
	list := findings.New(1 << 20)
	how.File = "f.csv"
	how.Broken = func(raw []byte) { broken += string(raw) }
	r, err := table.Open(strings.NewReader(text), how, list)
	if err != nil {
		t.Fatal(err)
	}
	for r != nil && r.Next() {
		rows = append(rows, append([]string(nil), r.Row().Cells()...))
	}
	if r != nil && r.Err() != nil {
		t.Fatal(r.Err())
	}
	kept, _ := list.Faults()
	for _, f := range kept {
		faults = append(faults, f.Error())
	}
	return r, rows, faults, broken
}

func utf16(t testing.TB, text string, order unicode.Endianness) string {
	t.Helper()
	out, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTablesAreReadAsTheyAreWritten(t *testing.T) {
	want := [][]string{{"1", "Bannu, town"}, {"2", "Miran “Shah”\nbazaar"}}
	const text = "id,place\n1,\"Bannu, town\"\n2,\"Miran “Shah”\nbazaar\"\n"
	for name, tc := range map[string]struct {
		text     string
		encoding table.Encoding
	}{
		"UTF-8":                   {text, table.UTF8},
		"with a mark":             {"\ufeff" + text, table.UTF8},
		"UTF-16, low byte first":  {utf16(t, text, unicode.LittleEndian), table.UTF16LE},
		"UTF-16, high byte first": {utf16(t, text, unicode.BigEndian), table.UTF16BE},
		"Windows-1252":            {strings.NewReplacer("“", "\x93", "”", "\x94").Replace(text), table.Windows1252},
		"line ends of Windows":    {strings.ReplaceAll(text, "\"\n", "\"\r\n"), table.UTF8},
		"line ends of old Macs": {strings.ReplaceAll(strings.ReplaceAll(text, "\"\n", "\"\r"), "place\n",
			"place\r"), table.UTF8},
		"semicolons":             {"id;place\n1;Bannu, town\n2;\"Miran “Shah”\nbazaar\"\n", table.UTF8},
		"tabs":                   {"id\tplace\n1\tBannu, town\n2\t\"Miran “Shah”\nbazaar\"\n", table.UTF8},
		"the separator said":     {"sep=|\r\nid|place\n1|Bannu, town\n2|\"Miran “Shah”\nbazaar\"\n", table.UTF8},
		"no line end at the end": {strings.TrimSuffix(text, "\n"), table.UTF8},
		"blank rows":             {"\n,\n" + text + "\n,\n\n", table.UTF8},
		"tags below the heading": {strings.Replace(text, "\n", "\n#event+id,#loc\n", 1), table.UTF8},
	} {
		t.Run(name, func(t *testing.T) {
			r, rows, faults, _ := read(t, tc.text, table.How{})
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if d := cmp.Diff(want, rows); d != "" {
				t.Error(d)
			}
			if r.Encoding() != tc.encoding {
				t.Errorf("read as %s", r.Encoding())
			}
			if r.Column("PLACE ") != 1 || r.Column("lat", "Id") != 0 || r.Column("lat") != table.None {
				t.Error("a column is not found by its name")
			}
			if len(r.Tags()) > 0 && r.Tagged("#x", "#loc") != 1 {
				t.Error("a column is not found by its tag")
			}
		})
	}
}

// broken are texts that are no tables, or whose rows are none, and what must be said of them.
var broken = map[string]struct {
	text, where, says string
	rows              int
}{
	"an empty file":         {"", "f.csv:1: ", "the file is empty", 0},
	"a page of HTML":        {"\n<!DOCTYPE html><title>502 Bad Gateway</title>", "f.csv:1: ", "page of HTML", 0},
	"the answer of an API":  {`{"status":401,"error":"token expired"}`, "f.csv:1: ", "token expired", 0},
	"a workbook":            {"PK\x03\x04\x14\x00", "f.csv:1: ", "save the sheet as CSV", 0},
	"UTF-16 without a mark": {"i\x00d\x00,\x00a\x00\n\x001\x00,\x002\x00", "f.csv:1:1: ", "no NUL", 0},
	"a NUL":                 {"id,a\n1,x\n2,a\x00b\n3,x\n", "f.csv:3:a: ", "no NUL", 2},
	"a NUL within quotes":   {"id,a\n1,x\n2,\"a\x00b\"\n3,x\n", "f.csv:3:a: ", "no NUL", 2},
	"half a quote":          {"id,a\n1,\"x\n2,x\n3,x\n", "f.csv:2:a: ", "goes on to the end of the file", 0},
	"a quote that ends far below": {"id,a\n1,\"x\n2,x\n3,\"x\"\n4,x\n", "f.csv:2:a: ",
		"reads on until line 4", 1},
	"a quote within a cell":  {"id,a\n1,x\"y\n2,x\n", "f.csv:2:a: ", "only around a whole cell", 1},
	"letters behind a quote": {"id,a\n1,\"x\"y\n2,x\n", "f.csv:2:a: ", "only around a whole cell", 1},
	"a cell too few":         {"id,a,b\n1,x\n2,x,y\n", "f.csv:2:a: ", "has 3 cells, this one has 2", 1},
	"a cell too many":        {"id,a\n1,x,y\n2,x\n", "f.csv:2:a: ", "has 2 cells, this one has 3", 1},
	"a file cut off":         {"id,a,b\n1,x,y\n2,x", "f.csv:3:a: ", "was the file cut off", 1},
	"a cell without end": {"id,a\n1,x\n2," + strings.Repeat("x", 50<<20) + "\n", "f.csv:3:a: ",
		"at most 65536 bytes", 1},
	"a quoted cell without end": {"id,a\n1,x\n2,\"" + strings.Repeat("x", 1<<20) + "\"\n", "f.csv:3:a: ",
		"at most 65536 bytes", 1},
	"a row without end":          {"id,a\n1,x\n2" + strings.Repeat(",x", 1<<20) + "\n", "f.csv:3:", "at most 1000 cells", 1},
	"UTF-8, then another":        {"id,a\n1,ü\n2,\xfc\n3,ü\n", "f.csv:3:a: ", "UTF-8, as it is above", 2},
	"Windows-1252, then another": {"id,a\n1,\xfc\n2,ü\n3,\xfc\n", "f.csv:3:a: ", "in one encoding", 2},
	"two encodings in a row":     {"id,a\n1,\xfc ü\n2,ü\n", "f.csv:2:a: ", "byte 0xfc", 1},
	"blank rows without end": {"id,a\n1,x\n" + strings.Repeat(",\n", 1<<21+1) + "2,x\n", "f.csv:2097155: ",
		"blank rows at a time", 1},
	"no text":               {strings.Repeat("\x01\x02ab", 100), "f.csv:1: ", "a table is a text, and this is none", 0},
	"a byte of no encoding": {"id,a\n1,\xe9\x81\n2,\xfc\n", "f.csv:2:a: ", "only their bytes", 1},
	"half a letter of UTF-16": {"\xff\xfei\x00\n\x001\x00\n\x00\x00\xd8\n\x002\x00", "f.csv:3:i: ",
		"UTF-16LE as its mark says", 2},
}

func TestWhatIsNoTableIsSaidWithItsPlace(t *testing.T) {
	for name, tc := range broken {
		t.Run(name, func(t *testing.T) {
			_, rows, faults, passed := read(t, tc.text, table.How{})
			if len(faults) != 1 || !strings.HasPrefix(faults[0], tc.where) || !strings.Contains(faults[0], tc.says) {
				t.Errorf("it says %q, want %q…%q", faults, tc.where, tc.says)
			}
			if len(rows) != tc.rows {
				t.Errorf("%d rows, want %d", len(rows), tc.rows)
			}
			if tc.rows > 0 && passed == "" {
				t.Error("what was passed over is not kept")
			}
		})
	}
}

func TestAColumnThatIsNeededAndMissingOrThereTwiceIsAFault(t *testing.T) {
	list := findings.New(1 << 20)
	r, err := table.Open(strings.NewReader("ID,latitud,x,X\n1,2,3,4\n"), table.How{File: "f.csv"}, list)
	if err != nil {
		t.Fatal(err)
	}
	if r.Need("id") != 0 || r.Need("latitude", "lat") != table.None || r.Column("x") != 2 {
		t.Error("found what is not there, or the other way round")
	}
	kept, _ := list.Faults()
	want := "f.csv:1:latitude: the column is missing; did you mean latitud?\n" +
		"f.csv:1:X: \"X\": a column stands only once; take one of the two out\n"
	var got strings.Builder
	for _, f := range kept {
		fmt.Fprintln(&got, f)
	}
	if d := cmp.Diff(want, got.String()); d != "" {
		t.Error(d)
	}
}

func TestAFaultOfACellNamesItsLineWithinTheRow(t *testing.T) {
	list := findings.New(1 << 20)
	r, err := table.Open(strings.NewReader("a,b\n\"1\n2\n3\", x \n"), table.How{File: "f.csv"}, list)
	if err != nil || !r.Next() {
		t.Fatal(err)
	}
	row := r.Row()
	if row.Faulty() || row.Cell(1) != "x" || string(row.Raw()) != "\"1\n2\n3\", x \n" {
		t.Errorf("the row is %q", row.Raw())
	}
	row.Wrong(1, "it is y", "write y")
	if kept, _ := list.Faults(); !row.Faulty() || kept[0].Error() != `f.csv:4:b: "x": it is y; write y` {
		t.Error(kept)
	}
}

func TestAReaderThatFailsIsNoFaultOfTheFile(t *testing.T) {
	list := findings.New(1 << 20)
	bad := errors.New("the disk is gone")
	r, err := table.Open(io.MultiReader(strings.NewReader("a,b\n1,2\n3,"), iotest.ErrReader(bad)), table.How{File: "f.csv"}, list)
	n := 0
	for err == nil && r.Next() {
		n++
	}
	if err == nil {
		err = r.Err()
	}
	if kept, _ := list.Faults(); !errors.Is(err, bad) || len(kept) > 0 || n > 1 {
		t.Errorf("%v, %v, %d rows", err, kept, n)
	}
}

func TestRowsAreThoseOfTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 5).Draw(t, "width")
		comma := rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(t, "comma")
		cell := rapid.StringOfN(rapid.SampledFrom([]rune("ab\",;\t\n é“دن")), 0, 6, -1)
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 0, 5).Draw(t, "rows")
		heading := make([]string, width)
		for i := range heading {
			heading[i] = fmt.Sprintf("c%d", i)
		}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Comma = comma
		w.UseCRLF = rapid.Bool().Draw(t, "crlf")
		_ = w.WriteAll(append([][]string{heading}, rows...))
		again := csv.NewReader(bytes.NewReader(b.Bytes()))
		again.Comma = comma
		all, err := again.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		list := findings.New(1 << 20)
		r, err := table.Open(iotest.OneByteReader(&b), table.How{File: "f.csv"}, list)
		if err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for r.Next() {
			got = append(got, append([]string(nil), r.Row().Cells()...))
		}
		var want [][]string
		for _, row := range all[1:] {
			if strings.TrimSpace(strings.Join(row, "")) != "" {
				want = append(want, row)
			}
		}
		for _, row := range got { // encoding/csv writes \r\n within a cell where it ends lines so, and reads \n back
			for i := range row {
				row[i] = strings.ReplaceAll(row[i], "\r\n", "\n")
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			kept, _ := list.Faults()
			t.Fatal(d, kept)
		}
	})
}

func FuzzTable(f *testing.F) {
	for _, tc := range broken {
		f.Add([]byte(tc.text[:min(len(tc.text), 200)]))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, rows, _, _ := read(t, string(b), table.How{})
		for _, row := range rows {
			if len(row) != len(r.Columns()) {
				t.Fatalf("a row of %d cells in a table of %d columns", len(row), len(r.Columns()))
			}
		}
	})
}

func BenchmarkTable(b *testing.B) {
	var text bytes.Buffer
	heading := make([]string, 49)
	for i := range heading {
		heading[i] = fmt.Sprintf("column_%d", i)
	}
	w := csv.NewWriter(&text)
	_ = w.Write(heading)
	row := make([]string, 49)
	for n := range 20_000 {
		for i := range row {
			row[i] = fmt.Sprint(n * i)
		}
		row[19] = `"Dawn,2021-03-04,Three killed, four hurt";"Reuters,2021-03-05,Blast – “third this week”"`
		_ = w.Write(row)
	}
	w.Flush()
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		r, err := table.Open(bytes.NewReader(text.Bytes()), table.How{File: "f.csv"}, findings.New(1<<20))
		if err != nil {
			b.Fatal(err)
		}
		for r.Next() {
		}
	}
}
