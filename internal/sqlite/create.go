package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite/file"
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
	return file.Make(path, func(temporary string) error {
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
	return file.Make(out, func(temporary string) error {
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
	r, err := c.Read(ctx)
	if err != nil {
		return err
	}
	return errors.Join(r.Rows(ctx, nil), r.Close())
}
