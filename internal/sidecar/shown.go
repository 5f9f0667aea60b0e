package sidecar

import (
	"io"
	"sync"

	"khyberatlas/internal/progress"
)

// long is how many incidents somebody may come to wait for.
const long = 100_000

// passes are as often as a row is through: it is read, and written as a feature and as a line.
const passes = 3

// shown tells how far a making has come. A zero one tells nobody.
type shown struct {
	lock        sync.Mutex
	bar         *progress.Bar
	done, total int
}

func newShown(out io.Writer, rows int) *shown {
	if out == nil || rows < long {
		return &shown{}
	}
	return &shown{bar: progress.Of("loading", out), total: passes * rows}
}

func (s *shown) add(rows int) {
	if s.bar == nil {
		return
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.done = min(s.done+rows, s.total)
	s.bar.Step(s.done, s.total)
}

func (s *shown) end() {
	if s.bar != nil {
		s.bar.End()
	}
}
