package intake_test

import (
	"bytes"
	"context"
	"testing"

	"khyberatlas/internal/intake"
)

// Whatever comes in, it is opened and read, or said to be what can't be, with its place; and what is wrong is never taken.
func FuzzSource(f *testing.F) {
	for _, text := range []string{head + row(1), "sep=;\nid;type_of_violence;side_a;date_start\n1;2;\"", "{\"features\":[",
		"<html>", "PK\x03\x04"} {
		f.Add([]byte(text))
	}
	g := places(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := intake.Open("-", bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if s.Format != "" && s.Format != intake.UCDP {
			return
		}
		taken := 0
		out, err := s.Read(context.Background(), intake.How{Places: g, Everywhere: true, Skipped: &bytes.Buffer{},
			Take: func(r *intake.Row) error {
				if taken++; r.ID == "" || r.Origin == "" {
					t.Errorf("a row can't be so: %+v", r.Incident)
				}
				return nil
			}})
		if err != nil || out.Taken != taken || !out.Whole && out.FaultsIn == 0 {
			t.Fatalf("%v: %d rows taken, %+v", err, taken, out)
		}
	})
}
