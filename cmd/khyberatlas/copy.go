package main

import (
	"context"
	"fmt"

	"khyberatlas/internal/stores"
)

type copyVerb struct {
	From string `name:"from" required:"" placeholder:"DB" help:"The store that is copied: a file, or an address of PostgreSQL."`
	To   string `name:"to" required:"" placeholder:"DB" help:"Where the copy is made: a file that isn't there yet, or a database in which there is no store."`
}

func (v *copyVerb) Run(ctx context.Context, std *streams) error {
	from, to := stores.Place{Address: v.From}, stores.Place{Address: v.To}
	if err := from.Copy(ctx, to); err != nil {
		return err
	}
	held, err := to.Status(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(std.stderr, "%s is a copy of %s: version %s, %s\n", to, from, held.Version, plural(held.Imports, "import"))
	return nil
}
