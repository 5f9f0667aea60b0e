package site_test

import (
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"khyberatlas/internal/bench/load"
)

// used is time of processors, as it stands at a moment: that of all, and that of this test with all that it began.
type used struct {
	at        time.Time
	all, ours time.Duration
}

func usedNow() used {
	u := used{at: time.Now(), ours: load.CPU(load.Processes(os.Getpid()))}
	text, _ := os.ReadFile("/proc/stat")
	line, _, _ := strings.Cut(string(text), "\n")
	// user nice system idle iowait irq softirq steal: who is idle or waits for a disk uses none.
	for n, field := range strings.Fields(line) {
		ticks, err := strconv.Atoi(field)
		if err == nil && n != 4 && n != 5 && n <= 8 {
			u.all += time.Duration(ticks) * 10 * time.Millisecond
		}
	}
	return u
}

// others is the share of the processors that others had from one moment to another.
func others(from, to used) float64 {
	theirs := to.all - from.all - (to.ours - from.ours)
	return max(0, theirs.Seconds()/to.at.Sub(from.at).Seconds()/float64(runtime.NumCPU()))
}
