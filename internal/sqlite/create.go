package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// Create makes a new database that holds the dataset.
func Create(ctx context.Context, path string, ds *incident.Dataset, how store.How) error {
	return New(ctx, path, func(s *Store) error {
		_, err := s.Import(ctx, ds, how, nil)
		return err
	})
}

// New makes a new database and has it filled. The file appears under its name when it is whole, and never in the place of one
// that came there meanwhile: that is ErrExists. Where filling fails nothing is left.
func New(ctx context.Context, path string, fill func(*Store) error) error {
	return makeFile(path, func(temporary string) error {
		s, err := Open(ctx, temporary, store.Write)
		if err != nil {
			return err
		}
		s.path = path // which errors name
		return errors.Join(fill(s), s.Close())
	})
}

// Backup writes a consistent copy of the database while others read and write it. The copy has the permissions of the
// original, and is itself read and proven before it gets its name; a file that is there already is left alone: that is
// ErrExists.
func (s *Store) Backup(ctx context.Context, out string) (err error) {
	defer stopped(ctx, &err)
	if _, err := s.Status(ctx); err != nil {
		return err
	}
	info, err := os.Stat(s.path)
	if err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	return makeFile(out, func(temporary string) error {
		if _, err := s.db.ExecContext(ctx, "VACUUM INTO ?", temporary); err != nil {
			return fmt.Errorf("back up: %w", explain(s.path, err))
		}
		if err := s.proveCopy(ctx, temporary); err != nil {
			return fmt.Errorf("back up: %w", err)
		}
		return os.Chmod(temporary, info.Mode().Perm())
	})
}

// proveCopy reads a copy as the original is read, and speaks of the original where the copy is not what was imported.
func (s *Store) proveCopy(ctx context.Context, copied string) (err error) {
	c, err := Open(ctx, copied, store.Read)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	c.path, c.trusts, c.compare = s.path, s.trusts, s.compare
	_, err = c.Load(ctx)
	return err
}

// makeFile has a file written under a temporary name in the same folder and gives it its own name when it is whole and
// on the disk.
func makeFile(path string, write func(temporary string) error) error {
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
