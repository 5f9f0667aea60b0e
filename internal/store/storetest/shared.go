package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"khyberatlas/internal/store"
)

// whileImportsGoOn imports one version after the other as fast as it can while do runs. Each has its version for a title.
func whileImportsGoOn(t *testing.T, s Store, do func()) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		var err error
		for n := 2; ctx.Err() == nil && err == nil; n++ {
			ds := Made(n)
			ds.Meta.Title = ds.Version
			_, err = s.Import(t.Context(), ds, How, nil)
		}
		done <- err
	}()
	do()
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func readersSeeOneWholeVersionWhileImportsGoOn(t *testing.T, k Kind) {
	s, place := k.Fresh(t)
	Put(t, s, Made(1))
	r := k.MustOpen(t, place, store.Read)
	whileImportsGoOn(t, s, func() {
		for range 50 {
			ds, err := Load(t.Context(), r)
			if err != nil {
				t.Error(err)
				return
			}
			if ds.Version != Version(1) && ds.Meta.Title != ds.Version {
				t.Errorf("%s is read with the rows of %s", ds.Version, ds.Meta.Title)
			}
		}
	})
}

func backupHoldsOneWholeVersionWhileImportsGoOn(t *testing.T, k Kind) {
	s, place := k.Fresh(t)
	Put(t, s, Made(1))
	r := k.MustOpen(t, place, store.Read)
	whileImportsGoOn(t, s, func() {
		for range 10 {
			out := k.Place(t)
			if err := r.Backup(t.Context(), out); err != nil {
				t.Error(err)
				return
			}
			copied, err := Load(t.Context(), k.MustOpen(t, out, store.Read))
			if err != nil {
				t.Error(err)
				return
			}
			if copied.Version != Version(1) && copied.Meta.Title != copied.Version {
				t.Errorf("the copy of %s holds the rows of %s", copied.Version, copied.Meta.Title)
			}
		}
	})
}

func backupReplacesNothing(t *testing.T, k Kind) {
	s, _ := k.Fresh(t)
	out := k.Place(t)
	if err := s.Backup(t.Context(), out); !errors.Is(err, store.ErrEmpty) {
		t.Errorf("of an empty store: %v, want ErrEmpty", err)
	}
	if err := k.Create(t.Context(), out, Made(1), How); err != nil {
		t.Fatal(err)
	}
	Put(t, s, Made(2))
	if err := s.Backup(t.Context(), out); !errors.Is(err, store.ErrExists) {
		t.Errorf("onto another store: %v, want ErrExists", err)
	}
	Holds(t, k.MustOpen(t, out, store.Read), Made(1))
}

// Follow watches a store from now on and hands over the version at every call, or "error".
func (k Kind) Follow(t *testing.T, place string) <-chan string {
	t.Helper()
	seen := make(chan string, 100)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	w := k.Watch(ctx, place)
	go func() {
		defer close(done)
		defer w.Close()
		w.Follow(ctx, func(ctx context.Context) error {
			s, err := k.Open(ctx, place, store.Read)
			if err != nil {
				seen <- "error"
				return err
			}
			defer s.Close()
			st, err := s.Status(ctx)
			seen <- st.Version
			return err
		})
	}()
	t.Cleanup(func() { stop(); <-done })
	return seen
}

// Within fails where what is wanted is not seen within the two seconds in which a change must be noticed.
func Within(t *testing.T, seen <-chan string, what, want string) {
	t.Helper()
	limit := time.After(2 * time.Second)
	for {
		select {
		case got := <-seen:
			if got == want {
				return
			}
		case <-limit:
			t.Fatalf("%s is not noticed within two seconds", what)
		}
	}
}

func watchTellsOfImportsWithinTwoSeconds(t *testing.T, k Kind) {
	s, place := k.Fresh(t)
	Put(t, s, Made(1))
	seen := k.Follow(t, place)
	Put(t, s, Made(2))
	if got := <-seen; got != Version(2) {
		t.Errorf("it tells of %s first: what was there when it began is no change", got)
	}
	Put(t, s, Made(3))
	Within(t, seen, "another import", Version(3))
}
