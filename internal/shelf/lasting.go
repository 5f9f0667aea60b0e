package shelf

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"time"
)

// making is a file that is made for all who wait for it.
type making struct {
	done chan struct{} // closed when the file is made, or can't be
	err  error
}

// Keep is Open for a file that says nothing of who asks for it. It is made once for all who wait, goes on being made when they
// have gone, and stays when nobody reads it. Who has waited for so long is told ErrNotYet, and may come again.
func (s *Shelf) Keep(ctx context.Context, key string, patience time.Duration,
	write func(context.Context, io.Writer) error) (*File, error) {
	patient, end := context.WithTimeout(ctx, patience)
	defer end()
	for {
		f, m := s.begun(context.WithoutCancel(ctx), key, write)
		if f != nil {
			return f, nil
		}
		select {
		case <-m.done:
			if m.err != nil {
				return nil, m.err
			}
		case <-patient.Done():
			if err := ctx.Err(); err != nil {
				return nil, fmt.Errorf("wait for the file: %w", err)
			}
			return nil, ErrNotYet
		}
	}
}

// begun is a file that is held, or its making, begun where nobody has.
func (s *Shelf) begun(ctx context.Context, key string, write func(context.Context, io.Writer) error) (*File, *making) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f, ok := s.find(key); ok {
		return f, nil
	}
	if m, ok := s.making[key]; ok {
		return nil, m
	}
	m := &making{done: make(chan struct{})}
	s.making[key] = m
	go func() {
		f, err := s.kept(ctx, key, write)
		s.mu.Lock()
		defer s.mu.Unlock()
		m.err = err
		delete(s.making, key)
		close(m.done)
		if f != nil {
			s.drop(f.held)
		}
	}()
	return nil, m
}

func (s *Shelf) kept(ctx context.Context, key string, write func(context.Context, io.Writer) error) (f *File, err error) {
	defer func() {
		if fault := recover(); fault != nil { // nobody is above who would, and it would end the program
			err = fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
		}
	}()
	return s.open(ctx, &held{key: key, uses: 1, stays: true}, func(w io.Writer) error { return write(ctx, w) })
}

// leave lets go of all but so many files on the disk that nobody reads, those first that were asked for longest ago. It is for
// whoever has the lock.
func (s *Shelf) leave(most int) {
	var idle []*held
	for _, h := range s.held {
		if h.file != nil && h.stays && h.uses == 1 {
			idle = append(idle, h)
		}
	}
	for _, h := range idle[:max(0, len(idle)-most)] {
		s.drop(h)
	}
}

// widen sets half of what those leave that nobody reads aside for a file that has outgrown its room.
func (s *Shelf) widen(h *held) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.disk
	s.leave(0)
	more := (before - s.disk) / 2
	s.disk += more
	h.room += more
	return h.size <= h.room
}
