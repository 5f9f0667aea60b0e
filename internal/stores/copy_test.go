package stores_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
	"khyberatlas/internal/stores"
)

// There and back again a store is the very same: every row of every table, and so every hash.
func TestAStoreIsCopiedIntoAnotherKindAndBack(t *testing.T) {
	there := stores.Place{Address: cluster.Shared(t).Database(t)}
	here := stores.Place{Address: filepath.Join(t.TempDir(), "here.db")}
	s, err := sqlite.Open(t.Context(), here.Address, store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	storetest.Lived(t, s)
	if err := here.Copy(t.Context(), there); !errors.Is(err, store.ErrEdited) {
		t.Fatalf("rows that no file stands for: %v", err) // what is made for tests is proven by nothing
	}
	p, err := postgis.Open(t.Context(), there.Address, store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	storetest.CopiesInto(t, s, p)
	back, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "back.db"), store.Write)
	if err != nil {
		t.Fatal(err)
	}
	defer back.Close()
	storetest.CopiesInto(t, p, back)
	if d := cmp.Diff(storetest.Told(t, s), storetest.Told(t, back)); d != "" {
		t.Errorf("back again (-first +last):\n%s", d)
	}
}

func TestACopyIsMadeWholeAndReplacesNothing(t *testing.T) {
	file := func(name string) stores.Place { return stores.Place{Address: filepath.Join(t.TempDir(), name)} }
	here, back := file("here.db"), file("back.db")
	there := stores.Place{Address: cluster.Shared(t).Database(t)}
	if err := here.Create(t.Context(), datasettest.Shipped(t), storetest.How); err != nil {
		t.Fatal(err)
	}
	for _, step := range [][2]stores.Place{{here, there}, {there, back}} {
		if err := step[0].Copy(t.Context(), step[1]); err != nil {
			t.Fatal(err)
		}
		if err := step[0].Copy(t.Context(), step[1]); !errors.Is(err, store.ErrExists) {
			t.Errorf("%s to %s again: %v, want ErrExists", step[0], step[1], err)
		}
	}
	if info, err := os.Stat(back.File()); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the copy's mode is %v (%v)", info.Mode(), err)
	}
	want, err := here.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []stores.Place{there, back} {
		if got, err := p.Status(t.Context()); err != nil || !cmp.Equal(want, got) {
			t.Errorf("%s: %+v, %v, want %+v", p, got, err, want)
		}
	}
	if err := file("nowhere.db").Copy(t.Context(), file("new.db")); !errors.Is(err, store.ErrMissing) {
		t.Errorf("of nothing: %v, want ErrMissing", err)
	}
}
