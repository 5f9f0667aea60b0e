package file

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"khyberatlas/internal/store"
)

// Make has a file written under a temporary name in the same folder and gives it its own name when it is whole and
// on the disk.
func Make(path string, write func(temporary string) error) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s: %w", path, store.ErrExists)
	}
	folder, err := os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+".new-*")
	if err != nil {
		return fmt.Errorf("make %s: %w", path, err)
	}
	defer os.RemoveAll(folder)
	temporary := filepath.Join(folder, "db")
	if err := write(temporary); err != nil {
		return err
	}
	if err := syncToDisk(temporary); err != nil {
		return fmt.Errorf("make %s: %w", path, err)
	}
	return giveName(temporary, path)
}

// giveName names the file without replacing another. A file system without hard links has no such step: there the name
// was free a moment ago.
func giveName(temporary, path string) error {
	err := os.Link(temporary, path)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s: %w", path, store.ErrExists)
	case err != nil:
		err = os.Rename(temporary, path)
	}
	if err != nil {
		return fmt.Errorf("make %s: %w", path, err)
	}
	return syncToDisk(filepath.Dir(path))
}

func syncToDisk(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
