package atlas

import (
	"fmt"
	"sync/atomic"

	"khyberatlas/internal/incident"
)

// Current holds the atlas that is served and the one before it, so that paging through an older version can end. Its
// zero value holds none. It is safe for any number of readers and writers.
type Current struct{ held atomic.Pointer[held] }

type held struct{ now, before *Atlas }

// Load is the atlas that is served; nil before the first Swap.
func (c *Current) Load() *Atlas {
	if h := c.held.Load(); h != nil {
		return h.now
	}
	return nil
}

// Swap serves another atlas from now on. One of the same version takes the place of its twin and pushes out nothing.
func (c *Current) Swap(a *Atlas) {
	for {
		old, next := c.held.Load(), &held{now: a}
		switch {
		case old == nil:
		case old.now.Version() == a.Version():
			next.before = old.before
		default:
			next.before = old.now
		}
		if c.held.CompareAndSwap(old, next) {
			return
		}
	}
}

// Version finds the atlas of a version that is still held; incident.ErrGone for any other.
func (c *Current) Version(version string) (*Atlas, error) {
	if h := c.held.Load(); h != nil {
		for _, a := range []*Atlas{h.now, h.before} {
			if a != nil && a.Version() == version {
				return a, nil
			}
		}
	}
	return nil, fmt.Errorf("dataset version %q: %w", version, incident.ErrGone)
}
