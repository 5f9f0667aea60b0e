package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"khyberatlas/internal/bench/load"
	"khyberatlas/internal/bench/peers"
	"khyberatlas/internal/bench/reports"
)

// others are the servers that answer the same questions from a database of the same rows.
type others struct {
	database *peers.PostGIS
	servers  map[peer]*peers.Peer
	held     []string // what came of holding their answers against ours
}

// startOthers starts what there is of those that lines want.
func (b *bench) startOthers(ctx context.Context) (err error) {
	if !b.asked(atMap) && !b.asked(atNode) {
		return nil
	}
	b.note("pg_featureserv: Debian has no package of it")
	if b.others.database, err = b.fill(ctx); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		b.note("%s and %s: %v", atMap, atNode, err)
		return nil
	}
	b.others.servers = map[peer]*peers.Peer{}
	for _, p := range []peer{atMap, atNode} {
		if !b.asked(p) {
			continue
		}
		b.saying("starting %s", p)
		var s *peers.Peer
		if p == atMap {
			s, err = peers.StartMapServer(ctx, filepath.Join(b.folder, "mapserver"), b.others.database)
		} else {
			s, err = peers.StartNode(ctx, filepath.Join(b.folder, "node"), b.others.database, b.fetch)
		}
		if err == nil {
			b.others.servers[p] = s // what follows may fail, and it is to be ended then
			err = b.hold(ctx, p, s)
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			b.note("%s: %v", p, err)
		}
	}
	return nil
}

// fill makes a database of what the measured server serves.
func (b *bench) fill(ctx context.Context) (filled *peers.PostGIS, err error) {
	b.saying("loading the same rows into PostGIS")
	err = b.measured().export(ctx, func(rows io.Reader) (err error) {
		filled, err = peers.StartPostGIS(ctx, filepath.Join(b.folder, "postgis"), rows)
		return err
	})
	return filled, err
}

// heldAnswers is how many answers of another server are held against ours.
const heldAnswers = 30

// hold holds answers of another server against ours, after it was asked by as many clients as it is measured by.
func (b *bench) hold(ctx context.Context, p peer, s *peers.Peer) error {
	paths := reports.Asked{Of: b.rowsOf(b.rows), Seed: 2000}.Boxes(heldAnswers)
	var theirs []string
	for i := range paths {
		paths[i] = items + "limit=1000&" + paths[i]
		theirs = append(theirs, s.Asked(paths[i]))
	}
	if r := (load.Load{Server: s.At, Paths: theirs, Once: true, Clients: 8, For: longest * heldAnswers}).Run(ctx); r.Faults > 0 {
		return errors.New(r.Fault)
	}
	same, features := 0, 0
	for i := range paths {
		ours, err := b.idsOf(b.million.At, paths[i])
		if err != nil {
			return err
		}
		other, err := b.idsOf(s.At, theirs[i])
		if err != nil {
			return err
		}
		features += len(ours)
		if slices.Equal(ours, other) {
			same++
		}
	}
	b.others.held = append(b.others.held, fmt.Sprintf("%d of %d answers of %s (%s) held the same incidents in the same order as "+
		"ours, which held %d", same, len(paths), p, s.Version, features))
	b.saying("%s", b.others.held[len(b.others.held)-1])
	return nil
}

// idsOf are the incidents in an answer. Not every server gives features an identifier, but all give that property.
func (b *bench) idsOf(at, path string) (ids []string, err error) {
	text, err := load.Get(at, path, "")
	if err != nil {
		return nil, err
	}
	var answer struct {
		Features []struct{ Properties struct{ ID string } }
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		return nil, err
	}
	for _, f := range answer.Features {
		ids = append(ids, f.Properties.ID)
	}
	return ids, nil
}

// stop ends them, the database last.
func (o others) stop() {
	for _, s := range o.servers {
		s.Stop()
	}
	if o.database != nil {
		o.database.Stop()
	}
}

// asPeer is a line with its paths as another server is asked.
func asPeer(l line, s *peers.Peer, paths []string) (line, []string) {
	if l.coding != "" {
		l.head = coded(s.Coding(l.coding))
	}
	out := make([]string, len(paths))
	for i, path := range paths {
		out[i] = s.Asked(path)
	}
	return l, out
}

// called is how the table calls a peer in a line: with the coding, where it isn't the line's.
func (o others) called(l line, p peer) string {
	if s := o.servers[p]; s != nil && l.coding != "" && s.Coding(l.coding) != l.coding {
		return string(p) + ", " + s.Coding(l.coding)
	}
	return string(p)
}

// writeHeld says what came of holding answers against ours.
func (o others) writeHeld(out io.Writer) {
	if len(o.held) > 0 {
		fmt.Fprintf(out, "Before measuring, %s; all over %s.\n\n", strings.Join(o.held, ", and "), o.database.Version)
	}
}
