package shelf

import (
	"context"
	"fmt"
	"os"
	"slices"
)

// draft is a file that is being made: in memory while there is room for it, then in a temporary file.
type draft struct {
	*held
	ctx   context.Context
	shelf *Shelf
}

// Write refuses what is made for a reader who has gone, which ends the making.
func (d *draft) Write(p []byte) (int, error) {
	if err := d.ctx.Err(); err != nil {
		return 0, fmt.Errorf("the reader has gone: %w", err)
	}
	if d.file == nil {
		if d.shelf.claim(d.size, int64(len(p))) {
			d.bytes = append(d.bytes, p...)
			d.size += int64(len(p))
			return len(p), nil
		}
		if err := d.move(); err != nil {
			return 0, err
		}
	}
	if err := d.add(p); err != nil {
		return 0, err
	}
	return len(p), nil
}

// move moves the file from memory to the disk.
func (d *draft) move() error {
	if err := d.shelf.begin(d.held); err != nil {
		return err
	}
	before := d.bytes
	d.bytes, d.size = nil, 0
	return d.add(before)
}

// add writes to the temporary file.
func (d *draft) add(p []byte) error {
	d.size += int64(len(p))
	if d.size > d.room && !d.shelf.widen(d.held) {
		return fmt.Errorf("%w: it is over %d bytes", ErrNoRoom, d.room)
	}
	if _, err := d.file.Write(p); err != nil {
		return fmt.Errorf("%w: %w", ErrNoRoom, err)
	}
	return nil
}

// claim takes room in memory for so many more bytes of a file: those files go first that were asked for longest ago, and
// none that is being read.
func (s *Shelf) claim(size, more int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if size+more > s.bounds.Memory/2 {
		return false
	}
	for _, h := range slices.Clone(s.held) {
		if s.memory+more <= s.bounds.Memory {
			break
		}
		if h.file == nil && h.uses == 1 {
			s.drop(h)
		}
	}
	if s.memory+more > s.bounds.Memory {
		return false
	}
	s.memory += more
	return true
}

// begin begins the temporary file of what was in memory. Half of the disk that is left is set aside for it, as nobody
// knows its length yet.
func (s *Shelf) begin(h *held) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files >= s.bounds.Files {
		s.leave(0)
	}
	room := (s.bounds.Disk - s.disk) / 2
	if room <= h.size {
		s.leave(0)
		room = (s.bounds.Disk - s.disk) / 2
	}
	if s.files >= s.bounds.Files || room <= h.size {
		return fmt.Errorf("%w: %d temporary files with %d bytes are in use", ErrNoRoom, s.files, s.disk)
	}
	file, err := os.CreateTemp("", "khyberatlas-*") // mode 0600
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoRoom, err)
	}
	_ = os.Remove(file.Name()) // what ends the process, however hard, leaves nothing of it behind
	s.memory -= h.size
	s.disk += room
	s.files++
	h.file, h.room = file, room
	return nil
}
