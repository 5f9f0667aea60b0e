package sqlite

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/mattn/go-sqlite3"
)

// What can be wrong with a database file, to be told apart by errors.Is. A missing file is fs.ErrNotExist.
var (
	ErrNotOurs = errors.New("is not a database of this program")
	ErrDamaged = errors.New("is damaged; put a backup in its place")
	ErrNewer   = errors.New("was written by a newer version of this program; use that one")
	ErrOlder   = errors.New("was written by an older version of this program and must be brought up to date where it can be written")
	ErrEmpty   = errors.New("holds no dataset yet")
	ErrCutOff  = errors.New("has an import that was cut off, and only somebody who may write to its folder can open it")
	ErrBusy    = errors.New("is being written to by another process; try again when it has ended")
	ErrExists  = fs.ErrExist
)

// explain says what an error of the engine means for the person who gave us the file.
func explain(path string, err error) error {
	var fault sqlite3.Error
	if !errors.As(err, &fault) {
		return err
	}
	switch {
	case fault.Code == sqlite3.ErrNotADB:
		return fmt.Errorf("%s %w: %w", path, ErrNotOurs, err)
	case fault.Code == sqlite3.ErrCorrupt:
		return fmt.Errorf("%s %w: %w", path, ErrDamaged, err)
	case fault.ExtendedCode == sqlite3.ErrReadonlyRollback:
		return fmt.Errorf("%s %w", path, ErrCutOff)
	case fault.Code == sqlite3.ErrBusy:
		return fmt.Errorf("%s %w", path, ErrBusy)
	case fault.Code == sqlite3.ErrReadonly:
		return fmt.Errorf("%s %w: %w", path, fs.ErrPermission, err)
	}
	return fmt.Errorf("%s: %w", path, err)
}
