package main

import (
	"context"
	"encoding/json"
	"time"

	"khyberatlas/internal/bench/load"
	"khyberatlas/internal/bench/reports"
	"khyberatlas/internal/bench/serving"
)

// startedIn is what a start came to.
type startedIn struct {
	how       string
	took, cpu time.Duration
	memory    load.Memory
}

// begin starts the measured server: where starts are measured, without and with what the program lays beside its database
// to start sooner.
func (b *bench) begin(ctx context.Context, p program) (*serving.Server, error) {
	if !b.wants("start") {
		return p.serve(ctx)
	}
	for range b.rounds {
		if _, err := p.forget(); err != nil {
			return nil, err
		}
		for _, how := range []string{"the database alone", "with what the start before left beside it"} {
			b.saying("starting from %s", how)
			s, err := p.serve(ctx)
			if err != nil {
				return nil, err
			}
			b.starts = append(b.starts, startedIn{how, s.Took, s.CPU, s.Memory()})
			s.Stop()
		}
	}
	return p.serve(ctx)
}

// swapped is what readers saw while another import was taken over.
type swapped struct {
	result load.Result
	took   time.Duration // from the import's end to the first answer of the new version
	fault  string
}

// swapRows are imported while the server answers.
const swapRows = 1000

// longestSwap is how long the new version is waited for.
const longestSwap = 10 * time.Minute

// measureSwap imports into the database of the running server, and asks for single incidents and lists all the while.
func (b *bench) measureSwap(ctx context.Context) error {
	b.saying("importing %d rows while the server answers", swapRows)
	p := b.measured()
	if b.data != "" {
		defer b.saying("the database in %s has rows of this line now: a run after it begins with another folder", b.data)
	}
	asks := reports.Asked{Of: b.rowsOf(b.rows), Seed: 77}
	var paths []string
	ids, boxes := single(asks, once), asks.Boxes(once)
	for i := range ids {
		paths = append(paths, "/collections/incidents/items/"+ids[i], items+boxes[i])
	}
	asking, enough := context.WithCancel(ctx)
	defer enough()
	asked := make(chan load.Result, 1)
	go func() {
		asked <- load.Load{Server: b.million.At, Paths: paths, Clients: 2, For: 2 * longestSwap}.Run(asking)
	}()
	before := b.version()
	if err := p.add(ctx, "later", reports.Reports{Rows: swapRows, Seed: seed + 1}, later(), b.say); err != nil {
		enough()
		<-asked
		return err
	}
	began := time.Now()
	for b.version() == before && time.Since(began) < longestSwap && ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-time.After(100 * time.Millisecond):
		}
	}
	b.swap.took = time.Since(began)
	if b.swap.took >= longestSwap {
		b.swap.fault = "the new version wasn't served within " + longestSwap.String()
	}
	time.Sleep(time.Second) // what the old version leaves behind is cleared away then
	enough()
	b.swap.result = <-asked
	return ctx.Err()
}

// version is what the measured server says that it serves.
func (b *bench) version() string {
	text, err := load.Get(b.million.At, totals+"datetime=2004-01-01", "")
	var said struct{ Version string }
	if err != nil || json.Unmarshal(text, &said) != nil {
		return ""
	}
	return said.Version
}

// later is the mapping of another origin.
func later() string { return mapping("later") }
