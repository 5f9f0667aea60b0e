package postgis

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
)

// What a server says, by its code.
const (
	wrongPassword     = "28P01"
	notAllowed        = "28000"
	noDatabase        = "3D000"
	noRights          = "42501"
	readOnly          = "25006"
	lockNotThere      = "55P03"
	diskFull          = "53100"
	tooMany           = "53300"
	startingUp        = "57P03"
	shuttingDown      = "57P01"
	crashed           = "57P02"
	noTable           = "42P01"
	noColumn          = "42703"
	noFunction        = "42883"
	noSnapshot        = "22023" // none of that name; of version 17 and later noObject
	noObject          = "42704"
	noSchema          = "3F000"
	protocolViolation = "08P01" // what a pooler says of whatever it refuses
	dataCorrupted     = "XX001"
	indexCorrupted    = "XX002"
)

// stopped puts the context's error in the place of others: a transaction that is told to stop closes what is in use, and
// that fails in many ways.
func stopped(ctx context.Context, err *error) {
	if *err != nil && ctx.Err() != nil {
		*err = ctx.Err()
	}
}

// explain says what an error of the server means for the person who gave us its address.
func explain(name string, err error) error {
	var (
		fault  *pgconn.PgError
		differ ledger.Edited
		broken ledger.Damage
		away   *pgconn.ConnectError
		said   explained
		doubt  unsure
	)
	switch {
	case err == nil, errors.As(err, &said):
		return err
	case errors.As(err, &differ):
		return say("%s %w: %w", name, store.ErrEdited, differ)
	case errors.As(err, &broken):
		return say("%s %w: %w", name, store.ErrDamaged, broken)
	case errors.Is(err, store.ErrEmpty):
		return say("%s %w", name, store.ErrEmpty)
	case errors.Is(err, errSilent):
		return say("%s %w: %w", name, store.ErrAway, errSilent)
	case errors.As(err, &doubt):
		return say("%s %w: the connection was cut while it committed; khyberatlas version tells whether all is there or nothing: %s",
			name, store.ErrAway, unwrapped(err))
	case errors.As(err, &fault):
		return ofServer(name, fault, err)
	case errors.As(err, &away) && strings.Contains(err.Error(), "read only connection"): // what pgconn found no other host than
		return say("%s %w: none of its hosts may be written to, each is a standby or opened for reading only; name the primary too, "+
			"or wait until one is promoted", name, store.ErrAway)
	case errors.As(err, &away):
		return say("%s %w: %s", name, store.ErrAway, unwrapped(err))
	case cut(err):
		return say("%s %w: the connection was cut: %s", name, store.ErrAway, unwrapped(err))
	}
	return err
}

// cut reports whether a connection has ended under what was said on it.
func cut(err error) bool {
	var network net.Error
	return errors.As(err, &network) || errors.Is(err, net.ErrClosed) || pgconn.SafeToRetry(err) ||
		strings.Contains(err.Error(), "unexpected EOF") || strings.Contains(err.Error(), "conn closed")
}

func ofServer(name string, fault *pgconn.PgError, err error) error {
	switch fault.Code {
	case wrongPassword:
		return refused("%s refuses the password; give the right one in PGPASSWORD, in a password file or in the address", name)
	case notAllowed:
		return refused("%s: %s; see pg_hba.conf of the server", name, fault.Message)
	case noDatabase:
		return say("%s: %s; make it with createdb, and in it CREATE EXTENSION postgis", name, fault.Message)
	case noRights:
		return refused("%s: %s; to read, a user must be GRANTed the role khyberatlas_reader, to import, own the tables or be a "+
			"member of the role that does", name, fault.Message)
	case readOnly:
		return refused("%s is a standby, or opened for reading only; name the primary, or all hosts, of which the one that may be "+
			"written to is found", name)
	case lockNotThere:
		return say("%s %w", name, store.ErrBusy)
	case diskFull:
		return say("%s %w: %s; nothing was changed: make room there and try again", name, store.ErrFull, fault.Message)
	case tooMany, startingUp, shuttingDown, crashed:
		return say("%s %w: %s", name, store.ErrAway, fault.Message)
	case noTable, noColumn, noFunction, noSchema, dataCorrupted, indexCorrupted:
		// All SQL here is our own: what isn't there says that the schema is not what it was.
		return say("%s %w: %w", name, store.ErrDamaged, err)
	case protocolViolation:
		// With the same code a pooler tells that it can't reach the server.
		if !strings.Contains(fault.Message, "startup parameter") {
			break
		}
		return say("%s: %s; a pooler in between refuses what the address wants to be set: leave it out, or name the server itself",
			name, fault.Message)
	}
	if strings.HasPrefix(fault.Code, "08") {
		return say("%s %w: %s", name, store.ErrAway, fault.Message)
	}
	return say("%s: %w", name, fault)
}

// unsure is the end of a connection while a transaction was being committed: nobody can tell whether it is there.
type unsure struct{ error }

func (u unsure) Unwrap() error { return u.error }

// explained is an error that says all already.
type explained struct{ error }

func (e explained) Unwrap() error { return e.error }

func say(format string, args ...any) error { return explained{fmt.Errorf(format, args...)} }

// refusal is fs.ErrPermission in words of its own.
type refusal struct{ error }

func (refusal) Unwrap() error { return fs.ErrPermission }

func refused(format string, args ...any) error {
	return explained{refusal{fmt.Errorf(format, args...)}}
}

// unwrapped is the innermost reason: what is around it repeats the address, and the host for every way that was tried.
func unwrapped(err error) error {
	for {
		switch e := err.(type) {
		case interface{ Unwrap() error }:
			inner := e.Unwrap()
			if inner == nil {
				return err
			}
			err = inner
		case interface{ Unwrap() []error }:
			list := e.Unwrap()
			if len(list) == 0 {
				return err
			}
			err = list[len(list)-1]
		default:
			return err
		}
	}
}
