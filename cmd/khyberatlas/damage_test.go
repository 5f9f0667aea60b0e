package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/store"
)

// pageSize is that of the databases we make.
const pageSize = 4096

// damages are what disks, memory and half-done copies do to a file.
var damages = []struct {
	name string
	do   func(b []byte, r *rand.Rand) []byte
}{
	{"a bit", func(b []byte, r *rand.Rand) []byte {
		b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		return b
	}},
	{"a bit of the first page", func(b []byte, r *rand.Rand) []byte {
		b[r.IntN(pageSize)] ^= 1 << r.IntN(8)
		return b
	}},
	{"a burst", func(b []byte, r *rand.Rand) []byte {
		from := r.IntN(len(b))
		for i := range b[from:min(from+2+r.IntN(100), len(b))] {
			b[from+i] = byte(r.Uint32())
		}
		return b
	}},
	{"a zeroed page", func(b []byte, r *rand.Rand) []byte {
		clear(pageOf(b, r))
		return b
	}},
	{"two swapped pages", func(b []byte, r *rand.Rand) []byte {
		one, other := pageOf(b, r), pageOf(b, r)
		kept := bytes.Clone(one)
		copy(one, other)
		copy(other, kept)
		return b
	}},
	{"a page written twice", func(b []byte, r *rand.Rand) []byte {
		copy(pageOf(b, r), bytes.Clone(pageOf(b, r)))
		return b
	}},
	{"an end cut off", func(b []byte, r *rand.Rand) []byte { return b[:r.IntN(len(b))] }},
	{"pages cut off", func(b []byte, r *rand.Rand) []byte { return b[:pageSize*r.IntN(len(b)/pageSize)] }},
}

func pageOf(b []byte, r *rand.Rand) []byte {
	from := pageSize * r.IntN(len(b)/pageSize)
	return b[from : from+pageSize]
}

func TestADamagedDatabaseIsRefusedOrAnsweredAsBefore(t *testing.T) {
	needs.Time(t)
	t.Parallel()
	const times = 200
	whole, want, zip := damageable(t)
	random := rand.New(rand.NewPCG(20261126, 5))
	refused := map[string]int{}
	for n := range times {
		kind := damages[n%len(damages)]
		path := filepath.Join(t.TempDir(), "x.db")
		damaged := kind.do(bytes.Clone(whole), random)
		if err := os.WriteFile(path, damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		what := fmt.Sprintf("damage %d, %s", n, kind.name)
		for verb, answer := range map[string]func(string) (bool, error){
			"serve":  func(path string) (bool, error) { ds, err := servable(t, path); return reflect.DeepEqual(ds, want), err },
			"export": func(path string) (bool, error) { b, err := exported(t, path); return bytes.Equal(b, zip), err },
			"backup": func(path string) (bool, error) { ds, err := copied(t, path); return reflect.DeepEqual(ds, want), err },
		} {
			same, err := answer(path)
			switch {
			case err != nil && !plain(err):
				t.Errorf("%s: %s says %v", what, verb, err)
			case err != nil:
				refused[verb]++
			case !same:
				t.Errorf("%s: %s answers something else", what, verb)
			}
			if b, err := os.ReadFile(path); err != nil || !bytes.Equal(b, damaged) {
				t.Errorf("%s: %s writes to the file (%v)", what, verb, err)
			}
		}
	}
	t.Logf("refused of %d: %v", times, refused)
	for verb, n := range refused {
		if n < times/4 || n == times {
			t.Errorf("%s refused %d of %d: the damages are too mild or too wild to say anything", verb, n, times)
		}
	}
}

// plain tells a refusal that says what is wrong from any other error.
func plain(err error) bool {
	return slices.ContainsFunc([]error{store.ErrDamaged, store.ErrEdited, store.ErrNotOurs, store.ErrNewer, store.ErrBlank},
		func(known error) bool { return errors.Is(err, known) })
}

// damageable is a database with a past: incidents that came, changed and went.
func damageable(t *testing.T) (whole []byte, ds *incident.Dataset, zip []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.db")
	for n := range 3 {
		folder := filepath.Join(t.TempDir(), "data")
		if err := os.CopyFS(folder, rowsAndFewShapes(t, 100-n)); err != nil {
			t.Fatal(err)
		}
		if err := setCell(folder+"/incidents.csv", 10, "target", fmt.Sprint(n)); err != nil {
			t.Fatal(err)
		}
		put(t, databaseFlags{DB: path}, folder)
	}
	ds, err := servable(t, path)
	if err != nil || len(ds.Gone) != 2 || len(ds.History) != 3 {
		t.Fatalf("%v: %d gone, %d versions", err, len(ds.Gone), len(ds.History))
	}
	if zip, err = exported(t, path); err != nil {
		t.Fatal(err)
	}
	whole, err = os.ReadFile(path)
	if err != nil || len(whole) < 40*pageSize {
		t.Fatalf("%v: %d bytes", err, len(whole))
	}
	return whole, ds, zip
}

// servable is what serve would answer from.
func servable(t *testing.T, path string) (*incident.Dataset, error) {
	s := databaseFlags{DB: path}
	if err := s.prepare(t.Context(), noLog); err != nil {
		return nil, err
	}
	f := s.follower(noLog, nil)
	if err := f.Follow(t.Context()); err != nil {
		return nil, err
	}
	return f.Current.Load().Data(), nil
}

func exported(t *testing.T, path string) ([]byte, error) {
	out := filepath.Join(t.TempDir(), "dataset.zip")
	if err := do("export", "--db", path, "--collection", "dataset", "--out", out); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}

func copied(t *testing.T, path string) (*incident.Dataset, error) {
	out := filepath.Join(t.TempDir(), "copy.db")
	if err := do("backup", "--db", path, out); err != nil {
		return nil, err
	}
	return servable(t, out)
}
