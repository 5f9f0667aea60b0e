package intake_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake"
	"khyberatlas/internal/intake/gazetteer"
)

const head = "id,type_of_violence,side_a,side_b,where_prec,adm_1,adm_2,latitude,longitude,country,date_start,best\n"

func row(id int) string {
	return fmt.Sprintf("%d,1,Government of Pakistan,TTP,1,NWFP,Bannu,33.0,70.7,Pakistan,2021-03-04,3\n", id)
}

const elsewhere = "77,1,Government of India,CPI-Maoist,1,Bihar,,24.9,84.1,India,2021-03-04,3\n"

// known is made once: it takes longer than most tests.
var known *gazetteer.Gazetteer

func places(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	if known == nil {
		var err error
		if known, err = gazetteer.New(datasettest.Shipped(t), geodata.Names); err != nil {
			t.Fatal(err)
		}
	}
	return known
}

// put writes a file for the test.
func put(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// packed is a zip of files, by name and text one after the other.
func packed(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, files[i+1])
	}
	_ = z.Close()
	return b.String()
}

// read reads a path; how may be nil.
func read(t testing.TB, path string, stdin io.Reader, how *intake.How) (intake.Result, []string) {
	t.Helper()
	s, err := intake.Open(path, stdin)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if how == nil {
		how = &intake.How{}
	}
	how.Places = places(t)
	var ids []string
	if how.Take == nil {
		how.Take = func(r *intake.Row) error {
			ids = append(ids, r.ID)
			return nil
		}
	}
	out, err := s.Read(context.Background(), *how)
	if err != nil {
		t.Fatal(err)
	}
	return out, ids
}

