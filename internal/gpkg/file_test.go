package gpkg_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"khyberatlas/internal/gpkg"
	"khyberatlas/internal/incident"
)

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	f, _ := everything(t)
	want := write(t, f)
	var wg sync.WaitGroup
	for range 3 { // at the same time, so that what lies in memory differs
		wg.Go(func() {
			if !bytes.Equal(write(t, f), want) {
				t.Error("two files of the same input differ")
			}
		})
	}
	wg.Wait()
}

func TestAnotherDayOfReleaseOrFilterGivesOtherBytes(t *testing.T) {
	f, a := everything(t)
	f.Layers = []gpkg.Layer{gpkg.Crossings(slices.Values(a.Crossings(incident.Query{})))}
	was := write(t, f)
	later, filtered := f, f
	later.Released++
	filtered.Filter = "type=ied"
	for name, other := range map[string]gpkg.File{"day": later, "filter": filtered} {
		if bytes.Equal(write(t, other), was) {
			t.Errorf("another %s isn't seen in the file", name)
		}
	}
}

func TestNothingIsLeftBehindHoweverItEnds(t *testing.T) {
	f, _ := everything(t)
	gone := errors.New("the reader hung up")
	for name, tc := range map[string]struct {
		ctx   func() context.Context
		w     io.Writer
		limit int64
		want  error
	}{
		"a whole file":           {context.Background, io.Discard, 0, nil},
		"a reader that hangs up": {context.Background, &faulty{after: 3, err: gone}, 0, gone},
		"a request that is over": {ended, io.Discard, 0, context.Canceled},
		"one that ends meanwhile": {func() context.Context { return &counted{Context: context.Background(), left: 700} }, io.Discard, 0,
			context.Canceled},
		"too large": {context.Background, &faulty{err: errors.New("something was sent")}, 100 << 10, gpkg.ErrNoRoom},
	} {
		t.Run(name, func(t *testing.T) {
			temp := t.TempDir()
			t.Setenv("TMPDIR", temp)
			f := f
			f.Limit = tc.limit
			if err := f.Write(tc.ctx(), tc.w); !errors.Is(err, tc.want) {
				t.Errorf("got %v, want %v", err, tc.want)
			}
			if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v (%v)", left, err)
			}
		})
	}
}

func TestTheTemporaryFileHasNoNameWhileItIsBuiltAndSent(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	f, _ := everything(t)
	seen := 0
	nameless := func() {
		if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
			t.Errorf("there is %v (%v)", left, err)
		}
		seen++
	}
	first := writer(func(b []byte) (int, error) {
		nameless()
		if len(b) > 32<<10 {
			t.Errorf("a write of %d bytes", len(b))
		}
		return len(b), nil
	})
	if err := f.Write(&counted{Context: context.Background(), left: -1, look: nameless}, first); err != nil {
		t.Fatal(err)
	}
	if seen < 1000 {
		t.Errorf("looked %d times only", seen)
	}
}

func TestWithoutADayOfReleaseThereIsNoFile(t *testing.T) {
	if err := (gpkg.File{}).Write(context.Background(), io.Discard); err == nil {
		t.Error("a file was written that would have to ask the clock")
	}
}

func TestWithoutAFolderForTemporaryFilesThereIsNoRoom(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "nowhere"))
	if err := onlyDistricts(odd(t)).Write(context.Background(), io.Discard); !errors.Is(err, gpkg.ErrNoRoom) {
		t.Errorf("got %v", err)
	}
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
	if c.look != nil {
		c.look()
	}
	if c.left--; c.left == 0 {
		return context.Canceled
	}
	return nil
}

type faulty struct {
	after int
	err   error
}

func (f *faulty) Write(b []byte) (int, error) {
	if f.after--; f.after < 0 {
		return 0, f.err
	}
	return len(b), nil
}

type writer func([]byte) (int, error)

func (w writer) Write(b []byte) (int, error) { return w(b) }
