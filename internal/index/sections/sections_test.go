package sections_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/index/sections"
)

func written(t interface{ Fatal(...any) }, key string, parts map[string][]byte, order []string) []byte {
	var out bytes.Buffer
	w := sections.NewWriter(&out)
	for _, name := range order {
		w.Section(name)
		for part := parts[name]; len(part) > 0; {
			n := min(len(part), 700_001)
			if _, err := w.Write(part[:n]); err != nil {
				t.Fatal(err)
			}
			part = part[n:]
		}
	}
	if err := w.Close(key); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// long is of several stretches that are summed apart.
var long = bytes.Repeat([]byte("a row and another "), 200_000)

func sample(t interface{ Fatal(...any) }) []byte {
	return written(t, "key", map[string][]byte{"one": []byte("1"), "none": nil, "long": long}, []string{"one", "none", "long"})
}

func TestWhatWasWrittenIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := sections.Write(path, func(w io.Writer) error {
		_, err := w.Write(sample(t))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	mapped, err := sections.Open(path, "key", sections.Whole)
	if err != nil {
		t.Fatal(err)
	}
	held, err := sections.Held(sample(t), "key")
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]*sections.File{"mapped": mapped, "held": held} {
		if string(f.Section("one")) != "1" || len(f.Section("none")) != 0 || !bytes.Equal(f.Section("long"), long) ||
			f.Section("other") != nil || strings.Join(f.Names(), " ") != "one none long" {
			t.Errorf("%s: it reads otherwise than it was written", name)
		}
	}
}

func TestWhatIsMadeTogetherReadsAsWhatWasWritten(t *testing.T) {
	put := func(name string, bytes []byte) func(w *sections.Writer) {
		return func(w *sections.Writer) { w.Keep(name, bytes) }
	}
	f := sections.Together(put("one", []byte("1")), put("none", nil), func(w *sections.Writer) {
		w.Section("long")
		for part := range slices.Chunk(long, 900_001) {
			if _, err := w.Write(part); err != nil {
				t.Error(err)
			}
		}
		w.Keep("last", []byte("2"))
	})
	if string(f.Section("one")) != "1" || len(f.Section("none")) != 0 || !bytes.Equal(f.Section("long"), long) ||
		string(f.Section("last")) != "2" || strings.Join(f.Names(), " ") != "one none long last" {
		t.Error("it reads otherwise than it was made")
	}
}

func TestAFileThatCantBeWrittenLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	full := errors.New("full")
	if err := sections.Write(path, func(io.Writer) error { return full }); !errors.Is(err, full) {
		t.Error(err)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
}

// What was checked by another process is asked again only whether it is of the key, and whether it is whole.
func TestAFileThatWasCheckedIsLookedAtNoFurther(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	for name, c := range map[string]struct {
		bytes func([]byte) []byte
		key   string
		check sections.Check
		ok    bool
	}{
		"as it was written": {bytes.Clone, "key", sections.Table, true},
		"of another key":    {bytes.Clone, "another", sections.Table, false},
		"cut":               {func(b []byte) []byte { return b[:len(b)-9] }, "key", sections.Table, false},
		"turned":            {func(b []byte) []byte { b[20] ^= 1; return b }, "key", sections.Whole, false},
	} {
		if err := os.WriteFile(path, c.bytes(sample(t)), 0o600); err != nil {
			t.Fatal(err)
		}
		if f, err := sections.Open(path, c.key, c.check); (err == nil) != c.ok || c.ok && !bytes.Equal(f.Section("long"), long) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFileOfAnotherKeyIsRefused(t *testing.T) {
	if _, err := sections.Held(sample(t), "another"); !errors.Is(err, sections.ErrUnusable) {
		t.Errorf("%v", err)
	}
}

// A bit that is turned anywhere is noticed, but for the padding that nobody reads.
func TestATurnedBitIsNoticed(t *testing.T) {
	good := sample(t)
	used := map[string][]byte{}
	f, err := sections.Held(good, "key")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range f.Names() {
		used[name] = f.Section(name)
	}
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(good)-1).Draw(t, "at")
		bad := bytes.Clone(good)
		bad[at] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		f, err := sections.Held(bad, "key")
		if errors.Is(err, sections.ErrUnusable) {
			return
		}
		for name, want := range used {
			if err != nil || !bytes.Equal(f.Section(name), want) {
				t.Fatalf("byte %d of %d, %v: what is read is not what was written", at, len(good), err)
			}
		}
	})
}

func TestAFileThatWasCutIsRefused(t *testing.T) {
	good := sample(t)
	for _, n := range []int{0, 1, 15, 16, 17, len(good) / 2, len(good) - 17, len(good) - 16, len(good) - 1} {
		if _, err := sections.Held(good[:n], "key"); !errors.Is(err, sections.ErrUnusable) {
			t.Errorf("%d of %d bytes: %v", n, len(good), err)
		}
	}
}

// Whatever the bytes are, they are refused or read: the table could name any place.
func FuzzHeld(f *testing.F) {
	f.Add(sample(f)[:40])
	f.Add(written(f, "key", map[string][]byte{"a": []byte("b")}, []string{"a"}))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := sections.Held(data, "key")
		if err != nil {
			return
		}
		for _, name := range file.Names() {
			_ = len(file.Section(name))
		}
	})
}
