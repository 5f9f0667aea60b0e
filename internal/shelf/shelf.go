package shelf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"
)

var (
	// ErrNoRoom says that a file can't be made now: the bounds, or the disk, leave no room for it.
	ErrNoRoom = errors.New("there is no room for the file")
	// ErrNotYet says that a file goes on being made when nobody waits for it any more.
	ErrNotYet = errors.New("the file is still being made")
)

// Bounds are what a Shelf may take of the machine.
type Bounds struct {
	Memory  int64 // bytes of the files in memory; none is larger than half of it, so that it can't push out all others
	Disk    int64 // bytes of all temporary files; none takes more than half of what the others leave
	Files   int   // temporary files at a time
	AtOnce  int   // files that are made at a time: that takes a processor, while reading takes none
	Lasting int   // temporary files that stay when nobody reads them, as long as no other needs their room
}

// Shelf has files made and holds them. A file for which its bounds leave no room is refused by ErrNoRoom.
type Shelf struct {
	bounds Bounds
	turns  chan struct{}

	mu     sync.Mutex
	held   []*held // the one that was asked for longest ago first
	making map[string]*making
	memory int64 // bytes, those of files that are being made included
	disk   int64 // bytes, those set aside for files that are being made included
	files  int
}

// held is a file with the number of those that need it: its maker, its readers, and the shelf where it keeps it.
type held struct {
	key   string
	size  int64
	uses  int
	bytes []byte
	file  *os.File // nil where the bytes are in memory
	room  int64    // bytes of the disk that are set aside for the file
	stays bool     // on the disk too
}

// New makes an empty shelf.
func New(b Bounds) *Shelf {
	return &Shelf{bounds: b, turns: make(chan struct{}, b.AtOnce), making: map[string]*making{}}
}

// File is a file that is being read from a place of its reader's own. Whoever opened it closes it.
type File struct {
	*io.SectionReader
	shelf *Shelf
	held  *held
}

// Close ends the reading.
func (f *File) Close() { f.shelf.release(f.held) }

// Find finds the file of a key, if it is held.
func (s *Shelf) Find(key string) (*File, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.find(key)
}

// Open finds the file of a key, which stands for all that its bytes depend on, or has it written. The writing ends where
// the context does.
func (s *Shelf) Open(ctx context.Context, key string, write func(io.Writer) error) (*File, error) {
	return s.open(ctx, &held{key: key, uses: 1}, write)
}

func (s *Shelf) open(ctx context.Context, h *held, write func(io.Writer) error) (*File, error) {
	key := h.key
	if f, ok := s.Find(key); ok {
		return f, nil
	}
	select {
	case s.turns <- struct{}{}:
		defer func() { <-s.turns }()
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to make the file: %w", ctx.Err())
	}
	if f, ok := s.Find(key); ok { // another reader had it made meanwhile
		return f, nil
	}
	d := &draft{ctx: ctx, shelf: s, held: h}
	defer s.release(d.held) // after a panic too
	if err := write(d); err != nil {
		return nil, err
	}
	return s.place(d.held), nil
}

// place puts a file that was made where others find it, and gives it to its first reader.
func (s *Shelf) place(h *held) *File {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f, ok := s.find(h.key); ok { // made twice at the same time, and held once
		return f
	}
	if h.file == nil {
		h.bytes = bytes.Clone(h.bytes) // without what they had set aside to grow
		h.uses++
	} else {
		s.disk += h.size - h.room
		h.room = h.size
		if h.stays {
			h.uses++
		}
	}
	s.held = append(s.held, h)
	s.leave(s.bounds.Lasting)
	f, _ := s.find(h.key)
	return f
}

// find takes a file from the shelf, and puts it among the newest.
func (s *Shelf) find(key string) (*File, bool) {
	i := slices.IndexFunc(s.held, func(h *held) bool { return h.key == key })
	if i < 0 {
		return nil, false
	}
	h := s.held[i]
	h.uses++
	s.held = append(slices.Delete(s.held, i, i+1), h)
	var from io.ReaderAt = h.file
	if h.file == nil {
		from = bytes.NewReader(h.bytes)
	}
	return &File{io.NewSectionReader(from, 0, h.size), s, h}, true
}

// release takes back one use of a file, and lets go of it with the last.
func (s *Shelf) release(h *held) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drop(h)
}

// drop is release for whoever has the lock.
func (s *Shelf) drop(h *held) {
	if h.uses--; h.uses > 0 {
		return
	}
	s.held = slices.DeleteFunc(s.held, func(other *held) bool { return other == h })
	if h.file == nil {
		s.memory -= h.size
		return
	}
	s.files--
	s.disk -= h.room
	_ = h.file.Close()
	_ = os.Remove(h.file.Name()) // where an open file couldn't be removed
}
