package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// What can be wrong with a database file, to be told apart by errors.Is. A missing file is fs.ErrNotExist.
var (
	ErrNotOurs = errors.New("is not a database of this program")
	ErrDamaged = errors.New("is damaged; put a backup in its place")
	ErrEdited  = errors.New("is not as it was imported: it is damaged, or was edited by hand; put a backup in its place, or take what was edited on purpose with --trust-edits")
	ErrNewer   = errors.New("was written by a newer version of this program; use that one")
	ErrOlder   = errors.New("was written by an older version of this program and must be brought up to date where it can be written")
	ErrEmpty   = errors.New("holds no dataset yet")
	ErrBlank   = errors.New("holds no bytes: it was cut off, or never written to; put a backup in its place, or import into it")
	ErrCutOff  = errors.New("has an import that was cut off, and only somebody who may write to its folder can open it")
	ErrBusy    = errors.New("is being written to by another process; try again when it has ended")
	ErrExists  = fs.ErrExist
)

// edited are tables that don't agree with what the last import wrote.
type edited struct{ tables []string }

func (e edited) Error() string { return strings.Join(e.tables, ", ") }

// damage is what can't be read though the engine gave it out.
type damage struct{ error }

func (d damage) Unwrap() error { return d.error }

// explain says what an error of the engine means for the person who gave us the file.
func explain(path string, err error) error {
	var (
		fault  sqlite3.Error
		differ edited
		broken damage
	)
	switch {
	case errors.As(err, &differ):
		return fmt.Errorf("%s %w: %w", path, ErrEdited, differ)
	case errors.As(err, &broken):
		return fmt.Errorf("%s %w: %w", path, ErrDamaged, broken)
	case errors.Is(err, ErrEmpty):
		return fmt.Errorf("%s %w", path, ErrEmpty)
	case !errors.As(err, &fault):
		return err
	}
	switch {
	case fault.Code == sqlite3.ErrNotADB:
		return fmt.Errorf("%s %w: %w", path, ErrNotOurs, err)
	case fault.Code == sqlite3.ErrCorrupt, fault.Code == sqlite3.ErrError:
		// All SQL here is our own: a plain error says that the schema is not what it was.
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
