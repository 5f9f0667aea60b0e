package main

import (
	"context"
	"fmt"

	"khyberatlas/internal/stores"
)

// indexVerb makes the index beside a database. A server has another process run it, so that neither the memory nor the
// processors that this takes are its own.
type indexVerb struct {
	databaseFlags
	Index string `name:"index" placeholder:"FILE" help:"The index; beside a database that is a file by default."`
}

// indexAside is what that process is told. The address goes by the environment: it may hold a password.
func indexAside(of stores.Place, index string) (arguments, environment []string) {
	return []string{"index", "--index=" + index, fmt.Sprint("--trust-edits=", of.Trusts)},
		[]string{variable("db") + "=" + of.Address}
}

func (v *indexVerb) Run(ctx context.Context, std *streams) error {
	f := v.follower(noLog, std.stderr)
	f.Keeps, f.Index = true, v.Index
	return f.Refresh(ctx)
}
