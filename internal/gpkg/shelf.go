package gpkg

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sync"
)

// Shelf keeps the files that were built last, so that a reader who asks for one in parts, as GDAL does, doesn't have it
// built for every part. It also says how many are built at once: each takes a processor and room for temporary files,
// while sending takes neither, so that a slow reader holds nobody up.
type Shelf struct {
	turns chan struct{}
	most  int64 // bytes

	mu   sync.Mutex
	kept []*kept // the oldest first
}

// kept is a file with the number of those that need it: the shelf and its readers.
type kept struct {
	*made
	key  string
	uses int
}

// NewShelf makes a shelf for so many bytes on which so many files are built at once.
func NewShelf(most int64, atOnce int) *Shelf {
	return &Shelf{most: most, turns: make(chan struct{}, atOnce)}
}

// Write writes the file of that key, which stands for all that its bytes depend on; it is asked for only where the shelf
// doesn't hold it.
func (s *Shelf) Write(ctx context.Context, w io.Writer, key string, file func() File) error {
	k, err := s.take(ctx, key, file)
	if err != nil {
		return err
	}
	defer s.release(k)
	return k.send(ctx, w)
}

func (s *Shelf) take(ctx context.Context, key string, file func() File) (*kept, error) {
	if k := s.find(key); k != nil {
		return k, nil
	}
	select {
	case s.turns <- struct{}{}:
		defer func() { <-s.turns }()
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to write the GeoPackage: %w", ctx.Err())
	}
	if k := s.find(key); k != nil { // another reader had it built meanwhile
		return k, nil
	}
	m, err := file().made(ctx)
	if err != nil {
		return nil, err
	}
	return s.keep(&kept{made: m, key: key, uses: 1}), nil
}

// find takes a file from the shelf, and puts it among the newest.
func (s *Shelf) find(key string) *kept {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.kept, func(k *kept) bool { return k.key == key })
	if i < 0 {
		return nil
	}
	k := s.kept[i]
	k.uses++
	s.kept = append(slices.Delete(s.kept, i, i+1), k)
	return k
}

// keep puts a file on the shelf and takes off the oldest that there is no room for, if need be the file itself.
func (s *Shelf) keep(k *kept) *kept {
	s.mu.Lock()
	defer s.mu.Unlock()
	k.uses++
	s.kept = append(s.kept, k)
	var all int64
	for _, other := range s.kept {
		all += other.size
	}
	for all > s.most && len(s.kept) > 0 {
		all -= s.kept[0].size
		s.kept[0].drop()
		s.kept = slices.Delete(s.kept, 0, 1)
	}
	return k
}

func (s *Shelf) release(k *kept) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k.drop()
}

func (k *kept) drop() {
	if k.uses--; k.uses == 0 {
		k.close()
	}
}
