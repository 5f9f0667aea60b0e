package served

import (
	"fmt"
	"sync/atomic"

	"khyberatlas/internal/incident"
)

// Current holds the version that is served and the one before it, so that paging through an older version can end. Its
// zero value holds none. It is safe for any number of readers and writers.
type Current struct{ held atomic.Pointer[held] }

type held struct{ now, before *Version }

// Load is the version that is served; nil before the first Swap.
func (c *Current) Load() *Version {
	if h := c.held.Load(); h != nil {
		return h.now
	}
	return nil
}

// Swap serves another version from now on. One of the same version takes the place of its twin and pushes out nothing.
func (c *Current) Swap(v *Version) {
	for {
		old, next := c.held.Load(), &held{now: v}
		switch {
		case old == nil:
		case old.now.Version() == v.Version():
			next.before = old.before
		default:
			next.before = old.now
		}
		if c.held.CompareAndSwap(old, next) {
			return
		}
	}
}

// Version finds one that is still held; incident.ErrGone for any other.
func (c *Current) Version(version string) (*Version, error) {
	if h := c.held.Load(); h != nil {
		for _, v := range []*Version{h.now, h.before} {
			if v != nil && v.Version() == version {
				return v, nil
			}
		}
	}
	return nil, fmt.Errorf("dataset version %q: %w", version, incident.ErrGone)
}
