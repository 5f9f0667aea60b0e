package watch_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	_ "github.com/mattn/go-sqlite3" // the engine

	"khyberatlas/internal/sqlite/watch"
)

// Whoever serves what a file holds looks at it first, then loads it, and then follows it: so no write is missed.
func Example() {
	folder, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "atlas.db")
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	w := watch.New(ctx, path)
	defer w.Close()
	if err := os.WriteFile(path, []byte("another process was here"), 0o600); err != nil {
		fmt.Println(err)
		return
	}
	w.Follow(ctx, func(context.Context) error {
		fmt.Println("the file is another one")
		stop()
		return nil
	})
	// Output: the file is another one
}
