package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Store is an open database. It is safe for concurrent use; one that was opened for reading never writes.
type Store struct {
	db   *sql.DB
	path string
}

// Open opens a database and makes sure that it is ours and of this program's schema. For reading, the folder may be
// read-only; an import that was cut off is rolled back first where the folder lets us.
func Open(ctx context.Context, path string, mode Mode) (*Store, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s is a folder: %w", path, ErrNotOurs)
	case errors.Is(err, fs.ErrNotExist) && mode == Write:
	case err != nil:
		return nil, fmt.Errorf("open database: %w", err)
	}
	schema, err := identify(ctx, path, mode)
	if err != nil {
		return nil, err
	}
	if mode == Read && schema < newest() {
		return nil, fmt.Errorf("%s %w", path, ErrOlder)
	}
	db, err := sql.Open("sqlite3", dsn(path, mode))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	s := &Store{db: db, path: path}
	if mode == Write {
		db.SetMaxOpenConns(1)
		if err := s.migrate(ctx); err != nil {
			return nil, errors.Join(explain(path, err), db.Close())
		}
	}
	return s, nil
}

// Close releases the file.
func (s *Store) Close() error { return s.db.Close() }

// identify returns the schema's number, or an error that says why the file is not for this program. A file of no
// bytes is a database that nobody has written to yet.
func identify(ctx context.Context, path string, mode Mode) (int, error) {
	schema, err := identity(ctx, path, mode)
	if mode == Read && errors.Is(err, ErrCutOff) {
		// A reader may not roll back what a killed import left behind. Whoever opens the file for writing does.
		if _, err := identity(ctx, path, Write); err != nil {
			return 0, err
		}
		return identity(ctx, path, Read)
	}
	return schema, err
}

func identity(ctx context.Context, path string, mode Mode) (schema int, err error) {
	db, err := sql.Open("sqlite3", probe(path, mode))
	if err != nil {
		return 0, fmt.Errorf("open %s: %w", path, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	var application, tables int
	err = db.QueryRowContext(ctx, `
		SELECT a.application_id, v.user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id AS a, pragma_user_version AS v`).Scan(&application, &schema, &tables)
	switch {
	case err != nil:
		return 0, explain(path, err)
	case application == 0 && schema == 0 && tables == 0:
		return 0, nil
	case application != applicationID:
		return 0, fmt.Errorf("%s %w", path, ErrNotOurs)
	case schema > newest():
		return 0, fmt.Errorf("%s %w", path, ErrNewer)
	}
	return schema, nil
}