func TestWhatIsSentIsOpenedWhateverItCameIn(t *testing.T) {
	text := head + row(1) + elsewhere + row(2)
	folder := filepath.Dir(put(t, "ged221.csv", text))
	if err := os.WriteFile(filepath.Join(folder, "readme.txt"), []byte("read me"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{
		"a file":   put(t, "ged221.csv", text),
		"a folder": folder,
		"a zip": put(t, "ged221-csv.zip", packed(t, "__MACOSX/._ged221.csv", "x",
			"ged221-csv/ged221.csv", text, "ged221-csv/codebook.pdf", "%PDF")),
		"standard input":                "-",
		"a file with a name of its own": put(t, "events", text),
	} {
		t.Run(name, func(t *testing.T) {
			out, ids := read(t, path, strings.NewReader(text), nil)
			if d := cmp.Diff([]string{"ucdp-1", "ucdp-2"}, ids); d != "" || out.Format != intake.UCDP || out.FaultsIn > 0 || !out.Whole {
				t.Errorf("%s\n%+v", d, out)
			}
			if d := cmp.Diff([]intake.Count{{What: "outside the area: --everywhere brings them in", N: 1}}, out.Left); d != "" {
				t.Error(d)
			}
			if name != "standard input" && !strings.HasPrefix(name, "a file with") && out.Origin.Version != "22.1" {
				t.Errorf("the version is %q", out.Origin.Version)
			}
		})
	}
	if out, ids := read(t, put(t, "ged221.csv", text), nil, &intake.How{Everywhere: true, Origin: "mine"}); len(ids) != 3 ||
		out.Origin.ID != "mine" || out.Periods[0].Origin != "mine" || out.Periods[0].Completeness != "complete" {
		t.Errorf("%v %+v", ids, out)
	}
}

func TestFormatsAreToldByHowFilesBegin(t *testing.T) {
	for text, want := range map[string]string{
		head + row(1): intake.UCDP, strings.ToUpper(head): intake.UCDP, strings.ReplaceAll(head, ",", "\t"): intake.UCDP,
		"\ufeff" + head:                                    intake.UCDP,
		"event_id_cnty;event_date;fatalities\n":            intake.ACLED,
		"data_id,event_date,sub_event_type,fatalities\n":   intake.ACLED,
		`{"status":200,"data":[{"event_id_cnty":"PAK1"}]}`: intake.ACLED,
		`{"type":"FeatureCollection","features":[]}`:       intake.GeoJSON,
		"Date,Place,Killed\n":                              intake.CSV,
		`{"error":"no"}`:                                   "",
		"<html>":                                           "",
		"":                                                 "",
	} {
		s, err := intake.Open("-", strings.NewReader(text))
		if err != nil || s.Format != want {
			t.Errorf("%.40q is %q, %v; want %q", text, s.Format, err, want)
		}
	}
	for name, path := range map[string]string{
		"a folder": filepath.Dir(put(t, "incidents.csv", "id\n")),
		"a zip":    put(t, "d.zip", packed(t, "atlas/dataset.json", "{}", "atlas/incidents.csv", "")),
	} {
		if s, err := intake.Open(path, nil); err != nil || s.Format != intake.Atlas || s.Close() != nil {
			t.Errorf("%s of the dataset's files is %q, %v", name, s.Format, err)
		}
	}
}

func TestFaultyRowsAreWrittenOutAndCanBeMendedAndReadAgain(t *testing.T) {
	tags := strings.Repeat("#x,", 11) + "#x\n"
	text := head + tags + row(1) + strings.Replace(row(2), "2021-03-04", "Mar-04", 1) + row(3) +
		strings.Replace(row(4), "NWFP", "N,WFP", 1) + row(3) + strings.Replace(row(5), "TTP", "T\"TP", 1)
	var skipped bytes.Buffer
	var told []string
	out, ids := read(t, put(t, "f.csv", text), nil, &intake.How{Skipped: &skipped, Tell: func(f incident.Fault) {
		told = append(told, f.Where)
	}})
	if d := cmp.Diff([]string{"ucdp-1", "ucdp-3"}, ids); d != "" || out.Taken != 2 || out.Faulty != 4 || out.FaultsIn != 4 ||
		!out.Whole {
		t.Errorf("%s %+v", d, out)
	}
	if d := cmp.Diff([]string{"f.csv:4:date_start", "f.csv:6:best", "f.csv:7:id", "f.csv:8:side_b"}, told); d != "" {
		t.Error(d)
	}
	mended := strings.NewReplacer("Mar-04", "2021-03-04", "N,WFP", "NWFP", "T\"TP", "TTP").Replace(skipped.String())
	mended = strings.Replace(mended, "\n3,", "\n6,", 1)
	if !strings.HasPrefix(mended, head+tags+"2,") {
		t.Errorf("the rows with faults are\n%s", skipped.String())
	}
	out, ids = read(t, put(t, "skipped.csv", mended), nil, nil)
	if d := cmp.Diff([]string{"ucdp-2", "ucdp-4", "ucdp-6", "ucdp-5"}, ids); d != "" || out.FaultsIn > 0 {
		t.Errorf("%s %+v", d, out.Faults)
	}
}

// bomb is a zip whose one entry unpacks to more than a hundred times its length, as one of ten gigabytes does.
func bomb(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	w, err := z.Create("ged.csv")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(w, head)
	line := []byte(strings.Repeat(row(1), 1<<14))
	for range 1 << 5 {
		_, _ = w.Write(line)
	}
	_ = z.Close()
	return b.String()
}

func TestAFileOfFaultsIsNotReadOn(t *testing.T) {
	s, err := intake.Open(put(t, "ged.csv", head+row(1)+strings.Repeat("x\n", 1_000_000)), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	told := 0
	out, err := s.Read(t.Context(), intake.How{Places: places(t), Take: func(*intake.Row) error { return nil },
		Tell: func(incident.Fault) { told++ }})
	if err != nil || out.Whole || told != 100_001 || out.FaultsIn > 500_000 ||
		!strings.Contains(out.Faults[0].Error(), "a file with 100000 faults is not read on") {
		t.Errorf("%v, %v, %d told of %d: %v", err, out.Whole, told, out.FaultsIn, out.Faults[0])
	}
}

func TestReadingEndsWhereItIsToldTo(t *testing.T) {
	s, err := intake.Open(put(t, "ged.csv", head+row(1)+strings.Repeat("\n", 1<<20)), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx, stop := context.WithCancel(t.Context())
	_, err = s.Read(ctx, intake.How{Places: places(t), Take: func(*intake.Row) error { return nil },
		Progress: func(int64, int64) { stop() }}) // there is no row behind which it could be seen
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// locked is a zip whose entry says that it wants a password.
func locked(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "ged.csv", Flags: 1, CompressedSize64: 1, UncompressedSize64: 1})
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write([]byte("x"))
	_ = z.Close()
	return b.String()
}

func utf16(t *testing.T, text string) string {
	t.Helper()
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	whole := packed(t, "ged.csv", head+strings.Repeat(row(1), 1000))
	for name, tc := range map[string]struct{ file, text, says string }{
		"a zip with two tables": {"two.zip", packed(t, "a.csv", head, "b.csv", head), "this one has 2: a.csv, b.csv"},
		"a zip with none":       {"none.zip", packed(t, "readme.md", "x"), "this one has neither"},
		"a zip bomb":            {"bomb.zip", bomb(t), "unpacks to at most"},
		"half a zip":            {"half.zip", whole[:len(whole)/2], "zip"},
		"a damaged zip": {"hurt.zip", strings.Replace(whole, whole[60:80], strings.Repeat("x", 20), 1),
			"unpacks to what the zip says"},
		"a way out of the zip": {"out.zip", packed(t, "../a.csv", head), "outside the zip"},
		"a zip in a zip":       {"zip.zip", packed(t, "a.csv", whole), "within another"},
		"a workbook":           {"book.xlsx", whole, "save the sheet as CSV"},
		"a page of HTML":       {"ged.csv", "<!doctype html><title>Sign in</title>", "page of HTML"},
		"an answer of an API":  {"ged.csv", `{"status":401,"error":"token expired"}`, "token expired"},
		"an empty file":        {"ged.csv", "", "empty"},
		"half a quote": {"ged.csv", head + row(1) + strings.Replace(row(2), "TTP", `"TTP`, 1) + row(3),
			"goes on to the end of the file"},
		"a cell without end": {"ged.csv", head + row(1) + strings.Replace(row(2), "TTP", strings.Repeat("x", 50<<20), 1) +
			row(3), "at most 65536"},
		"a column missing":           {"ged.csv", strings.Replace(head, ",best", ",most", 1) + row(1), "the column is missing"},
		"a workbook by another name": {"book.csv", packed(t, "xl/workbook.xml", "x", "xl/styles.xml", "x"), "this is a workbook"},
		"a zip of workbooks":         {"books.zip", packed(t, "2024.xlsx", "x"), "save the sheet of 2024.xlsx as CSV"},
		"a zip with a password":      {"locked.zip", locked(t), "has no password"},
		"no text":                    {"list.csv", strings.Repeat("\x01\x02\x03\x04abcd", 100), "a table is a text"},
		"JSON in UTF-16": {"list.json", utf16(t, `{"data":[{"event_id_cnty":"PAK1"}]}`),
			"JSON is UTF-8, and this is UTF-16"},
		"another format than said": {"list.csv", "event_id_cnty,event_date\nPAK1,2024-01-31\n", "looks like acled"},
		"headings alone":           {"ged.csv", head, "below its headings"},
		"no mapping":               {"list.csv", "Date,Place\n1,2\n", "--guess writes one"},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := intake.Open(put(t, tc.file, tc.text), nil)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			how := intake.How{Places: places(t), Take: func(*intake.Row) error { return nil }}
			if name == "another format than said" {
				how.Format = intake.UCDP
			}
			out, err := s.Read(context.Background(), how)
			if errors.Is(err, intake.ErrNoMapping) && strings.Contains(err.Error(), tc.says) {
				return
			}
			named := slices.ContainsFunc(out.Faults, func(f incident.Fault) bool { return strings.Contains(f.Error(), tc.says) })
			if err != nil || out.Whole || !named {
				t.Errorf("%v %v %v", err, out.Whole, out.Faults)
			}
		})
	}
	if _, err := intake.Open(filepath.Join(t.TempDir(), "missing.csv"), nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("of a file that is not there it says %v", err)
	}
}

func TestReadingEndsWhereTheCallerEndsIt(t *testing.T) {
	full := errors.New("the disk is full")
	path := put(t, "f.csv", head+row(1)+row(2)+strings.Repeat("x\n", 10))
	s, err := intake.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n := 0
	_, err = s.Read(context.Background(), intake.How{Places: places(t), Take: func(*intake.Row) error { n++; return full }})
	if !errors.Is(err, full) || n != 1 {
		t.Errorf("%v after %d rows", err, n)
	}
	s, err = intake.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Read(ctx, intake.How{Places: places(t), Take: func(*intake.Row) error { return nil }}); !errors.Is(err,
		context.Canceled) {
		t.Error(err)
	}
}

func TestProgressIsToldInBytes(t *testing.T) {
	text := head + row(1) + row(2)
	var last, total int64
	read(t, put(t, "f.zip", packed(t, "f.csv", text)), nil, &intake.How{Progress: func(n, of int64) {
		if n < last {
			t.Errorf("%d after %d", n, last)
		}
		last, total = n, of
	}})
	if last != int64(len(text)) || total != int64(len(text)) {
		t.Errorf("%d of %d bytes, want %d", last, total, len(text))
	}
}
