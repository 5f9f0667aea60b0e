package store

import (
	"errors"
	"io/fs"
)

// What can be wrong with a store, to be told apart by errors.Is.
var (
	ErrMissing = fs.ErrNotExist
	ErrExists  = fs.ErrExist
	ErrNotOurs = errors.New("is not a database of this program")
	ErrDamaged = errors.New("is damaged; put a backup in its place")
	ErrEdited  = errors.New("is not as it was imported: it is damaged, or was edited by hand; put a backup in its place, " +
		"or take what was edited on purpose with --trust-edits")
	ErrNewer = errors.New("was written by a newer version of this program; use that one")
	ErrOlder = errors.New("was written by an older version of this program and must be brought up to date where it can be written")
	ErrEmpty = errors.New("holds no dataset yet")
	ErrBlank = errors.New("holds no bytes: it was cut off, or never written to; put a backup in its place, or import into it")
	ErrMoved = errors.New("was written to while it was read; read it again")
	ErrBusy  = errors.New("is being written to by another process; try again when it has ended")
	ErrAway  = errors.New("can't be reached")
	ErrFull  = errors.New("has no room left")
	// ErrCrowded is for who asks a store, and not for who keeps one.
	ErrCrowded = errors.New("is asked for long by as many as it answers at once; ask again in a few seconds")
)

// Worded says what is wrong in words of its own; errors.Is finds is in it.
func Worded(is error, text string) error { return worded{is, text} }

type worded struct {
	is   error
	text string
}

func (w worded) Error() string { return w.text }
func (w worded) Unwrap() error { return w.is }
