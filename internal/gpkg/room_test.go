package gpkg_test

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

	"khyberatlas/internal/gpkg"
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

func TestNothingOfAQueryIsOnADiskAfterTheAnswer(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	f := onlyDistricts(odd(t))
	for name, memory := range map[string]int64{"kept": 1 << 30, "too large to keep": 0} {
		s := gpkg.NewShelf(roomy(memory))
		for i := range 20 {
			put(t, s, fmt.Sprint(i), f)
		}
		if left := openFiles(t); len(left) > 0 {
			t.Errorf("%s: the process still has %v open", name, left)
		}
		if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
			t.Errorf("%s: left behind: %v (%v)", name, left, err)
		}
	}
}

func TestReadersOfManyFilesTakeNoMoreMemoryThanTheShelfHas(t *testing.T) {
	f := onlyDistricts(odd(t))
	want := write(t, f)
	s := gpkg.NewShelf(roomy(2 * int64(len(want))))
	var readings []*gpkg.Reading
	for i := range 5 {
		r, err := s.Open(context.Background(), fmt.Sprint(i), func() gpkg.File { return f })
		if err != nil {
			t.Fatal(err)
		}
		readings = append(readings, r)
	}
	if files := openFiles(t); len(files) != 3 {
		t.Errorf("two of five fit in memory, and %d are in files", len(files))
	}
	for i, r := range readings {
		var got bytes.Buffer
		if err := r.Send(context.Background(), &got, 100, r.Size()-100); err != nil || !bytes.Equal(got.Bytes(), want[100:]) {
			t.Errorf("%d: %v, %d bytes", i, err, got.Len())
		}
		r.Close()
	}
	if files := openFiles(t); len(files) > 0 {
		t.Errorf("still open: %v", files)
	}
}

func TestAFileIsRefusedWhereTheBoundsLeaveNoRoom(t *testing.T) {
	f := onlyDistricts(odd(t))
	size := int64(len(write(t, f)))
	for name, b := range map[string]gpkg.Bounds{
		"of files": {Disk: 1 << 30, Files: 1, AtOnce: 1},
		"of bytes": {Disk: 2*size + 4096, Files: 9, AtOnce: 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := gpkg.NewShelf(b)
			r, err := s.Open(context.Background(), "a", func() gpkg.File { return f })
			if err != nil {
				t.Fatal(err)
			}
			var sent bytes.Buffer
			err = s.Write(context.Background(), &sent, "b", func() gpkg.File { return f })
			if !errors.Is(err, gpkg.ErrNoRoom) || sent.Len() > 0 {
				t.Errorf("while another is read: %v, %d bytes", err, sent.Len())
			}
			if _, built := put(t, s, "a", f); built {
				t.Error("the file that is being read was built again")
			}
			r.Close()
			for _, key := range []string{"b", "c", "d"} {
				put(t, s, key, f)
			}
		})
	}
}

func TestWhatFailsGivesItsRoomBack(t *testing.T) {
	f := onlyDistricts(odd(t))
	s := gpkg.NewShelf(gpkg.Bounds{Disk: 4 * int64(len(write(t, f))), Files: 1, AtOnce: 1})
	gone := errors.New("the reader hung up")
	for range 3 {
		if err := s.Write(ended(), io.Discard, "a", func() gpkg.File { return f }); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		err := s.Write(context.Background(), &faulty{err: gone}, "a", func() gpkg.File { return f })
		if !errors.Is(err, gone) {
			t.Errorf("got %v", err)
		}
		func() {
			defer func() { _ = recover() }()
			_, _ = s.Open(context.Background(), "a", func() gpkg.File { panic("a fault of whoever asks") })
		}()
		put(t, s, "a", f)
	}
}

func TestManyReadersAtOnceStayWithinTheBounds(t *testing.T) {
	openFiles(t) // skips where that can't be told
	f := onlyDistricts(odd(t))
	want := write(t, f)
	size := int64(len(want))
	s := gpkg.NewShelf(gpkg.Bounds{Memory: 2 * size, Disk: 64 * size, Files: 4, AtOnce: 2})
	var wg sync.WaitGroup
	for reader := range 6 {
		wg.Go(func() {
			for i := range 10 {
				var got bytes.Buffer
				err := s.Write(context.Background(), &got, fmt.Sprint((reader+i)%5), func() gpkg.File { return f })
				if err == nil && !bytes.Equal(got.Bytes(), want) || err != nil && (!errors.Is(err, gpkg.ErrNoRoom) || got.Len() > 0) {
					t.Errorf("%v, %d bytes of %d", err, got.Len(), len(want))
				}
				if files := openFiles(t); len(files) > 4+2*2 { // SQLite opens once more what it builds
					t.Errorf("%d descriptors", len(files))
				}
			}
		})
	}
	wg.Wait()
}

func TestWithoutAFolderForTemporaryFilesThereIsNoRoom(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "nowhere"))
	if err := onlyDistricts(odd(t)).Write(context.Background(), io.Discard); !errors.Is(err, gpkg.ErrNoRoom) {
		t.Errorf("got %v", err)
	}
}
