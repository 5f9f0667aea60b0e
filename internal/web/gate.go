package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"time"

	"golang.org/x/sync/semaphore"

	"khyberatlas/internal/ogc"
)

// gate lets only so much be made at once, so that neither the memory nor the time of a processor that watchers and
// quick answers need is ever used up. It can't tell one reader from another: proxies strip addresses, and none is read.
type gate struct {
	all      *semaphore.Weighted
	size     int64
	heavy    *semaphore.Weighted // those of the greatest weight, so that they never take every processor
	patience time.Duration       // how long an answer waits for its turn
}

// sharesOfAProcessor lets each processor make a page with a drawn map, or lists and figures in its place.
const sharesOfAProcessor = 5

// longestQueue is how long a reader waits before they are told to come back.
const longestQueue = 5 * time.Second

// errBusy says that an answer's turn didn't come.
var errBusy = errors.New("more is asked for than can be made at once")

func newGate(patience time.Duration) *gate {
	processors := runtime.GOMAXPROCS(0)
	size := int64(processors * sharesOfAProcessor)
	return &gate{all: semaphore.NewWeighted(size), size: size, heavy: semaphore.NewWeighted(int64(max(1, processors/2))),
		patience: patience}
}

// permit is an answer's leave to be made. It is laid down while the answer waits for its reader.
type permit struct {
	gate   *gate
	weight int64 // 0: nothing is made any more, or nothing worth waiting for ever was
	heavy  bool
	held   bool
}

// enter waits for the leave to make an answer of a weight, until the reader has gone or the gate's patience ends.
func (g *gate) enter(ctx context.Context, weight ogc.Weight) (*permit, error) {
	p := &permit{gate: g, weight: min(int64(weight), g.size), heavy: weight >= ogc.Heavy}
	if ctx.Err() == nil && p.resumeNow() {
		return p, nil
	}
	wait, cancel := context.WithTimeout(ctx, g.patience)
	defer cancel()
	if err := p.resume(wait); err != nil {
		if ctx.Err() != nil {
			return nil, err
		}
		return nil, errBusy
	}
	return p, nil
}

// pause lays the leave down.
func (p *permit) pause() {
	if !p.held {
		return
	}
	p.held = false
	p.gate.all.Release(p.weight)
	if p.heavy {
		p.gate.heavy.Release(1)
	}
}

// resumeNow takes it up where nothing is waited for, without a timer. The semaphore lets nobody pass those who wait.
func (p *permit) resumeNow() bool {
	if p.heavy {
		return false
	}
	p.held = p.weight > 0 && p.gate.all.TryAcquire(p.weight)
	return p.held || p.weight == 0
}

// resume takes it up again, when its turn comes.
func (p *permit) resume(ctx context.Context) error {
	if p.weight == 0 || p.held {
		return nil
	}
	if p.heavy {
		if err := p.gate.heavy.Acquire(ctx, 1); err != nil {
			return fmt.Errorf("wait to make the answer: %w", err)
		}
	}
	if err := p.gate.all.Acquire(ctx, p.weight); err != nil {
		if p.heavy {
			p.gate.heavy.Release(1)
		}
		return fmt.Errorf("wait to make the answer: %w", err)
	}
	p.held = true
	return nil
}

// giveBack ends it for good.
func (p *permit) giveBack() {
	p.pause()
	p.weight = 0
}

// weight is what making this answer takes: nothing where only its head is wanted and says nothing that must be made.
func (x *exchange) weight() ogc.Weight {
	if x.http.Method == http.MethodHead && x.headIsWhole() {
		return 0
	}
	return x.Operation.Weights[x.Asked.Form]
}
