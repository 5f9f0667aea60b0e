package main

import (
	"errors"
	"fmt"
)

// errReported is a failure of which everything has been said already.
var errReported = errors.New("reported")

// errStopped is the answer to a signal: imports and files are whole or not there at all.
var errStopped = errors.New("stopped before it was done; nothing was changed")

// misuse is a command that was given wrongly.
type misuse struct{ error }

func (m misuse) Unwrap() error { return m.error }

func misused(format string, args ...any) error { return misuse{fmt.Errorf(format, args...)} }

// exitCode is 0 for done, 2 for wrong use, 1 for all else: faults in the data above all.
func exitCode(err error) int {
	var m misuse
	switch {
	case err == nil:
		return 0
	case errors.As(err, &m):
		return 2
	}
	return 1
}
