package rows_test

import (
	"bytes"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/rows"
	"khyberatlas/internal/store/cell"
)

type word string

type row struct {
	Text  string
	Word  word
	N     int
	Maybe *int
	Real  float64
	Yes   bool
	Day   incident.Day
	List  []string
	Point *orb.Point
	Bytes []byte
	Shape orb.LineString
}

func (r *row) fields() []any {
	return []any{&r.Text, &r.Word, &r.N, &r.Maybe, &r.Real, &r.Yes, cell.Day(&r.Day), cell.List(&r.List), cell.Degree(&r.Point, 1),
		cell.Degree(&r.Point, 0), cell.Bytes(&r.Bytes), cell.Shape(&r.Shape)}
}

func TestARowIsReadAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`[a-z\\\n\r\t]{0,8}`), rapid.StringMatching(`[^\x00]*`))
		want := row{Text: text.Draw(t, "text"), Word: word(text.Draw(t, "word")), N: rapid.Int().Draw(t, "n"),
			Maybe: rapid.Ptr(rapid.Int(), true).Draw(t, "maybe"), Yes: rapid.Bool().Draw(t, "yes"),
			Real:  rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64).Draw(t, "real"),
			Day:   incident.Day(rapid.IntRange(0, int(incident.LastDay)).Draw(t, "day")),
			Bytes: rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")}
		if rapid.Bool().Draw(t, "placed") {
			want.Point = &orb.Point{rapid.Float64().Draw(t, "lon"), rapid.Float64().Draw(t, "lat")}
		}
		line, err := rows.Append(nil, append(want.fields()[:11], &want.Text))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Count(line, []byte("\n")) != 1 || bytes.Count(line, []byte("\t")) != 11 {
			t.Fatalf("%q isn't one line of twelve columns", line)
		}
		var got row
		var again string
		if err := rows.Scan(bytes.TrimSuffix(line, []byte("\n")), append(got.fields()[:11], &again)); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" || again != want.Text {
			t.Fatalf("%q (-written +read):\n%s%q", line, d, again)
		}
	})
}

func TestAShapeSaysWhatItsCoordinatesAreOf(t *testing.T) {
	line, err := rows.Append(nil, []any{cell.Shape(&orb.LineString{{71, 34}, {71.5, 34}})})
	const want = "0102000020e610000002000000" + "0000000000c051400000000000004140" + "0000000000e051400000000000004140\n"
	if err != nil || string(line) != want {
		t.Errorf("%q, %v, want %q", line, err, want)
	}
}

func TestWhatNoColumnHoldsIsRefused(t *testing.T) {
	if _, err := rows.Append(nil, []any{new("a\x00b")}); !errors.Is(err, rows.ErrText) {
		t.Errorf("the character U+0000: %v", err)
	}
	if _, err := rows.Append(nil, []any{new(float32)}); err == nil {
		t.Error("a float32 was written")
	}
	var n int
	for line, fields := range map[string][]any{"1\t2": {&n}, "1": {&n, &n}, "x": {&n}, `\N`: {&n}, "6162": {cell.Bytes(new([]byte))},
		`\\x6`: {cell.Bytes(new([]byte))}, `\\x00`: {cell.Shape(new(orb.LineString))}, "2025-02-30": {cell.Day(new(incident.Day))}} {
		if err := rows.Scan([]byte(line), fields); err == nil {
			t.Errorf("%q was read", line)
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, line := range []string{"", "a\tb\t1\t\\N\t1.5\tt\t2025-01-02\tx;y\t34\t71\t\\\\x00ff\t\\\\x01020000000000000000",
		`a\\b\tc\n` + "\t\\\tx", "\\", "\t\t\t\t\t\t\t\t\t\t\t"} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		var r row
		_ = rows.Scan(line, r.fields()) // it may refuse, and must not crash
	})
}
