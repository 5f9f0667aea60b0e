package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"strings"
	"sync"

	"khyberatlas/assets"
	"khyberatlas/internal/build"
	"khyberatlas/internal/collector"
	"khyberatlas/internal/following"
	"khyberatlas/internal/logline"
	"khyberatlas/internal/page"
	"khyberatlas/internal/store"
	"khyberatlas/internal/stores"
	"khyberatlas/internal/web"
)

type serveVerb struct {
	databaseFlags
	Addr             string         `name:"addr" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen (${default}); port 0 picks one."`
	Keep             string         `name:"keep" placeholder:"DIR" help:"A folder of this server's own, where it keeps a copy of what it served last, and starts from it while the database can't be reached; nowhere by default."`
	InMemory         string         `name:"in-memory" enum:"auto,never" default:"auto" placeholder:"WHEN" help:"Where rows are while they are served: auto: in memory, or in an index that takes little of it; never: in PostgreSQL, which then answers itself, more slowly."`
	AdminAddr        string         `name:"admin-addr" placeholder:"HOST:PORT" help:"Where to serve Prometheus metrics and pprof; nowhere by default."`
	BaseURL          string         `name:"base-url" placeholder:"URL" help:"What absolute links begin with; by default the request's own host."`
	TrustProxy       []netip.Prefix `name:"trust-proxy" placeholder:"CIDR" help:"A proxy whose X-Forwarded headers are believed; may be repeated."`
	MaxConnections   int            `name:"max-connections" placeholder:"N" help:"How many connections may be open at once; by default 1024, or half of the descriptors that the system allows."`
	Contact          string         `name:"contact" placeholder:"URL-OR-MAIL" help:"Where readers report errors; by default pages offer no such link."`
	Tiles            string         `name:"tiles" placeholder:"URL" help:"Online tiles to offer beside the atlas's own basemap: https://…/{z}/{x}/{y}.png"`
	TilesAttribution string         `name:"tiles-attribution" placeholder:"TEXT" help:"Whom the tiles are owed to; required with --tiles."`
}

func (v *serveVerb) Run(ctx context.Context, std *streams) error {
	if err := v.check(); err != nil {
		return err
	}
	log := slog.New(logline.New(std.stderr))
	tables, err := v.tables(ctx)
	if err != nil {
		return err
	}
	away := v.prepare(ctx, log)
	if away != nil && !errors.Is(away, store.ErrAway) {
		return away
	}
	f := v.follower(log, std.stderr)
	f.Keeps, f.Aside = true, indexAside
	if v.Keep != "" {
		f.Keeper = following.NewKeeper(v.Keep)
		f.Index = f.Keeper.Index()
	} else if v.place().File() == "" {
		if f.Scratch, err = os.MkdirTemp("", "khyberatlas-index-"); err != nil {
			log.Warn("no folder for an index: incidents of a database that is no file are held in memory", "error", err)
		}
		defer os.RemoveAll(f.Scratch)
	}
	if tables != nil {
		defer tables.Close()
		f.Tables, f.Fills = tables, fillAside
	}
	if err := f.Start(ctx, away); err != nil {
		return err
	}
	config, err := v.config(f)
	if err != nil {
		return err
	}
	defer collector.Wait(collector.Enough)()
	server, err := web.New(config)
	if err != nil {
		return misuse{err}
	}
	return v.serve(ctx, std, server, f.Run, f.Keep)
}

// tables are where rows are asked that stay in the database; nil where they are in memory.
func (v *serveVerb) tables(ctx context.Context) (stores.Tables, error) {
	if v.InMemory != "never" {
		return nil, nil
	}
	tables, err := v.place().Tables(ctx)
	if err != nil {
		return nil, misused("--in-memory=never: %w", err)
	}
	return tables, nil
}

// serve runs everything until the context ends or one of the listeners fails.
func (v *serveVerb) serve(ctx context.Context, std *streams, server *web.Server, follow, keep func(context.Context)) error {
	public, err := net.Listen("tcp", v.Addr)
	if err != nil {
		return fmt.Errorf("--addr: %w", err)
	}
	var admin net.Listener
	if v.AdminAddr != "" {
		if admin, err = net.Listen("tcp", v.AdminAddr); err != nil {
			return errors.Join(fmt.Errorf("--admin-addr: %w", err), public.Close())
		}
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var (
		running sync.WaitGroup
		failed  [2]error
	)
	running.Go(func() { follow(ctx) })
	running.Go(func() { keep(ctx) })
	if admin != nil {
		fmt.Fprintf(std.stderr, "metrics on http://%s/metrics\n", admin.Addr())
		running.Go(func() {
			defer stop()
			failed[1] = server.ServeAdmin(ctx, admin)
		})
	}
	fmt.Fprintf(std.stderr, "listening on http://%s\n", public.Addr())
	failed[0] = server.Serve(ctx, public)
	stop()
	running.Wait()
	return errors.Join(failed[:]...)
}

// config is what the web is told; what shows in its bytes is part of its tags.
func (v *serveVerb) config(f *following.Follower) (web.Config, error) {
	bundle, err := fs.Sub(assets.Dist, "dist")
	if err != nil {
		return web.Config{}, fmt.Errorf("open assets: %w", err)
	}
	docs, err := documents()
	if err != nil {
		return web.Config{}, err
	}
	return web.Config{Current: f.Current, State: f.State, Documents: docs, Assets: bundle,
		BaseURL: strings.TrimRight(v.BaseURL, "/"), TrustProxy: v.TrustProxy, Contact: v.Contact,
		Tiles: page.Tiles{URL: v.Tiles, Attribution: v.TilesAttribution}, Program: programVersion(),
		Build: build.ID(programVersion()), Log: f.Log, MostConnections: v.mostConnections()}, nil
}
