package atlas_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
)

type keyOfTest struct{ name string }

func TestWhatIsKeptOfAVersionIsWorkedOutOnceUnlessItFails(t *testing.T) {
	a, err := atlas.Build(&incident.Dataset{})
	if err != nil {
		t.Fatal(err)
	}
	var asked atomic.Int32
	find := func() (int, error) { return int(asked.Add(1)), nil }
	if _, err := atlas.Kept(a, keyOfTest{"one"}, func() (int, error) { return 9, errors.New("away") }); err == nil {
		t.Error("a failure is no answer")
	}
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			if n, err := atlas.Kept(a, keyOfTest{"one"}, find); n != 1 || err != nil {
				t.Errorf("%d, %v", n, err)
			}
		})
	}
	readers.Wait()
	if n, _ := atlas.Kept(a, keyOfTest{"two"}, find); n != 2 {
		t.Errorf("another key has %d", n)
	}
}
