package atlas

import "sync"

// asked is what was worked out of a version when it was first asked for. It hangs on nothing that a reader asks, and goes with
// the version.
type asked struct{ found sync.Map }

type askedOne struct {
	mu    sync.Mutex
	done  bool
	value any
}

// Kept is what is worked out of a version once, under a key whose type is its owner's. What fails is worked out again.
func Kept[T any](a *Atlas, key any, find func() (T, error)) (T, error) {
	held, _ := a.asked.found.LoadOrStore(key, &askedOne{})
	one := held.(*askedOne)
	one.mu.Lock()
	defer one.mu.Unlock()
	if one.done {
		return one.value.(T), nil
	}
	value, err := find()
	if err == nil {
		one.value, one.done = value, true
	}
	return value, err
}
