package gpkg_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"sync"
	"testing"

	"khyberatlas/internal/gpkg"
)

// put has a file written that the shelf may hold already, and says whether it was built.
func put(t testing.TB, s *gpkg.Shelf, key string, f gpkg.File) (out []byte, built bool) {
	t.Helper()
	var b bytes.Buffer
	err := s.Write(context.Background(), &b, key, func() gpkg.File {
		built = true
		return f
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), built
}

// roomy are bounds that let one file be built at a time and hold so many bytes in memory.
func roomy(memory int64) gpkg.Bounds {
	return gpkg.Bounds{Memory: memory, Disk: 1 << 30, Files: 9, AtOnce: 1}
}

func TestTheFilesThatWereBuiltLastAreKept(t *testing.T) {
	f := onlyDistricts(odd(t))
	want := write(t, f)
	size := int64(len(want))
	s := gpkg.NewShelf(roomy(2 * size))
	for i, step := range []struct {
		key   string
		built bool
	}{
		{"a", true}, {"a", false}, {"b", true}, {"a", false},
		{"c", true}, // no room for three: b was used least lately
		{"a", false}, {"b", true}, {"c", true}, {"b", false},
	} {
		got, built := put(t, s, step.key, f)
		if built != step.built || !bytes.Equal(got, want) {
			t.Errorf("step %d, %s: built %v, want %v; %d bytes", i, step.key, built, step.built, len(got))
		}
	}
	none := gpkg.NewShelf(roomy(2*size - 1))
	for range 2 {
		if got, built := put(t, none, "a", f); !built || !bytes.Equal(got, want) {
			t.Errorf("a file of more than half the shelf: built %v, %d bytes", built, len(got))
		}
	}
}

func TestAFileThatNoLongerFitsTheShelfIsStillSentWhole(t *testing.T) {
	f := onlyDistricts(odd(t))
	want := write(t, f)
	s := gpkg.NewShelf(roomy(2 * int64(len(want))))
	var got bytes.Buffer
	others := sync.OnceFunc(func() { // would take the place of the one that is being sent
		for _, key := range []string{"b", "c", "b"} {
			put(t, s, key, f)
		}
	})
	err := s.Write(context.Background(), writer(func(b []byte) (int, error) {
		others()
		return got.Write(b)
	}), "a", func() gpkg.File { return f })
	if err != nil || !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%v, %d bytes of %d", err, got.Len(), len(want))
	}
}

func TestAFileWaitsUntilThereIsATurnForIt(t *testing.T) {
	f, s := onlyDistricts(odd(t)), gpkg.NewShelf(roomy(0))
	var (
		wg    sync.WaitGroup
		guard sync.Mutex
		seen  []int // who asked whether to go on, which each does between rows
	)
	for who := range 8 {
		wg.Go(func() {
			look := func() {
				guard.Lock()
				defer guard.Unlock()
				seen = append(seen, who)
			}
			ctx := &counted{Context: context.Background(), left: 30, look: look}
			err := s.Write(ctx, io.Discard, string(rune('a'+who)), func() gpkg.File { return f })
			if !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
		})
	}
	wg.Wait()
	if runs := slices.Compact(seen); len(runs) != 8 {
		t.Errorf("8 files were built in %d pieces: %v", len(runs), runs)
	}
}

func TestAReaderWhoTakesAFileKeepsNobodyFromBuilding(t *testing.T) {
	f, s := onlyDistricts(odd(t)), gpkg.NewShelf(roomy(0))
	inner := func([]byte) (int, error) { // while the first bytes are sent, another file is built
		put(t, s, "inner", f)
		return 0, io.ErrClosedPipe
	}
	err := s.Write(context.Background(), writer(inner), "outer", func() gpkg.File { return f })
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
}

func TestWhoGivesUpWaitingForATurnTakesNone(t *testing.T) {
	f, s := onlyDistricts(odd(t)), gpkg.NewShelf(roomy(0))
	waits := func() { // while one is built, another gives up
		err := s.Write(ended(), io.Discard, "other", func() gpkg.File { return f })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
	building := &counted{Context: context.Background(), left: -1, look: sync.OnceFunc(waits)}
	if err := s.Write(building, io.Discard, "one", func() gpkg.File { return f }); err != nil {
		t.Fatal(err)
	}
	put(t, s, "another", f)
}
