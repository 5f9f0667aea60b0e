package main

import (
	"context"
	"fmt"
)

type backupVerb struct {
	databaseFlags
	Out string `arg:"" name:"out" help:"The copy: a file, or a database of PostgreSQL in which there is no store. A file that is there already is left alone."`
}

func (v *backupVerb) Run(ctx context.Context, std *streams) error {
	to, err := v.place().Backup(ctx, v.Out)
	if err != nil {
		return err
	}
	fmt.Fprintf(std.stderr, "%s is a copy of %s\n", to, v.place())
	return nil
}
