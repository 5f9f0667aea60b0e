package main

import (
	"context"
	"fmt"

	"khyberatlas/internal/stores"
)

// fillVerb makes the tables of a version that servers ask without its rows in memory. It has them in memory itself: a machine
// that has room for them may do it for those that have not.
type fillVerb struct{ databaseFlags }

// fillAside is what a process is told that does so for a server.
func fillAside(of stores.Place) (arguments, environment []string) {
	return []string{"fill", fmt.Sprint("--trust-edits=", of.Trusts)}, []string{variable("db") + "=" + of.Address}
}

func (v *fillVerb) Run(ctx context.Context, std *streams) error {
	tables, err := v.place().Tables(ctx)
	if err != nil {
		return misuse{err}
	}
	defer tables.Close()
	f := v.follower(noLog, std.stderr)
	if err := f.Fill(ctx, tables); err != nil {
		return err
	}
	fmt.Fprintf(std.stderr, "%s has the tables to ask of version %s\n", v.place(), f.Current.Load().Version())
	return nil
}
