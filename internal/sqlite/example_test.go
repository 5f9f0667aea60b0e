package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

// A program opens the file, imports a checked dataset, and reads back what is held and how it came there.
func Example() {
	folder, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	ctx := context.Background()

	db, err := sqlite.Open(ctx, filepath.Join(folder, "atlas.db"), store.Write)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer db.Close()
	_, err = db.Status(ctx)
	fmt.Println("empty:", errors.Is(err, store.ErrEmpty))

	how := store.How{Program: "example", Source: "a folder", Format: "atlas"}
	done, err := db.Import(ctx, storetest.Made(1), how, nil)
	fmt.Println(done.Added, "added:", err)
	r, err := db.Read(ctx)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer r.Close()
	fmt.Println(len(r.Facts().Towns), "town and", r.Count(), "incidents")
	err = r.Rows(ctx, func(_ int, rows []incident.Incident) error {
		fmt.Println("of which one in", rows[1].District)
		return nil
	})
	fmt.Println("proven:", err)
	held, err := db.Status(ctx)
	fmt.Println(held.Version, "from", held.Source+":", err)
	// Output:
	// empty: true
	// 2 added: <nil>
	// 1 town and 2 incidents
	// of which one in North Waziristan
	// proven: <nil>
	// 0000000000000001 from a folder: <nil>
}
