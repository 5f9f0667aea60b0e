package shelf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"khyberatlas/internal/shelf"
)

// openFiles are the temporary files without a name that the process holds.
func openFiles(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob("/proc/self/fd/*")
	if err != nil || len(all) == 0 {
		t.Skip("SKIPPED: this system doesn't say which files a process has open")
	}
	var out []string
	for _, fd := range all {
		if target, err := os.Readlink(fd); err == nil && strings.Contains(target, "khyberatlas-") {
			out = append(out, target)
		}
	}
	return out
}

func TestNothingOfAFileIsOnADiskWhenItIsRead(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for name, memory := range map[string]int64{"kept": 1 << 30, "too large to keep": 0} {
		s := shelf.New(roomy(memory))
		for i := range 20 {
			put(t, s, fmt.Sprint(i))
		}
		if left := openFiles(t); len(left) > 0 {
			t.Errorf("%s: the process still has %v open", name, left)
		}
		if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
			t.Errorf("%s: left behind: %v (%v)", name, left, err)
		}
	}
}

func TestTheTemporaryFileHasNoNameWhileItIsMadeAndRead(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	nameless := func() {
		if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
			t.Errorf("there is %v (%v)", left, err)
		}
	}
	f, err := shelf.New(roomy(0)).Open(&counted{Context: t.Context(), left: -1, look: nameless}, "a", pieces)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	nameless()
}

func TestReadersOfManyFilesTakeNoMoreMemoryThanTheShelfHas(t *testing.T) {
	s := shelf.New(roomy(2 * size))
	var readings []*shelf.File
	for i := range 5 {
		f, err := s.Open(t.Context(), fmt.Sprint(i), pieces)
		if err != nil {
			t.Fatal(err)
		}
		readings = append(readings, f)
	}
	if files := openFiles(t); len(files) != 3 {
		t.Errorf("two of five fit in memory, and %d are in files", len(files))
	}
	for i, f := range readings {
		got := make([]byte, size-100)
		if _, err := f.ReadAt(got, 100); err != nil || !bytes.Equal(got, text[100:]) {
			t.Errorf("%d: %v", i, err)
		}
		f.Close()
	}
	if files := openFiles(t); len(files) > 0 {
		t.Errorf("still open: %v", files)
	}
}

func TestAFileIsRefusedWhereTheBoundsLeaveNoRoom(t *testing.T) {
	for name, b := range map[string]shelf.Bounds{
		"of files": {Disk: 1 << 30, Files: 1, AtOnce: 1},
		"of bytes": {Disk: 2*size + 4096, Files: 9, AtOnce: 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := shelf.New(b)
			f, err := s.Open(t.Context(), "a", pieces)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Open(t.Context(), "b", pieces); !errors.Is(err, shelf.ErrNoRoom) {
				t.Errorf("while another is read: %v", err)
			}
			if put(t, s, "a") {
				t.Error("the file that is being read was made again")
			}
			f.Close()
			for _, key := range []string{"b", "c", "d"} {
				put(t, s, key)
			}
		})
	}
}

func TestWhatFailsGivesItsRoomBack(t *testing.T) {
	for name, b := range map[string]shelf.Bounds{
		"in memory":   {Memory: 2 * size, AtOnce: 1},
		"in files":    {Disk: 4 * size, Files: 1, AtOnce: 1},
		"in one half": {Memory: size, Disk: 4 * size, Files: 1, AtOnce: 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := shelf.New(b)
			fault := errors.New("a fault of whoever makes it")
			for range 3 {
				if _, err := s.Open(ended(), "a", pieces); !errors.Is(err, context.Canceled) {
					t.Errorf("got %v", err)
				}
				_, err := s.Open(t.Context(), "a", func(w io.Writer) error { return errors.Join(pieces(w), fault) })
				if !errors.Is(err, fault) {
					t.Errorf("got %v", err)
				}
				func() {
					defer func() { _ = recover() }()
					_, _ = s.Open(t.Context(), "a", func(w io.Writer) error { panic(pieces(w)) })
				}()
				if !put(t, s, fmt.Sprint(name)) && b.Memory == 0 {
					t.Error("a file stayed after its last reader")
				}
			}
		})
	}
}

func TestManyReadersAtOnceStayWithinTheBounds(t *testing.T) {
	openFiles(t) // skips where that can't be told
	s := shelf.New(shelf.Bounds{Memory: 2 * size, Disk: 64 * size, Files: 4, AtOnce: 2})
	var wg sync.WaitGroup
	for reader := range 6 {
		wg.Go(func() {
			for i := range 10 {
				f, err := s.Open(t.Context(), fmt.Sprint((reader+i)%5), pieces)
				if err == nil {
					got, fault := io.ReadAll(f)
					if fault != nil || !bytes.Equal(got, text) {
						t.Errorf("%v, %d bytes of %d", fault, len(got), size)
					}
					f.Close()
				} else if !errors.Is(err, shelf.ErrNoRoom) {
					t.Error(err)
				}
				if files := openFiles(t); len(files) > 4 {
					t.Errorf("%d descriptors", len(files))
				}
			}
		})
	}
	wg.Wait()
}

func TestWithoutAFolderForTemporaryFilesThereIsRoomInMemoryAlone(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "nowhere"))
	put(t, shelf.New(roomy(2*size)), "a")
	s := shelf.New(roomy(2*size - 1))
	for range 20 { // more than there may be files
		if _, err := s.Open(t.Context(), "a", pieces); !errors.Is(err, shelf.ErrNoRoom) {
			t.Fatalf("got %v", err)
		}
	}
}
