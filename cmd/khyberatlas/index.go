package main

import "context"

// indexVerb makes the index beside a database. A server has another process run it, so that neither the memory nor the
// processors that this takes are its own.
type indexVerb struct{ databaseFlags }

func (v *indexVerb) Run(ctx context.Context, std *streams) error {
	f := v.follower(noLog, std.stderr)
	f.Keeps = true
	return f.Refresh(ctx)
}
