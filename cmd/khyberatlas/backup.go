package main

import (
	"context"
	"errors"
	"fmt"

	"khyberatlas/internal/store"
)

type backupVerb struct {
	databaseFlags
	Out string `arg:"" name:"out" help:"The copy. A file that is there already is left alone."`
}

func (v *backupVerb) Run(ctx context.Context, std *streams) (err error) {
	s, err := v.place().Open(ctx, store.Read, noLog)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := s.Backup(ctx, v.Out); err != nil {
		return err
	}
	fmt.Fprintf(std.stderr, "%s is a copy of %s\n", v.Out, v.place())
	return nil
}
