package intaketest_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/intake"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/intaketest"
)

func made(t testing.TB, u intaketest.UCDP) []byte {
	t.Helper()
	var text bytes.Buffer
	if err := u.Write(&text); err != nil {
		t.Fatal(err)
	}
	return text.Bytes()
}

func TestTheSameSeedGivesTheSameFile(t *testing.T) {
	of := intaketest.UCDP{Rows: 50, Seed: 7, Inside: 0.5}
	first := made(t, of)
	if !bytes.Equal(first, made(t, of)) {
		t.Error("it differs")
	}
	if of.Seed = 8; bytes.Equal(first, made(t, of)) {
		t.Error("another seed gives the same")
	}
}

// Of 2,000 rows the reader finds nothing wrong with any, the share that is asked for inside of the area, and citations of
// about the length that UCDP's have.
func TestWhatIsMadeIsReadAsUCDPs(t *testing.T) {
	const rows = 2000
	text := made(t, intaketest.UCDP{Rows: rows, Seed: 1, Inside: 0.25})
	path := filepath.Join(t.TempDir(), "made.csv")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	places, err := gazetteer.New(datasettest.Shipped(t), geodata.Names)
	if err != nil {
		t.Fatal(err)
	}
	for _, everywhere := range []bool{true, false} {
		s, err := intake.Open(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		found, err := s.Read(t.Context(), intake.How{Places: places, Everywhere: everywhere,
			Take: func(*intake.Row) error { return nil }})
		if err != nil || found.Format != intake.UCDP || len(found.Faults) > 0 || len(found.Warnings) > 0 {
			t.Errorf("%s, %v, faults %v, warnings %v", found.Format, err, found.Faults, found.Warnings)
		}
		if everywhere && found.Taken != rows || !everywhere && (found.Taken < rows/5 || found.Taken > rows*3/10) {
			t.Errorf("everywhere %t: %d of %d rows", everywhere, found.Taken, rows)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	lines, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(lines) != rows+1 || len(lines[0]) != 49 {
		t.Fatalf("%d rows of %d columns, %v", len(lines), len(lines[0]), err)
	}
	cited := 0
	for _, l := range lines[1:] {
		cited += len(l[19])
	}
	if mean := cited / rows; mean < 70 || mean > 150 {
		t.Errorf("citations have %d letters", mean)
	}
}

func Example() {
	var text bytes.Buffer
	_ = intaketest.UCDP{Rows: 3, Seed: 1, Inside: 1}.Write(&text)
	fmt.Println(bytes.Count(text.Bytes(), []byte("Pakistan,770,")), "rows in Pakistan")
	// Output: 3 rows in Pakistan
}
