package sidecar_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sidecar"
	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// forAnother names the database whose file this process is to make for another one.
const forAnother = "SIDECAR_DATABASE"

func TestMain(m *testing.M) {
	if path := os.Getenv(forAnother); path != "" {
		noteOrder(path)
		if err := makeFor(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// noteOrder writes beside a database in what order among processes this one runs, where there is any.
var noteOrder = func(path string) {}

func makeFor(path string) error {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path, store.Read)
	if err != nil {
		return err
	}
	defer s.Close()
	r, err := s.Read(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = sidecar.File{Path: path + ".index", Keep: true, Log: slog.New(slog.DiscardHandler)}.Atlas(ctx, r)
	return err
}

func TestAnotherProcessMakesTheFileAndThisOneReadsNoRow(t *testing.T) {
	path := database(t, sidecar.Few)
	t.Setenv(forAnother, path)
	if rows, said := made(t, path, sidecar.File{Path: path + ".index", Keep: true, Make: []string{"index"}}); rows {
		t.Errorf("the rows were read here too: %s", said)
	}
}

func TestTheFileIsMadeReadyWhereThereIsNone(t *testing.T) {
	path := database(t, sidecar.Few)
	t.Setenv(forAnother, "")
	f := sidecar.File{Path: path + ".index", Keep: true, Make: []string{"index"}, Environment: []string{forAnother + "=" + path}}
	var last os.FileInfo
	for range 2 {
		s, err := sqlite.Open(t.Context(), path, store.Read)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		r, err := s.Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if err := f.Ready(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(f.Path)
		if err != nil || last != nil && !os.SameFile(last, info) {
			t.Fatalf("it is made again, or not at all: %v", err)
		}
		last = info
	}
	if rows, said := made(t, path, f); rows || said != "" {
		t.Errorf("rows are read all the same: %t; it says %q", rows, said)
	}
}

func TestWhatAnotherProcessCantMakeIsMadeHere(t *testing.T) {
	path := database(t, sidecar.Few)
	t.Setenv(forAnother, path+" and no database")
	if rows, _ := made(t, path, sidecar.File{Path: path + ".index", Keep: true, Make: []string{"index"}}); !rows {
		t.Error("no row was read")
	}
}

// database has so many incidents of another record.
func database(t *testing.T, rows int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.db")
	if err := sqlite.Create(t.Context(), path, storetest.Made(1), storetest.How); err != nil {
		t.Fatal(err)
	}
	feed(t, path, rows)
	return path
}

func feed(t *testing.T, path string, rows int) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path, store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	day := incident.MustDay("2024-02-01")
	_, err = s.Feed(t.Context(), "theirs", store.Feed{
		Rows: func(_ *incident.Dataset, put func(store.Row) error) error {
			for n := range rows {
				i := &incident.Incident{ID: fmt.Sprintf("t-%d", n), Origin: "theirs", Date: day + incident.Day(n%300),
					DatePrecision: "day", Type: "state_based", Title: "T", Country: "IR", GeoPrecision: "country", Actor: "other",
					Confidence: "reported"}
				if err := put(store.Row{Incident: i}); err != nil {
					return err
				}
			}
			return nil
		},
		About: func(incident.Origin) (incident.Origin, []incident.Period) {
			return incident.Origin{ID: "theirs", Name: "Theirs", Redistribute: true}, []incident.Period{{Completeness: "complete",
				Days: incident.Days{From: day, To: day + 400}}}
		},
		Complete: func() (incident.Days, int64) { return incident.Days{}, 0 },
	}, storetest.How)
	if err != nil {
		t.Fatal(err)
	}
}

// looked notes whether rows were read.
type looked struct {
	store.Reading
	rows bool
}

func (l *looked) Rows(ctx context.Context, take func(int, []incident.Incident) error) error {
	l.rows = true
	return l.Reading.Rows(ctx, take)
}

// made makes the atlas, asks it for all of its records, and reports whether rows were read for it and what was logged.
func made(t *testing.T, path string, f sidecar.File) (rows bool, said string) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path, store.Read)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r, err := s.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var log strings.Builder
	f.Log = slog.New(slog.NewTextHandler(&log, nil))
	l := &looked{Reading: r}
	a, err := f.Atlas(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	total, err := a.Totals(t.Context(), incident.Query{})
	if err != nil || total.Count != r.Count() || a.Version() != r.Facts().Version {
		t.Errorf("it is version %s with %d incidents, want %s with %d (%v)", a.Version(), total.Count, r.Facts().Version,
			r.Count(), err)
	}
	return l.rows, log.String()
}

func TestTheFileIsUsedAgainUntilItIsOfAnotherState(t *testing.T) {
	path := database(t, sidecar.Few)
	f := sidecar.File{Path: path + ".index", Program: "test", Keep: true}
	flip := func(at int) func() {
		return func() {
			b, err := os.ReadFile(f.Path)
			if err != nil {
				t.Fatal(err)
			}
			b[(at+len(b))%len(b)] ^= 4
			if err := os.WriteFile(f.Path, b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, step := range []struct {
		what   string
		before func()
		rows   bool   // are read
		said   string // to the log
	}{
		{"nothing there", func() {}, true, ""},
		{"the same again", func() {}, false, ""},
		{"an import", func() { feed(t, path, sidecar.Few+1) }, true, "made anew"},
		{"the same again", func() {}, false, ""},
		{"a flipped bit at the beginning", flip(9), true, "made anew"},
		{"one at the end", flip(-30), true, "made anew"},
		{"a file cut off", func() { os.Truncate(f.Path, 5000) }, true, "made anew"},
		{"a file of no bytes", func() { os.Truncate(f.Path, 0) }, true, "made anew"},
		{"the same again", func() {}, false, ""},
	} {
		step.before()
		rows, said := made(t, path, f)
		if rows != step.rows || (step.said == "") != (said == "") || !strings.Contains(said, step.said) {
			t.Errorf("%s: rows are read: %t; it says %q", step.what, rows, said)
		}
	}
	if info, err := os.Stat(f.Path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode is %v (%v)", info.Mode(), err)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 2 {
		t.Errorf("beside the database lies %v (%v)", left, err)
	}
}

func TestAFileForOneProcessGoesAsSoonAsItIsOpen(t *testing.T) {
	path, folder := database(t, sidecar.Few), t.TempDir()
	for _, f := range []sidecar.File{{Path: path + ".index", Keep: true, Passing: true, Make: []string{"index"}},
		{Path: filepath.Join(folder, "x.index"), Keep: true, Passing: true}} {
		t.Setenv(forAnother, path)
		if _, said := made(t, path, f); said != "" { // which reads every row of it
			t.Errorf("it says %q", said)
		}
		if _, err := os.Stat(f.Path); !os.IsNotExist(err) {
			t.Errorf("%s is left: %v", f.Path, err)
		}
	}
}

func TestWhereNoFileIsKeptTheRowsAreHeldInMemory(t *testing.T) {
	path := database(t, sidecar.Few)
	nowhere := filepath.Join(t.TempDir(), "none", "x.index")
	rows, said := made(t, path, sidecar.File{Path: nowhere, Keep: true})
	if !rows || !strings.Contains(said, "no index can be kept") {
		t.Errorf("in a folder that isn't there: rows are read: %t; it says %q", rows, said)
	}
	f := sidecar.File{Path: path + ".index"}
	if rows, said := made(t, path, f); !rows || said != "" {
		t.Errorf("who keeps none: rows are read: %t; it says %q", rows, said)
	}
	if _, err := os.Stat(f.Path); !os.IsNotExist(err) {
		t.Errorf("who keeps none has left one: %v", err)
	}
	keeper := f
	keeper.Keep = true
	made(t, path, keeper)
	if rows, _ := made(t, path, f); rows {
		t.Error("who keeps none doesn't use the one that is there")
	}
	few := database(t, sidecar.Few-3)
	if rows, said := made(t, few, sidecar.File{Path: few + ".index", Keep: true}); !rows || said != "" {
		t.Errorf("of few: rows are read: %t; it says %q", rows, said)
	}
	if _, err := os.Stat(few + ".index"); !os.IsNotExist(err) {
		t.Errorf("of few there is a file: %v", err)
	}
}
