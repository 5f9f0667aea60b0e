package format_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
)

func TestAnyTextIsReadBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[=+@＝＋－＠\t-](;|,|"|x)*`)).Draw(t, "text")
		r := records()[0]
		r.Title = text
		var b bytes.Buffer
		if err := format.Incidents.Collection(&b, head, format.Incidents.Listed([]*incident.Record{r})); err != nil {
			t.Fatal(err)
		}
		var fc struct {
			Features []struct{ Properties struct{ Title string } }
		}
		if err := json.Unmarshal(b.Bytes(), &fc); err != nil {
			t.Fatalf("%v in %s", err, b.Bytes())
		}
		if got := fc.Features[0].Properties.Title; got != text {
			t.Fatalf("got %q, want %q", got, text)
		}
		b.Reset()
		if err := format.Incidents.CSV(&b, false, slices.Values([]*incident.Record{r})); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		// The reader makes one line feed of a carriage return and a line feed.
		text = strings.ReplaceAll(text, "\r\n", "\n")
		if got := rows[1][5]; got != text && got != "'"+text {
			t.Fatalf("got %q, want %q", got, text)
		}
		if got := rows[1][5]; got != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(got)[0]) {
			t.Fatalf("%q would be run", got)
		}
	})
}

func TestNegativeNumbersStayNumbers(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(written(t, func(b *bytes.Buffer) error {
		return format.Incidents.CSV(b, false, slices.Values(records()[2:]))
	}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cells := map[string]string{}
	for i, name := range rows[0] {
		cells[name] = rows[1][i]
	}
	for name, want := range map[string]string{"lat": "-33.5", "lon": "-0.0001", "killed": "-1", "place": "'+92", "admin1": "'-1"} {
		if cells[name] != want {
			t.Errorf("%s: got %q, want %q", name, cells[name], want)
		}
	}
}

func TestTheSameColumnsHaveTheSameValuesInBothForms(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(written(t, func(b *bytes.Buffer) error {
		return format.Incidents.CSV(b, false, slices.Values(records()[:2]))
	}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var fc struct {
		Features []struct{ Properties map[string]json.RawMessage }
	}
	if err := json.Unmarshal(written(t, func(b *bytes.Buffer) error {
		return format.Incidents.Collection(b, head, format.Incidents.Listed(records()[:2]))
	}),
		&fc); err != nil {
		t.Fatal(err)
	}
	for i, f := range fc.Features {
		got := map[string]string{}
		for name, raw := range f.Properties {
			got[name] = strings.Trim(strings.TrimPrefix(string(raw), "null"), `"`)
		}
		want := map[string]string{}
		for j, name := range rows[0] {
			if name != "lat" && name != "lon" {
				want[name] = rows[i+1][j]
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAWriterThatFailsEndsTheAnswer(t *testing.T) {
	broken := errors.New("the line is down")
	many := make([]*incident.Record, 5000)
	for i := range many {
		many[i] = records()[0]
	}
	for name, write := range map[string]func(io.Writer) error{
		"GeoJSON": func(w io.Writer) error { return format.Incidents.Collection(w, head, format.Incidents.Listed(many)) },
		"CSV":     func(w io.Writer) error { return format.Incidents.CSV(w, false, slices.Values(many)) },
	} {
		f := &failing{err: broken, after: 2}
		if err := write(f); !errors.Is(err, broken) {
			t.Errorf("%s: got %v", name, err)
		}
		if f.calls != 3 {
			t.Errorf("%s: written to %d times", name, f.calls)
		}
	}
}

type failing struct {
	err          error
	after, calls int
}

func (f *failing) Write(p []byte) (int, error) {
	if f.calls++; f.calls > f.after {
		return 0, f.err
	}
	return len(p), nil
}

func TestAZipOfTheSameFilesIsTheSameBytes(t *testing.T) {
	files := []incident.File{{Name: "a.csv", Bytes: []byte("id\n1\n")}, {Name: "basemap/b.csv", Bytes: nil}}
	make := func(b *bytes.Buffer) error { return format.Zip(b, files, incident.MustDay("2026-11-22")) }
	one, two := written(t, make), written(t, make)
	if !bytes.Equal(one, two) {
		t.Error("two archives differ")
	}
	z, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil || f.Name != files[i].Name || !bytes.Equal(b, files[i].Bytes) ||
			f.Modified.UTC().Format("2006-01-02") != "2026-11-22" {
			t.Errorf("%s of %s: %q, %v", f.Name, f.Modified, b, err)
		}
	}
}
