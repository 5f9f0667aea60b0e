package intake_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/intake"
	"khyberatlas/internal/intake/mapping"
)

const deskMapping = `
[origin]
id = "desk"
name = "Desk"
publisher = "Desk"
[default]
country = "PK"
[columns]
id = "id"
date = "day"
district = "district"
`

func desk(t testing.TB) *mapping.Mapping {
	t.Helper()
	l := findings.New(1 << 20)
	m, err := mapping.Read(strings.NewReader(deskMapping), "desk.toml", l)
	if err != nil || m == nil {
		t.Fatal(l.Faults())
	}
	return m
}

// made are files whose rows are made for the tests, of each format that others send; the second row of each is wrong.
func made(t testing.TB) map[string]string {
	t.Helper()
	text := func(name string) string {
		b, err := os.ReadFile(filepath.Join("acled", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		return strings.Replace(string(b), "2024-02-05", "2024-02-31", 1)
	}
	return map[string]string{
		"acled.csv":  text("export-2024.csv"),
		"acled.json": text("answer.json"),
		"desk.csv":   "id,day,district\n1,2024-01-31,Bannu\n2,2024-02-31,Tank\n3,2024-02-01,Swat\n4,2024-02-32,Swat\n",
		"desk.geojson": `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":1,"day":"2024-01-31","district":"Bannu"},"geometry":null},
{"type":"Feature","properties":{"id":2,"day":"2024-02-31","district":"Tank"},"geometry":null},
{"type":"Feature","properties":{"id":4,"day":"2024-02-32","district":"Tank"},"geometry":null}]}`,
	}
}

// TestRowsThatAreSkippedAreReadAgainWhenMended: what is written out has the frame of its format around it.
func TestRowsThatAreSkippedAreReadAgainWhenMended(t *testing.T) {
	for name, text := range made(t) {
		t.Run(name, func(t *testing.T) {
			var skipped bytes.Buffer
			out, first := read(t, put(t, name, text), nil, &intake.How{Mapping: desk(t), Skipped: &skipped})
			if out.FaultsIn == 0 || out.Faulty != out.FaultsIn || !out.Whole || len(first) == 0 {
				t.Fatalf("%d faults in %d rows, whole: %v; %q", out.FaultsIn, out.Faulty, out.Whole, first)
			}
			mended := strings.NewReplacer("2024-02-31", "2024-02-05", "2024-02-32", "2024-02-06").Replace(skipped.String())
			again, second := read(t, put(t, name, mended), nil, &intake.How{Mapping: desk(t)})
			if again.FaultsIn > 0 || again.Taken != out.Faulty || again.Format != out.Format {
				t.Errorf("%v, %d rows of %d: %q\n%s", again.Faults, again.Taken, out.Faulty, second, mended)
			}
		})
	}
}

func TestEachOriginHasItsTermsAndItsDays(t *testing.T) {
	files := made(t)
	acled, _ := read(t, put(t, "a.csv", files["acled.csv"]), nil, nil)
	if o := acled.Origin; o.ID != "acled" || o.Redistribute || len(acled.Periods) != 1 ||
		acled.Periods[0].Days.String() != "2024-01-31/2024-03-18" || acled.Periods[0].Completeness != "preliminary" {
		t.Errorf("%+v %+v", o, acled.Periods)
	}
	if len(acled.Left) != 2 || acled.Left[0].N != 2 || !strings.Contains(acled.Left[0].What, "--all-events") ||
		acled.Left[1].N != 1 {
		t.Errorf("left out were %+v", acled.Left)
	}
	all, _ := read(t, put(t, "a.csv", files["acled.csv"]), nil, &intake.How{AllEvents: true, Everywhere: true})
	if len(all.Left) != 0 || all.Taken != acled.Taken+3 {
		t.Errorf("%d rows, left out were %+v", all.Taken, all.Left)
	}
	ours, _ := read(t, put(t, "d.csv", files["desk.csv"]), nil, &intake.How{Mapping: desk(t)})
	if o := ours.Origin; o.ID != "desk" || len(ours.Periods) != 1 || ours.Periods[0].Days.String() != "2024-01-31/2024-02-01" ||
		ours.Periods[0].Completeness != "sample" {
		t.Errorf("%+v %+v", o, ours.Periods)
	}
}

func TestATableOfAnybodysWantsAMapping(t *testing.T) {
	for name, text := range made(t) {
		if strings.HasPrefix(name, "acled") {
			continue
		}
		s, err := intake.Open(put(t, name, text), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		_, err = s.Read(context.Background(), intake.How{Places: places(t), Take: func(*intake.Row) error { return nil }})
		if !errors.Is(err, intake.ErrNoMapping) || !strings.Contains(err.Error(), "--guess") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestARowsLastChangeIsHandedOn(t *testing.T) {
	s, err := intake.Open(put(t, "a.csv", made(t)["acled.csv"]), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	changed := map[string]int64{}
	_, err = s.Read(context.Background(), intake.How{Places: places(t), Take: func(r *intake.Row) error {
		changed[r.ID] = r.Changed
		return nil
	}})
	if err != nil || changed["acled-PAK900001"] != 1706900000 {
		t.Errorf("%v %v", changed, err)
	}
}

func TestAGuessIsMadeOfWhatCanBeOpened(t *testing.T) {
	for name, text := range made(t) {
		s, err := intake.Open(put(t, name, text), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		guess, faults, err := s.Guess(context.Background(), intake.How{Places: places(t), Origin: "desk"})
		if name == "acled.json" { // which needs no mapping, and has no features
			if guess != nil || len(faults) != 1 {
				t.Errorf("%s: %v %v\n%s", name, faults, err, guess)
			}
			continue
		}
		if err != nil || !strings.Contains(string(guess), "\nid = \"desk\"") {
			t.Errorf("%s: %v %v\n%s", name, faults, err, guess)
		}
	}
	s, err := intake.Open(put(t, "two.zip", packed(t, "a.csv", "a\n1\n", "b.csv", "b\n1\n")), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	guess, faults, err := s.Guess(context.Background(), intake.How{Places: places(t)})
	if guess != nil || err != nil || len(faults) != 1 {
		t.Errorf("%s %v %v", guess, faults, err)
	}
}

func TestOnlyVersionsThatHaveAnOrderArePutInOne(t *testing.T) {
	for _, tc := range []struct{ format, held, now, want string }{
		{intake.UCDP, "22.1", "17.1", "22.1"},
		{intake.UCDP, "22.1", "26.0.6", "22.1, 26.0.6"},
		{intake.CSV, "2025", "second edition", "second edition"}, // a year is no release of UCDP's
		{intake.GeoJSON, "22.1", "3", "3"},
		{intake.ACLED, "2", "1", "1"},
	} {
		if got := intake.Together(tc.format, tc.held, tc.now); got != tc.want {
			t.Errorf("%s: %q and %q are %q, want %q", tc.format, tc.held, tc.now, got, tc.want)
		}
	}
}
