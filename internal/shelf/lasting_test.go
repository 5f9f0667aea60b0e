package shelf_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"testing"
	"time"

	"khyberatlas/internal/shelf"
)

// slow makes text when it is let, and counts how often.
type slow struct {
	let  chan struct{}
	mu   sync.Mutex
	made int
}

func (s *slow) write(_ context.Context, w io.Writer) error {
	s.mu.Lock()
	s.made++
	s.mu.Unlock()
	<-s.let
	return pieces(w)
}

func TestALastingFileIsMadeOnceForAllAndGoesOnWithoutThem(t *testing.T) {
	for name, memory := range map[string]int64{"in memory": 2 * size, "on the disk": 0} {
		t.Run(name, func(t *testing.T) {
			s, of := shelf.New(roomy(memory)), &slow{let: make(chan struct{})}
			if _, err := s.Keep(t.Context(), "a", time.Nanosecond, of.write); !errors.Is(err, shelf.ErrNotYet) {
				t.Errorf("who waits no longer is told %v", err)
			}
			if _, err := s.Keep(ended(), "a", time.Hour, of.write); !errors.Is(err, context.Canceled) {
				t.Errorf("who has gone is told %v", err)
			}
			var readers sync.WaitGroup
			for range 5 {
				readers.Go(func() {
					f, err := s.Keep(t.Context(), "a", time.Hour, of.write)
					if err != nil {
						t.Error(err)
						return
					}
					defer f.Close()
					if got, err := io.ReadAll(f); err != nil || string(got) != string(text) {
						t.Errorf("%d bytes, %v", len(got), err)
					}
				})
			}
			close(of.let)
			readers.Wait()
			if f, ok := s.Find("a"); !ok {
				t.Error("it has gone with its readers")
			} else {
				f.Close()
			}
			if of.made != 1 {
				t.Errorf("it was made %d times", of.made)
			}
		})
	}
}

func TestWhatLastsOnTheDiskMakesWayForOthers(t *testing.T) {
	keep := func(s *shelf.Shelf, key string) error {
		f, err := s.Keep(t.Context(), key, time.Hour, func(_ context.Context, w io.Writer) error { return pieces(w) })
		if err == nil {
			f.Close()
		}
		return err
	}
	for name, b := range map[string]shelf.Bounds{
		"of files":   {Disk: 1 << 30, Files: 2, AtOnce: 1, Lasting: 9},
		"of lasting": {Disk: 1 << 30, Files: 9, AtOnce: 1, Lasting: 2},
		"of bytes":   {Disk: 4 * size, Files: 9, AtOnce: 1, Lasting: 9},
	} {
		t.Run(name, func(t *testing.T) {
			s, before := shelf.New(b), len(openFiles(t))
			for i := range 5 {
				key := fmt.Sprint(i)
				if err := keep(s, key); err != nil {
					t.Fatal(err)
				}
				if f, ok := s.Find(key); !ok {
					t.Errorf("%s didn't stay", key)
				} else {
					f.Close()
				}
			}
			if f, ok := s.Find("0"); ok {
				f.Close()
				t.Error("the first one took the room of the last")
			}
			if files := len(openFiles(t)) - before; files > 3 {
				t.Errorf("%d stay", files)
			}
			put(t, s, "whatever else")
		})
	}
}

func TestALastingFileThatCannotBeMadeIsSaidToBe(t *testing.T) {
	s, fault := shelf.New(roomy(2*size)), errors.New("a fault of whoever makes it")
	for _, write := range []func(context.Context, io.Writer) error{
		func(_ context.Context, w io.Writer) error { return errors.Join(pieces(w), fault) },
		func(_ context.Context, w io.Writer) error { panic(errors.Join(pieces(w), fault)) },
	} {
		if _, err := s.Keep(t.Context(), "a", time.Hour, write); err == nil || errors.Is(err, shelf.ErrNotYet) {
			t.Errorf("got %v", err)
		}
	}
	if !put(t, s, "a") {
		t.Error("half a file is held")
	}
}
