package main

import (
	"context"
	"syscall"
	"time"

	"khyberatlas/internal/bench/load"
	"khyberatlas/internal/bench/serving"
)

// measured is what a line came to with one server: medians of all rounds.
type measured struct {
	perSecond, megabytes, half, most, cpu float64 // waits and time of processors of an answer in milliseconds
	size                                  float64 // of an answer, in bytes
	rounds                                int
	fault                                 string // why there is nothing, or of an answer that was none
	memory                                int64  // the highest that the server's own came to, in bytes
}

// round is what one round of a line came to.
type round struct {
	load.Result
	cpu    time.Duration
	memory int64
}

// ask measures one round of a line with one server.
func ask(ctx context.Context, s *serving.Server, l line, paths []string, once bool, within time.Duration) round {
	ctx, end := context.WithCancel(ctx)
	defer end()
	peak, pids := make(chan int64, 1), s.Processes()
	watching, stop := context.WithCancel(ctx)
	go func() { peak <- highest(watching, pids) }()
	before := s.Spent()
	r := load.Load{Server: s.At, Paths: paths, Once: once, Head: l.head, Clients: l.clients, For: within,
		Status: l.status}.Run(ctx)
	cpu := s.Spent() - before
	stop()
	return round{r, cpu, <-peak}
}

// highest is the most memory of their own that processes have while they are looked at.
func highest(ctx context.Context, pids []int) (most int64) {
	for {
		most = max(most, serving.MemoryOf(pids).Anonymous)
		select {
		case <-ctx.Done():
			return most
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// middle are the medians of rounds.
func middle(rounds []round) measured {
	var m measured
	of := func(value func(round) float64) float64 {
		var values []float64
		for _, r := range rounds {
			if r.Answers > 0 {
				values = append(values, value(r))
			}
		}
		m.rounds = len(values)
		return load.Median(values)
	}
	m.perSecond = of(func(r round) float64 { return r.PerSecond() })
	m.megabytes = of(func(r round) float64 { return r.MegabytesPerSecond() })
	m.half = of(func(r round) float64 { return milliseconds(r.Within(0.5)) })
	m.most = of(func(r round) float64 { return milliseconds(r.Within(0.99)) })
	m.cpu = of(func(r round) float64 { return milliseconds(r.cpu) / float64(r.Answers) })
	m.size = of(func(r round) float64 { return float64(r.Bytes) / float64(r.Answers) })
	for _, r := range rounds {
		m.memory = max(m.memory, r.memory)
		if m.fault == "" {
			m.fault = r.Fault
		}
	}
	return m
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// of is a figure by which goals are.
func (m measured) of(f figure) float64 {
	switch f {
	case byMegabytes:
		return m.megabytes
	case byCPU:
		return m.cpu
	}
	return m.perSecond
}

// beside is how ours stands to the other's, as a goal counts it; 0 where either is missing. Answers a second are compared
// once as they came and once by time of processors, which another's work on the same machine disturbs least.
func (g goal) beside(ours, other measured) (ratio, byTime float64, reached bool) {
	if ours.rounds == 0 || other.rounds == 0 || other.of(g.by) == 0 || ours.cpu == 0 {
		return 0, 0, false
	}
	ratio = ours.of(g.by) / other.of(g.by)
	if g.by == byCPU {
		return ratio, 0, ratio <= g.least
	}
	byTime = other.cpu / ours.cpu
	return ratio, byTime, max(ratio, byTime) >= g.least
}

// childrenSpent is the time of processors of the programs that were run and have ended.
func childrenSpent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
