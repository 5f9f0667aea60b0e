package sqlite_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/sqlite/watch"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

var kind = storetest.Kind{
	Place: func(t *testing.T) string { return filepath.Join(t.TempDir(), "test.db") },
	Open: func(ctx context.Context, path string, mode store.Mode) (storetest.Store, error) {
		s, err := sqlite.Open(ctx, path, mode)
		if err != nil {
			return nil, err
		}
		return s, nil
	},
	Create: sqlite.Create,
	Watch:  func(ctx context.Context, path string) storetest.Watcher { return watch.New(ctx, path) },
	Edit:   func(t *testing.T, path string) { raw(t, path, "UPDATE versions SET source = 'elsewhere'") },
	Damage: func(t *testing.T, path string) {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := range b[4096:] { // past the first page, which says what it is
			b[4096+i] ^= 0x5a
		}
		write(t, path, string(b))
	},
}

// What any store must promise.
func TestItKeepsThePromisesOfAStore(t *testing.T) { storetest.Run(t, kind) }
