// Package collector says how large the heap may get before the garbage collector runs. A program of few objects has the collector
// run very often where much is asked of it: at twice what is in use, which is 20 MB, it ran for each thousand answers and took
// a seventh of their time.
package collector

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// usual is the growth in percent that the collector allows where nobody says otherwise.
const usual = 100

// Enough is what a server may always take: a million incidents have 15 MB in use beside the file of their rows, and while one
// reads the whole of them there is room for as much again.
const Enough = 64 << 20

// Wait has the collector wait until the heap is of a size, or has doubled, whichever is later. What the operator says of the
// collector's pace (GOGC) holds instead, and a limit that they set (GOMEMLIMIT) holds besides. It ends with end.
func Wait(bytes uint64) (end func()) {
	if _, said := os.LookupEnv("GOGC"); said {
		return func() {}
	}
	f := &floor{bytes: bytes, now: usual}
	f.adjust()
	return f.end
}

// floor is adjusted after each collection, for what is in use changes with what is kept.
type floor struct {
	bytes uint64
	mu    sync.Mutex
	now   int
	ended bool
}

func (f *floor) adjust() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ended {
		return
	}
	// To set it stops the program for a moment: small differences aren't worth that.
	if growth := growthTo(f.bytes, live()); growth < f.now*9/10 || growth > f.now*11/10 {
		f.now = growth
		debug.SetGCPercent(growth)
	}
	// The next collection finds that nobody holds this.
	runtime.AddCleanup(&struct{ of *floor }{f}, (*floor).adjust, f)
}

func (f *floor) end() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ended = true
	debug.SetGCPercent(usual)
}

// growthTo is the growth, in percent of what is in use, that leads to a size; never less than the usual.
func growthTo(bytes, used uint64) int {
	if used == 0 || bytes <= 2*used {
		return usual
	}
	return int(min((bytes-used)*100/used, 100*usual))
}

// live is what the last collection found in use.
func live() uint64 {
	of := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(of)
	if of[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return of[0].Value.Uint64()
}
