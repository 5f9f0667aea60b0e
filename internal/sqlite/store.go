package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite/file"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
)

// Store is an open database. It is safe for concurrent use; one that was opened for reading never writes.
type Store struct {
	db      *sql.DB
	path    string // which errors name
	file    string // where it is, as long as it has no name yet
	trusts  bool
	compare ledger.Compare
}

// Prove has everything that is read compared with the canonical files that are stored beside it: compare names the
// tables that don't agree with them, and what it names is refused.
func (s *Store) Prove(compare func(*incident.Dataset) []string) { s.compare = compare }

// Open opens a database and makes sure that it is ours and of this program's schema. For reading, the folder may be
// read-only; an import that was cut off is rolled back first where the folder lets us.
func Open(ctx context.Context, path string, mode store.Mode) (*Store, error) {
	info, err := file.Regular(path)
	switch {
	case err == nil && info.Size() == 0 && !mode.Writes():
		return nil, fmt.Errorf("%s %w", path, store.ErrBlank)
	case errors.Is(err, fs.ErrNotExist) && mode.Writes():
	case err != nil:
		return nil, fmt.Errorf("open database: %w", err)
	}
	schema, err := identify(ctx, path, mode)
	if err != nil {
		return nil, err
	}
	if !mode.Writes() && schema < newest() {
		return nil, fmt.Errorf("%s %w", path, store.ErrOlder)
	}
	db, err := sql.Open("sqlite3", file.DSN(path, mode))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	s := &Store{db: db, path: path, file: path, trusts: mode.Trusts()}
	if mode.Writes() {
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
func identify(ctx context.Context, path string, mode store.Mode) (int, error) {
	schema, err := identity(ctx, path, mode)
	if !mode.Writes() && errors.Is(err, errCutOff) {
		// A reader may not roll back what a killed import left behind. Whoever opens the file for writing does.
		if _, err := identity(ctx, path, store.Write); err != nil {
			return 0, err
		}
		return identity(ctx, path, store.Read)
	}
	return schema, err
}

func identity(ctx context.Context, path string, mode store.Mode) (schema int, err error) {
	db, err := sql.Open("sqlite3", file.Probe(path, mode))
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
		return 0, fmt.Errorf("%s %w", path, store.ErrNotOurs)
	case schema > newest():
		return 0, fmt.Errorf("%s %w", path, store.ErrNewer)
	}
	return schema, nil
}
