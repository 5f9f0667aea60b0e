package storetest

import (
	"errors"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

func whatIsHeldIsComparedBeforeItIsUsed(t *testing.T, k Kind) {
	s, place := k.Fresh(t)
	Put(t, s, Made(1))
	out := k.Place(t)
	s.Prove(func(ds *incident.Dataset) []string { return []string{"towns", "claims"} })
	for verb, do := range map[string]func() error{
		"load":   func() error { _, err := Load(t.Context(), s); return err },
		"import": func() error { _, err := s.Import(t.Context(), Made(2), How, nil); return err },
		"backup": func() error { return s.Backup(t.Context(), out) },
	} {
		if err := do(); !errors.Is(err, store.ErrEdited) || !strings.Contains(err.Error(), place+" ") ||
			!strings.HasSuffix(err.Error(), ": towns, claims") {
			t.Errorf("%s: %v, want ErrEdited with the place and the tables", verb, err)
		}
	}
	if _, err := k.Open(t.Context(), out, store.Read); !errors.Is(err, store.ErrMissing) {
		t.Errorf("a copy was left (%v)", err)
	}
	s.Prove(func(*incident.Dataset) []string { return nil })
	Holds(t, s, Made(1))
}

func editedPastIsRefusedUnlessItIsTrusted(t *testing.T, k Kind) {
	s, place := k.Fresh(t)
	Put(t, s, Made(1))
	k.Edit(t, place)
	for verb, do := range map[string]func() error{
		"status":   func() error { _, err := s.Status(t.Context()); return err },
		"load":     func() error { _, err := Load(t.Context(), s); return err },
		"refusals": func() error { _, err := s.Refusals(t.Context(), Made(2), nil); return err },
		"import":   func() error { _, err := s.Import(t.Context(), Made(2), How, nil); return err },
		"backup":   func() error { return s.Backup(t.Context(), k.Place(t)) },
	} {
		if err := do(); !errors.Is(err, store.ErrEdited) || !strings.Contains(err.Error(), place+" ") {
			t.Errorf("%s: %v, want ErrEdited with the place", verb, err)
		}
	}
	Holds(t, k.MustOpen(t, place, store.Read|store.Trusting), Made(1))
	trusting := k.MustOpen(t, place, store.Write|store.Trusting)
	Put(t, trusting, Made(2))
	Holds(t, s, Made(2)) // an import takes the past as its own
}

func damagedStoreIsAnErrorAndNotACrash(t *testing.T, k Kind) {
	place := k.Place(t)
	if err := k.Create(t.Context(), place, Made(1), How); err != nil {
		t.Fatal(err)
	}
	k.Damage(t, place)
	r, err := k.Open(t.Context(), place, store.Read)
	if err == nil {
		_, err = Load(t.Context(), r)
		r.Close()
	}
	if !errors.Is(err, store.ErrDamaged) {
		t.Errorf("%v, want ErrDamaged", err)
	}
}
