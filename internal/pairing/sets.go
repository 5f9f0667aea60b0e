package pairing

import "cmp"

// Sets are things that belong together, each known by the least of its set; what was never joined is a set of its own.
type Sets[T cmp.Ordered] map[T]T

// Root is the least of the set of a thing.
func (s Sets[T]) Root(i T) T {
	for {
		p, joined := s[i]
		if !joined {
			return i
		}
		i = p
	}
}

// Join makes one set of those of two things, and tells its root.
func (s Sets[T]) Join(a, b T) T {
	a, b = s.Root(a), s.Root(b)
	if a != b {
		s[max(a, b)] = min(a, b)
	}
	return min(a, b)
}
