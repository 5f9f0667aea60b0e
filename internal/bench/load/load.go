// Package load asks a server the same questions by many clients and says how fast it answered and what that took: times on
// the clock as a client sees them, time of processors and memory as the kernel counts them for the server's processes. It
// speaks plain HTTP/1.1 over connections that are kept, and looks at nothing of an answer but its status and its length, so
// that on a machine that it shares with the server most is left to that.
package load

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Load is what is asked.
type Load struct {
	Server  string   // host:port
	Paths   []string // one after the other, from the first again where they end and Once is not set
	Once    bool     // no path is asked for twice
	Head    string   // lines of the head beside Host, each with its end "\r\n"
	Clients int      // each asks when its question before is answered
	For     time.Duration
	Most    int // answers; 0: no bound
	Status  int // of an answer; 0: 200
}

// Result is what came of it.
type Result struct {
	Answers int
	Bytes   int64 // of bodies as they were sent
	Wall    time.Duration
	Waits   []time.Duration // of each answer, from the question to its last byte, in order of length
	Faults  int             // answers that are not 200, and connections that broke
	Fault   string          // the first of them
}

// patience is how long one answer may take: what takes longer is a fault.
const patience = 2 * time.Minute

// Run asks until the time is over, the paths end or so many answers have come. What was asked by then is waited for.
func (l Load) Run(ctx context.Context) Result {
	ctx, end := context.WithCancel(ctx)
	defer end()
	began, next := time.Now(), atomic.Int64{}
	parts := make([]Result, l.Clients)
	var all sync.WaitGroup
	for i := range parts {
		all.Go(func() {
			c := client{server: l.Server, head: l.Head}
			defer c.close()
			stop := context.AfterFunc(ctx, c.close)
			defer stop()
			for ctx.Err() == nil && time.Since(began) < l.For {
				n := int(next.Add(1)) - 1
				if l.Once && n >= len(l.Paths) || l.Most > 0 && n >= l.Most {
					return
				}
				a, err := c.ask(l.Paths[n%len(l.Paths)])
				if err != nil && ctx.Err() != nil {
					return // it was we who broke it off
				}
				parts[i].add(a, err, cmp.Or(l.Status, 200))
			}
		})
	}
	all.Wait()
	return sum(parts, time.Since(began))
}

func (r *Result) add(a answer, err error, status int) {
	switch {
	case err != nil:
		r.fault(err.Error())
	case a.status != status:
		r.fault(fmt.Sprintf("status %d", a.status))
	default:
		r.Answers++
		r.Bytes += a.length
		r.Waits = append(r.Waits, a.wait)
	}
}

func (r *Result) fault(what string) {
	r.Faults++
	if r.Fault == "" {
		r.Fault = what
	}
}

func sum(parts []Result, wall time.Duration) Result {
	all := Result{Wall: wall}
	for _, p := range parts {
		all.Answers += p.Answers
		all.Bytes += p.Bytes
		all.Waits = append(all.Waits, p.Waits...)
		all.Faults += p.Faults
		if all.Fault == "" {
			all.Fault = p.Fault
		}
	}
	slices.Sort(all.Waits)
	return all
}

// Within is the wait that a share of all answers kept to; 0 where there was none.
func (r Result) Within(share float64) time.Duration {
	if len(r.Waits) == 0 {
		return 0
	}
	// The least wait of which at least the share is no longer.
	n := int(share * float64(len(r.Waits)))
	if float64(n) < share*float64(len(r.Waits)) {
		n++
	}
	return r.Waits[max(n, 1)-1]
}

// Over counts the answers that took longer.
func (r Result) Over(d time.Duration) int {
	n, _ := slices.BinarySearch(r.Waits, d+1)
	return len(r.Waits) - n
}

// PerSecond is answers by the clock.
func (r Result) PerSecond() float64 { return float64(r.Answers) / r.Wall.Seconds() }

// MegabytesPerSecond is the bodies' bytes by the clock.
func (r Result) MegabytesPerSecond() float64 { return float64(r.Bytes) / 1e6 / r.Wall.Seconds() }

// Get asks once and gives the body, undecoded.
func Get(server, path, head string) ([]byte, error) {
	c := client{server: server, head: head, keep: true}
	defer c.close()
	a, err := c.ask(path)
	if err == nil && a.status != 200 {
		err = fmt.Errorf("%s was answered with status %d", path, a.status)
	}
	return a.body, err
}

var dialer = net.Dialer{Timeout: 5 * time.Second}
