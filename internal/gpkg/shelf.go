package gpkg

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"sync"
)

// Bounds are what a Shelf may take of the machine.
type Bounds struct {
	Memory int64 // bytes of the files that are held in memory, kept or being sent
	Disk   int64 // bytes of all temporary files; no single one grows past half of it
	Files  int   // temporary files at a time, those that are being built and those that are being sent
	AtOnce int   // files that are built at a time: each takes a processor, while sending takes none
}

// Shelf has files built and keeps the last ones in memory, so that a reader who asks for one in parts, as GDAL does,
// doesn't have it built for every part. What doesn't fit there is sent from its temporary file, which ends with its last
// reader. It never takes more than its bounds: a file for which they leave no room is refused by ErrNoRoom.
type Shelf struct {
	bounds Bounds
	turns  chan struct{}

	mu     sync.Mutex
	held   []*held // the one that was asked for longest ago first
	memory int64   // bytes
	disk   int64   // bytes, those set aside for files that are being built included
	files  int
}

// held is a file with the number of those that need it: its readers, and the shelf where it keeps it.
type held struct {
	io.ReaderAt
	size int64
	file *made // nil where the bytes are in memory
	key  string
	uses int
}

// NewShelf makes an empty shelf.
func NewShelf(b Bounds) *Shelf {
	return &Shelf{bounds: b, turns: make(chan struct{}, b.AtOnce)}
}

// Reading is a file that is being read. Whoever opened it closes it.
type Reading struct {
	*held
	shelf *Shelf
}

// Open finds the file of that key, which stands for all that its bytes depend on, or has it built; file is asked for only
// then.
func (s *Shelf) Open(ctx context.Context, key string, file func() File) (*Reading, error) {
	h, err := s.take(ctx, key, file)
	if err != nil {
		return nil, err
	}
	return &Reading{h, s}, nil
}

// Write writes the whole file of a key.
func (s *Shelf) Write(ctx context.Context, w io.Writer, key string, file func() File) error {
	r, err := s.Open(ctx, key, file)
	if err != nil {
		return err
	}
	defer r.Close()
	return r.Send(ctx, w, 0, r.Size())
}

// Size is the length of the file in bytes.
func (r *Reading) Size() int64 { return r.size }

// Send writes n bytes from a place on.
func (r *Reading) Send(ctx context.Context, w io.Writer, from, n int64) error {
	return send(ctx, w, r.held, from, n)
}

// Close ends the reading.
func (r *Reading) Close() {
	r.shelf.mu.Lock()
	defer r.shelf.mu.Unlock()
	r.shelf.drop(r.held)
}

func (s *Shelf) take(ctx context.Context, key string, file func() File) (*held, error) {
	if h := s.find(key); h != nil {
		return h, nil
	}
	select {
	case s.turns <- struct{}{}:
		defer func() { <-s.turns }()
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to write the GeoPackage: %w", ctx.Err())
	}
	if h := s.find(key); h != nil { // another reader had it built meanwhile
		return h, nil
	}
	room, err := s.reserve()
	if err != nil {
		return nil, err
	}
	var m *made
	defer func() {
		if m == nil {
			s.free(room)
		}
	}()
	f := file()
	f.Limit = room
	if m, err = f.made(ctx); err != nil {
		return nil, err
	}
	return s.place(key, m, room)
}

// find takes a file from the shelf, and puts it among the newest.
func (s *Shelf) find(key string) *held {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.held, func(h *held) bool { return h.key == key })
	if i < 0 {
		return nil
	}
	h := s.held[i]
	h.uses++
	s.held = append(slices.Delete(s.held, i, i+1), h)
	return h
}

// reserve sets aside half of the disk that is left for a file whose length nobody knows yet.
func (s *Shelf) reserve() (int64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	room := (s.bounds.Disk - s.disk) / 2
	if s.files >= s.bounds.Files || room < pageSize {
		return 0, fmt.Errorf("%w: %d temporary files with %d bytes are in use", ErrNoRoom, s.files, s.disk)
	}
	s.files++
	s.disk += room
	return room, nil
}

// free gives back a temporary file of so many bytes.
func (s *Shelf) free(bytes int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files--
	s.disk -= bytes
}

// place puts a file that was built where it is held from now on: in memory if there is room, else where it is.
func (s *Shelf) place(key string, m *made, room int64) (*held, error) {
	if !s.claim(m.size) {
		return s.hold(&held{ReaderAt: m.file, size: m.size, file: m, key: key, uses: 1}, m.size-room), nil
	}
	b := make([]byte, m.size)
	_, err := m.file.ReadAt(b, 0)
	m.close()
	s.free(room)
	if err != nil {
		s.unclaim(m.size)
		return nil, fmt.Errorf("read the GeoPackage: %w: %w", ErrNoRoom, err)
	}
	return s.hold(&held{ReaderAt: bytes.NewReader(b), size: m.size, key: key, uses: 2}, 0), nil
}

// hold puts a file among those that can be found, and corrects what was set aside for it on the disk.
func (s *Shelf) hold(h *held, disk int64) *held {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.disk += disk
	s.held = append(s.held, h)
	return h
}

// claim takes room in memory for so many bytes: those files go first that were asked for longest ago, and none that is
// being read. No file takes more than half of the memory, so that a large one doesn't push out all others.
func (s *Shelf) claim(size int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if size > s.bounds.Memory/2 {
		return false
	}
	for _, h := range slices.Clone(s.held) {
		if s.memory+size <= s.bounds.Memory {
			break
		}
		if h.file == nil && h.uses == 1 {
			s.drop(h)
		}
	}
	if s.memory+size > s.bounds.Memory {
		return false
	}
	s.memory += size
	return true
}

func (s *Shelf) unclaim(size int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.memory -= size
}

// drop takes back one use of a file, and lets go of it with the last.
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
	s.disk -= h.size
	h.file.close()
}
