package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/mattn/go-sqlite3"

	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
)

// errCutOff is what only a database in a file can be: its journal must be rolled back, and that is a write.
var errCutOff = errors.New("has an import that was cut off, and only somebody who may write to its folder can open it")

// stopped puts the context's error in the place of others: a transaction that is told to stop closes what is in use, and
// that fails in many ways.
func stopped(ctx context.Context, err *error) {
	if *err != nil && ctx.Err() != nil {
		*err = ctx.Err()
	}
}

// explain says what an error of the engine means for the person who gave us the file.
func explain(path string, err error) error {
	var (
		fault  sqlite3.Error
		differ ledger.Edited
		broken ledger.Damage
	)
	switch {
	case errors.As(err, &differ):
		return fmt.Errorf("%s %w: %w", path, store.ErrEdited, differ)
	case errors.As(err, &broken):
		return fmt.Errorf("%s %w: %w", path, store.ErrDamaged, broken)
	case errors.Is(err, store.ErrEmpty):
		return fmt.Errorf("%s %w", path, store.ErrEmpty)
	case !errors.As(err, &fault):
		return err
	}
	switch {
	case fault.Code == sqlite3.ErrNotADB:
		return fmt.Errorf("%s %w: %w", path, store.ErrNotOurs, err)
	case fault.Code == sqlite3.ErrCorrupt, fault.Code == sqlite3.ErrError:
		// All SQL here is our own: a plain error says that the schema is not what it was.
		return fmt.Errorf("%s %w: %w", path, store.ErrDamaged, err)
	case fault.ExtendedCode == sqlite3.ErrReadonlyRollback:
		return fmt.Errorf("%s %w", path, errCutOff)
	case fault.Code == sqlite3.ErrBusy:
		return fmt.Errorf("%s %w", path, store.ErrBusy)
	case fault.Code == sqlite3.ErrReadonly:
		return fmt.Errorf("%s %w: %w", path, fs.ErrPermission, err)
	}
	return fmt.Errorf("%s: %w", path, err)
}
