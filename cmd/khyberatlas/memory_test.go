package main

import (
	"context"
	"io"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake"
	"khyberatlas/internal/intake/intaketest"
	"khyberatlas/internal/progress"
	"khyberatlas/internal/store"
)

// Of a row that is through, an import holds its number, some tens of bytes. Kept, it would hold 1,500.
const mostOfARow = 500

// Not parallel: what other tests hold would count.
func TestARowThatIsThroughIsNotHeld(t *testing.T) {
	const rows = 5000
	imported := func(ctx context.Context, r *record, std *streams) error {
		_, err := r.importRecord(ctx, std, r.source)
		return err
	}
	if few, many := heldBy(t, rows, imported), heldBy(t, 4*rows, imported); many > few+3*rows*mostOfARow {
		t.Errorf("%d rows hold %d bytes at most, and %d rows %d", rows, few, 4*rows, many)
	}
	keeping := func(ctx context.Context, r *record, _ *streams) error {
		ours, err := embedded(ctx)
		if err != nil {
			return err
		}
		var kept []incident.Incident
		defer func() { runtime.KeepAlive(kept) }()
		return r.rows(ctx)(ours, func(row store.Row) error {
			kept = append(kept, *row.Incident)
			return nil
		})
	}
	if few, many := heldBy(t, rows, keeping), heldBy(t, 4*rows, keeping); many < few+3*rows*mostOfARow {
		t.Errorf("what is kept isn't seen: %d rows hold %d bytes at most, and %d rows %d", rows, few, 4*rows, many)
	}
}

// heldBy has so many rows taken from a pipe and says how many bytes are held at most meanwhile.
func heldBy(t *testing.T, rows int, take func(context.Context, *record, *streams) error) int {
	t.Helper()
	out, in := io.Pipe()
	defer out.Close()
	go func() { in.CloseWithError(intaketest.UCDP{Rows: rows, Seed: 1, Inside: 0.05}.Write(in)) }()
	var held heap
	source, err := intake.Open("-", watchedReader{out, &held})
	if err != nil {
		t.Fatal(err)
	}
	std := &streams{stdout: io.Discard, stderr: io.Discard}
	v := &importVerb{databaseFlags: databaseFlags{DB: filepath.Join(t.TempDir(), "x.db")}, Path: "-", Format: intake.UCDP,
		readFlags: readFlags{MaxMemory: 512 << 20}, recordFlags: recordFlags{Everywhere: true}}
	r := &record{importVerb: v, source: source, bar: progress.New(std.stderr), out: newRecordReport(v.Path)}
	if err := take(watchedContext{t.Context(), &held}, r, std); err != nil {
		t.Fatal(err)
	}
	if held.looks < rows/1000 {
		t.Errorf("while %d rows went through, %d looks were taken", rows, held.looks)
	}
	return held.most
}

// heap looks at what is held: while rows are read, whenever a part of them has gone through the pipe, and while they are
// hashed in the end, whenever so many times somebody has asked the context whether to go on, as is done for each row.
type heap struct {
	sync.Mutex
	read, asked, looks int
	most               int // bytes
}

func (w *heap) look() {
	runtime.GC()
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	w.looks++
	w.most = max(w.most, int(now.HeapAlloc))
}

type watchedReader struct {
	io.Reader
	*heap
}

func (r watchedReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.Lock()
	defer r.Unlock()
	if r.read += n; r.read >= 1<<18 {
		r.read = 0
		r.look()
	}
	return n, err
}

type watchedContext struct {
	context.Context
	*heap
}

func (c watchedContext) Err() error {
	c.Lock()
	defer c.Unlock()
	if c.asked++; c.asked%2000 == 0 {
		c.look()
	}
	return c.Context.Err()
}
