// Command trypostgis runs the whole of a larger site on one machine, to try it: PostgreSQL with PostGIS, two servers of the
// program over it, and nginx in front. All of it ends, and is removed, with the command.
//
//	go run ./cmd/trypostgis --addr 127.0.0.1:8080
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"

	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/postgis/site"
	"khyberatlas/internal/throwaway"
)

func main() {
	ctx, end := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	err := run(ctx, os.Args[1:], os.Stderr)
	end()
	if err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "trypostgis:", err)
		os.Exit(1)
	}
}

// options are what the command is told.
type options struct{ addr, data, program, dataset string }

func run(ctx context.Context, args []string, say io.Writer) error {
	var o options
	flags := flag.NewFlagSet("trypostgis", flag.ContinueOnError)
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "where nginx listens")
	flags.StringVar(&o.data, "data", "", "a folder that keeps the cluster; none: it goes with the command")
	flags.StringVar(&o.program, "program", "bin/khyberatlas", "the program")
	flags.StringVar(&o.dataset, "dataset", "geodata", "what is imported into a store that is new")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var err error
	if o.program, err = filepath.Abs(o.program); err != nil {
		return err
	}
	folder, err := throwaway.Make()
	if err != nil {
		return err
	}
	return errors.Join(o.try(ctx, folder.Path, say), folder.Remove())
}

// try starts all and waits until it shall end.
func (o options) try(ctx context.Context, folder string, say io.Writer) (err error) {
	fmt.Fprintln(say, "starting PostgreSQL")
	c, err := cluster.Start(ctx, cluster.Options{Folder: o.data, Durable: o.data != ""})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Remove()) }()
	db, err := c.Create(ctx, "atlas")
	if err != nil {
		return err
	}
	holds, err := o.holds(ctx, db)
	if err != nil {
		return err
	}
	if !holds {
		fmt.Fprintln(say, "importing", o.dataset)
		imports := exec.CommandContext(ctx, o.program, "import", "--db", db, o.dataset)
		imports.Stdout, imports.Stderr = say, say
		if err := imports.Run(); err != nil {
			return fmt.Errorf("import: %w", err)
		}
	}
	fmt.Fprintln(say, "starting two servers, and nginx in front")
	s, err := site.Start(ctx, site.Options{Program: o.program, Serve: []string{"--db", db}, Servers: 2, Addr: o.addr,
		Folder: folder})
	if err != nil {
		return err
	}
	defer s.Stop()
	fmt.Fprintf(say, "\n  the map       http://%s\n  the servers   http://%s http://%s\n  the database  %s\n"+
		"  their logs    %s %s\n\nCtrl-C ends all of it.\n", o.addr, s.Servers[0].At, s.Servers[1].At, db,
		filepath.Join(folder, "*.log"), c.Log())
	<-ctx.Done()
	fmt.Fprintln(say, "ending")
	return nil
}

// holds reports whether there is a dataset in a store: a start that was interrupted may have left it empty.
func (o options) holds(ctx context.Context, db string) (bool, error) {
	text, err := exec.CommandContext(ctx, o.program, "version", "--json", "--db", db).Output()
	if err != nil {
		return false, fmt.Errorf("%s: %w", o.program, err)
	}
	var told struct{ Dataset *struct{} }
	err = json.Unmarshal(text, &told)
	return told.Dataset != nil, err
}
