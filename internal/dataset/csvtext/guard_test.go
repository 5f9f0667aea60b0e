package csvtext

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"khyberatlas/internal/dataset/findings"
)

// Within the bounds a table reads the same with the guard and without.
func FuzzGuard(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a\"b,c\nd\n", "\"a\"b,c\nd\n", "\"a\nb\",\"c\"\"d\"\r\n\"e\r\nf\"", "\"a\r,\"\n\"",
		"\n\n,,\"\n", "\"", "a,\"b\rc\"\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > findings.MostText {
			return
		}
		got, gotErrs, err := records(newGuard(iotest.OneByteReader(bytes.NewReader(data))))
		want, wantErrs, _ := records(bytes.NewReader(data))
		if errors.As(err, new(findings.Excess)) {
			if longest(want) < mostCells && len(wantErrs) == 0 {
				t.Fatalf("%q: no row is that long", err)
			}
			return
		}
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(gotErrs, wantErrs) {
			t.Fatalf("got %q %q, want %q %q", got, gotErrs, want, wantErrs)
		}
	})
}

func records(in io.Reader) (rows [][]string, faults []string, err error) {
	r := csv.NewReader(in)
	r.FieldsPerRecord = -1
	for {
		row, err := r.Read()
		switch {
		case err == io.EOF:
			return rows, faults, nil
		case errors.As(err, new(*csv.ParseError)):
			faults = append(faults, err.Error())
		case err != nil:
			return rows, faults, err
		default:
			rows = append(rows, row)
		}
	}
}

func longest(rows [][]string) (n int) {
	for _, r := range rows {
		n = max(n, len(r))
	}
	return n
}

func TestAGuardCountsEveryRowAnew(t *testing.T) {
	row := strings.Repeat("x,", mostCells-1) + "x\n"
	quoted := strings.Repeat("\"x,\ny\",", mostCells-1) + "\"\"\"\"\n"
	misquoted := "x\"" + strings.Repeat(",", 2*mostCells) + "\n"
	rows, faults, err := records(newGuard(strings.NewReader(row + quoted + misquoted + row + quoted)))
	if err != nil || len(rows) != 4 || len(faults) != 1 {
		t.Errorf("%d rows, faults %q, %v", len(rows), faults, err)
	}
	if _, _, err := records(newGuard(strings.NewReader(row + "x," + row))); !errors.As(err, new(findings.Excess)) {
		t.Errorf("a row of one cell more: %v", err)
	}
}
