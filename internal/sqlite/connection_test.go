package sqlite

import (
	"errors"
	"path/filepath"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// A store that writes has one connection: kept by anybody, it is missed by all who come after.
func TestWhoeverAsksGivesTheConnectionBack(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "x.db"), store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ds := storetest.Made(1)
	errStop := errors.New("stop")
	judged := incident.Pair{A: "a", B: "b", Verdict: incident.Different, By: incident.ByPerson}
	broken := store.Feed{Rows: func(*incident.Dataset, func(store.Row) error) error { return errStop }}
	for _, step := range []struct {
		what string
		do   func() error
		want error
	}{
		{"status of nothing", func() error { _, err := s.Status(t.Context()); return err }, store.ErrEmpty},
		{"import", func() error { _, err := s.Import(t.Context(), ds, storetest.How, nil); return err }, nil},
		{"the same import", func() error { _, err := s.Import(t.Context(), ds, storetest.How, nil); return err }, nil},
		{"load", func() error { _, err := storetest.Load(t.Context(), s); return err }, nil},
		{"a verdict", func() error { _, err := s.Judge(t.Context(), judged, storetest.How); return err }, nil},
		{"status", func() error { _, err := s.Status(t.Context()); return err }, nil},
		{"refusals", func() error { _, err := s.Refusals(t.Context(), ds, nil); return err }, nil},
		{"a feed that fails", func() error { _, err := s.Feed(t.Context(), "x", broken, storetest.How); return err }, errStop},
	} {
		if err := step.do(); !errors.Is(err, step.want) {
			t.Errorf("%s: %v, want %v", step.what, err, step.want)
		}
		if n := s.db.Stats().InUse; n != 0 {
			t.Fatalf("%s keeps %d connections", step.what, n)
		}
	}
}

func TestAFeedThatPanicsKeepsNoConnection(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "x.db"), store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Import(t.Context(), storetest.Made(1), storetest.How, nil); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if n := s.db.Stats().InUse; recover() == nil || n != 0 {
			t.Errorf("it keeps %d connections", n)
		}
	}()
	mistaken := store.Feed{Rows: func(*incident.Dataset, func(store.Row) error) error { panic("a reader's mistake") }}
	_, _ = s.Feed(t.Context(), "x", mistaken, storetest.How)
}
