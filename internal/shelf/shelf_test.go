package shelf_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/shelf"
)

// text is what the files of these tests hold.
var text = []byte(strings.Repeat("Torkham and Kharlachi. ", 10000))

const size = 23 * 10000

// pieces writes text in pieces, as those do who make files.
func pieces(w io.Writer) error {
	for p := range slices.Chunk(text, 32<<10) {
		if _, err := w.Write(p); err != nil {
			return err
		}
	}
	return nil
}

// put reads a file that the shelf may hold already, and says whether it was made.
func put(t testing.TB, s *shelf.Shelf, key string) (made bool) {
	t.Helper()
	f, err := s.Open(t.Context(), key, func(w io.Writer) error {
		made = true
		return pieces(w)
	})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, err := io.ReadAll(f); err != nil || !bytes.Equal(got, text) || f.Size() != size {
		t.Errorf("%s: %v, %d bytes of %d", key, err, len(got), f.Size())
	}
	return made
}

// roomy are bounds that let one file be made at a time and hold so many bytes in memory.
func roomy(memory int64) shelf.Bounds {
	return shelf.Bounds{Memory: memory, Disk: 1 << 30, Files: 9, AtOnce: 1}
}

func TestTheFilesThatWereMadeLastAreKept(t *testing.T) {
	s := shelf.New(roomy(2 * size))
	for i, step := range []struct {
		key  string
		made bool
	}{
		{"a", true}, {"a", false}, {"b", true}, {"a", false},
		{"c", true}, // no room for three: b was used least lately
		{"a", false}, {"b", true}, {"c", true}, {"b", false},
	} {
		if made := put(t, s, step.key); made != step.made {
			t.Errorf("step %d, %s: made %v, want %v", i, step.key, made, step.made)
		}
	}
	none := shelf.New(roomy(2*size - 1))
	for range 2 {
		if made := put(t, none, "a"); !made {
			t.Error("a file of more than half the shelf is kept")
		}
	}
}

func TestOnlyWhatIsHeldIsFound(t *testing.T) {
	s := shelf.New(roomy(2 * size))
	if _, ok := s.Find("a"); ok {
		t.Error("a file that was never made is found")
	}
	put(t, s, "a")
	f, ok := s.Find("a")
	if !ok {
		t.Fatal("a file that was made isn't found")
	}
	defer f.Close()
	if _, err := f.Seek(-5, io.SeekEnd); err != nil {
		t.Fatal(err)
	}
	if end, err := io.ReadAll(f); err != nil || !bytes.Equal(end, text[size-5:]) {
		t.Errorf("%q, %v", end, err)
	}
}

func TestAFileThatNoLongerFitsTheShelfIsStillReadWhole(t *testing.T) {
	s := shelf.New(roomy(2 * size))
	f, err := s.Open(t.Context(), "a", pieces)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, key := range []string{"b", "c", "b"} { // would take the place of the one that is being read
		put(t, s, key)
	}
	if got, err := io.ReadAll(f); err != nil || !bytes.Equal(got, text) {
		t.Errorf("%v, %d bytes of %d", err, len(got), size)
	}
}

// A file is the same whichever piece it was that memory had no room for.
func TestAFileIsWhatWasWrittenWhereverItIsHeld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := shelf.New(roomy(rapid.Int64Range(0, 100).Draw(t, "memory")))
		pieces := rapid.SliceOf(rapid.SliceOfN(rapid.Byte(), 0, 30)).Draw(t, "pieces")
		for _, key := range []string{"a", "b", "a"} {
			f, err := s.Open(context.Background(), key, func(w io.Writer) error {
				for _, p := range pieces {
					if n, err := w.Write(p); n != len(p) || err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(f); err != nil || !bytes.Equal(got, bytes.Join(pieces, nil)) {
				t.Fatalf("%q, %v", got, err)
			}
			f.Close()
		}
	})
}

func TestAFileThatIsMadeTwiceAtTheSameTimeIsHeldOnce(t *testing.T) {
	s := shelf.New(shelf.Bounds{Memory: 4 * size, AtOnce: 2})
	f, err := s.Open(t.Context(), "a", func(w io.Writer) error {
		if !put(t, s, "a") {
			t.Error("it was held before it was made")
		}
		return pieces(w)
	})
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	for _, key := range []string{"b", "c", "d", "a"} { // there is room for four, and no disk
		put(t, s, key)
	}
	if put(t, s, "b") || put(t, s, "a") {
		t.Error("one of four files was made again")
	}
}

func TestAFileWaitsUntilThereIsATurnForIt(t *testing.T) {
	s := shelf.New(roomy(0))
	var (
		wg    sync.WaitGroup
		guard sync.Mutex
		seen  []int // who asked whether to go on, which each does with every piece
	)
	for who := range 8 {
		wg.Go(func() {
			look := func() {
				guard.Lock()
				defer guard.Unlock()
				seen = append(seen, who)
			}
			ctx := &counted{Context: context.Background(), left: 5, look: look}
			if _, err := s.Open(ctx, string(rune('a'+who)), pieces); !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
		})
	}
	wg.Wait()
	if runs := slices.Compact(seen); len(runs) != 8 {
		t.Errorf("8 files were made in %d pieces: %v", len(runs), runs)
	}
}

func TestAReaderWhoTakesAFileKeepsNobodyFromMakingOne(t *testing.T) {
	s := shelf.New(roomy(0))
	f, err := s.Open(t.Context(), "outer", pieces)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	put(t, s, "inner")
}

func TestWhoGivesUpWaitingForATurnTakesNone(t *testing.T) {
	s := shelf.New(roomy(0))
	waits := func() { // while one is made, another gives up
		if _, err := s.Open(ended(), "other", pieces); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
	making := &counted{Context: context.Background(), left: -1, look: sync.OnceFunc(waits)}
	f, err := s.Open(making, "one", pieces)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	put(t, s, "another")
}

func ended() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

// counted is a context that ends after it was asked so many times; a negative number never comes.
type counted struct {
	context.Context
	left int
	look func()
}

func (c *counted) Err() error {
	c.look()
	if c.left--; c.left == 0 {
		return context.Canceled
	}
	return nil
}
