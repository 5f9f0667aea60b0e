package postgis_test

import (
	"context"
	"net/url"
	"testing"
	"time"

	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/store/storetest"
)

// followed follows a store until the test ends, and hands over what is told of it.
func followed(t *testing.T, address string) (changes <-chan struct{}, away <-chan error) {
	t.Helper()
	changed, told := make(chan struct{}, 100), make(chan error, 100)
	w := postgis.Watch(t.Context(), address)
	w.Away = func(err error) { told <- err }
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		w.Follow(ctx, func(context.Context) error {
			changed <- struct{}{}
			return nil
		})
	}()
	t.Cleanup(func() { stop(); <-done; w.Close() })
	return changed, told
}

// next is what is told next.
func next[T any](t *testing.T, of <-chan T, what string) (v T) {
	t.Helper()
	select {
	case v = <-of:
	case <-time.After(20 * time.Second):
		t.Fatalf("%s was not told", what)
	}
	return v
}

// A machine that is lost answers nothing, and refuses nothing.
func TestAHostThatIsSilentKeepsNobodyFromFollowingTheNext(t *testing.T) {
	shared := cluster.Shared(t)
	at := shared.Database(t)
	if err := put(t, at, storetest.Made(1)); err != nil {
		t.Fatal(err)
	}
	silent := shared.Between(t)
	silent.Stall()
	lost, err := url.Parse(silent.Address(at))
	if err != nil {
		t.Fatal(err)
	}
	both := with(t, at, func(u *url.URL) { u.Host = lost.Host + "," + u.Host })
	changes, _ := followed(t, both)
	if err := put(t, at, storetest.Made(2)); err != nil {
		t.Fatal(err)
	}
	next(t, changes, "an import")
}

func TestAStoreThatCanNoLongerBeLookedAtIsAwayUntilItCan(t *testing.T) {
	at := cluster.Shared(t).Database(t)
	if err := put(t, at, storetest.Made(1)); err != nil {
		t.Fatal(err)
	}
	_, away := followed(t, at)
	cluster.Exec(t, at, "ALTER TABLE khyberatlas.state RENAME TO hidden")
	if err := next(t, away, "that it can't be looked at"); err == nil {
		t.Error("it is told to be back, and never was away")
	}
	cluster.Exec(t, at, "ALTER TABLE khyberatlas.hidden RENAME TO state")
	if err := next(t, away, "that it can again"); err != nil {
		t.Errorf("it can be looked at again, and is told to be away: %v", err)
	}
}
