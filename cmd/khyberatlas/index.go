package main

import (
	"context"

	"khyberatlas/internal/atlas"
)

// indexVerb makes the index beside a database. A server has another process run it, so that neither the memory nor the
// processors that this takes are its own.
type indexVerb struct{ databaseFlags }

func (v *indexVerb) Run(ctx context.Context, std *streams) error {
	f := &follower{databaseFlags: v.databaseFlags, current: &atlas.Current{}, log: noLog, keeps: true, shows: std.stderr}
	return f.refresh(ctx)
}
