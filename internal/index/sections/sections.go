// Package sections is a file of named runs of bytes that is mapped into memory, and of which every byte is checked before it
// is used: whoever opens it for a key gets it whole and as it was written, or an error.
//
// The sections follow each other, aligned to eight bytes. Behind them stands a table (JSON): the key, and of every section its
// name, where it begins, how long it is and the CRC-32C of each MiB of it. The last sixteen bytes are the table's length, its
// CRC, and "khybidx" with the number of the format.
package sections

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"os"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"
)

// ErrUnusable says that a file is not the one that was written for the key: another's, an older program's, cut or changed.
var ErrUnusable = errors.New("the file of the index can't be used")

// magic ends every file; the digit is the number of the format, which any change of a section's meaning raises.
const magic = "khybidx2"

// stretch is how much of a section one checksum is for: so much is read at once when a file is checked.
const stretch = 1 << 20

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

type section struct {
	Name string   `json:"name"`
	From int64    `json:"from"`
	Len  int64    `json:"len"`
	Sums []uint32 `json:"sums"`
}

type contents struct {
	Key      string    `json:"key"`
	Sections []section `json:"sections"`
}

// Writer writes a file section by section.
type Writer struct {
	w    *bufio.Writer
	at   int64
	open *section
	fill int // of the stretch that is being summed
	contents
	held map[string][]byte // what was written, by section, where that is in memory
	err  error
}

// NewWriter begins a file.
func NewWriter(w io.Writer) *Writer { return &Writer{w: bufio.NewWriterSize(w, 1<<20)} }

// Together has sections made, in memory and at once by as many processors as there are, and gives them in the order of who
// made them. They were written nowhere, so that nothing of them is checked.
func Together(makers ...func(w *Writer)) *File {
	made := make([]Writer, len(makers))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, maker := range makers {
		made[i].held = map[string][]byte{}
		g.Go(func() error {
			maker(&made[i])
			return nil
		})
	}
	_ = g.Wait() // nobody fails
	x := &File{parts: map[string][]byte{}}
	for _, w := range made {
		x.Sections = append(x.Sections, w.Sections...)
		maps.Copy(x.parts, w.held)
	}
	return x
}

// Keep writes a section that is at hand as a whole. In memory the bytes are the section's from then on.
func (w *Writer) Keep(name string, bytes []byte) {
	w.Section(name)
	if w.held != nil {
		w.held[name] = bytes
		return
	}
	_, _ = w.Write(bytes) // an error stays, and is Close's
}

// Section ends the section before and begins one.
func (w *Writer) Section(name string) {
	if w.held == nil {
		w.pad()
	}
	w.Sections = append(w.Sections, section{Name: name, From: w.at})
	w.open, w.fill = &w.Sections[len(w.Sections)-1], 0
}

// Write adds to the section that was begun last. An error stays, and is Close's.
func (w *Writer) Write(p []byte) (int, error) {
	if w.held != nil {
		w.held[w.open.Name] = append(w.held[w.open.Name], p...)
		return len(p), nil
	}
	all := len(p)
	for len(p) > 0 {
		if w.fill == 0 {
			w.open.Sums = append(w.open.Sums, 0)
		}
		n := min(len(p), stretch-w.fill)
		last := &w.open.Sums[len(w.open.Sums)-1]
		*last = crc32.Update(*last, castagnoli, p[:n])
		w.put(p[:n])
		w.open.Len += int64(n)
		w.fill = (w.fill + n) % stretch
		p = p[n:]
	}
	return all, w.err
}

func (w *Writer) put(p []byte) {
	if w.err == nil {
		_, w.err = w.w.Write(p)
	}
	w.at += int64(len(p))
}

func (w *Writer) pad() {
	var zeros [8]byte
	w.put(zeros[:(8-w.at%8)%8])
}

// Close ends the file under its key.
func (w *Writer) Close(key string) error {
	w.pad()
	w.Key = key
	table, err := json.Marshal(w.contents)
	if err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	w.put(table)
	tail := binary.LittleEndian.AppendUint32(nil, uint32(len(table)))
	tail = binary.LittleEndian.AppendUint32(tail, crc32.Checksum(table, castagnoli))
	w.put(append(tail, magic...))
	if err := errors.Join(w.err, w.w.Flush()); err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	return nil
}

// File is an index's bytes, checked.
type File struct {
	contents
	parts map[string][]byte // by the name of a section
	size  int
	file  *os.File // nil where the bytes are in memory
}

// fileOf has the sections of a file's bytes.
func fileOf(c contents, data []byte) *File {
	x := &File{contents: c, parts: make(map[string][]byte, len(c.Sections)), size: len(data)}
	for _, s := range c.Sections {
		x.parts[s.Name] = data[s.From : s.From+s.Len : s.From+s.Len]
	}
	return x
}

// grace is how long a mapping outlives its File: a method that is at its last lines may still read from it.
const grace = time.Minute

// Check is how much of a file is looked at before it is used.
type Check int

// Whole is for what may have lain anywhere, Table for what another process has just checked as a whole: that it is the file, and
// where its sections are.
const (
	Whole Check = iota
	Table
)

// Open maps a file that was written for a key, and checks it.
func Open(path, key string, check Check) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the index: %w", err)
	}
	x, err := mapped(f, key, check)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the index %s: %w", path, err), f.Close())
	}
	return x, nil
}

// mapped takes the open file over.
func mapped(f *os.File, key string, check Check) (*File, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	c, err := contentsOf(f, info.Size(), key)
	if err != nil {
		return nil, err
	}
	if check == Whole {
		if err := c.check(f); err != nil {
			return nil, err
		}
	}
	data, unmap, err := bytesOf(f, int(info.Size()))
	if err != nil {
		return nil, fmt.Errorf("map it: %w", err)
	}
	x := fileOf(c, data)
	x.file = f
	runtime.AddCleanup(x, func(f *os.File) {
		time.AfterFunc(grace, func() {
			unmap()
			_ = f.Close()
		})
	}, f)
	return x, nil
}

// Held is a file whose bytes are in memory.
func Held(data []byte, key string) (*File, error) {
	r := bytes.NewReader(data)
	c, err := contentsOf(r, r.Size(), key)
	if err != nil {
		return nil, err
	}
	return fileOf(c, data), c.check(r)
}

// contentsOf reads the table at the end.
func contentsOf(r io.ReaderAt, size int64, key string) (c contents, err error) {
	var tail [16]byte
	if _, err := r.ReadAt(tail[:], max(size-16, 0)); err != nil || string(tail[8:]) != magic {
		return c, fmt.Errorf("%w: it has no end of an index of this program", ErrUnusable)
	}
	n := int64(binary.LittleEndian.Uint32(tail[:]))
	if n > size-16 {
		return c, fmt.Errorf("%w: its table is longer than the file", ErrUnusable)
	}
	table := make([]byte, n)
	if _, err := r.ReadAt(table, size-16-n); err != nil {
		return c, fmt.Errorf("%w: %w", ErrUnusable, err)
	}
	if crc32.Checksum(table, castagnoli) != binary.LittleEndian.Uint32(tail[4:]) {
		return c, fmt.Errorf("%w: its table was changed", ErrUnusable)
	}
	if err := json.Unmarshal(table, &c); err != nil {
		return c, fmt.Errorf("%w: %w", ErrUnusable, err)
	}
	if c.Key != key {
		return c, fmt.Errorf("%w: it is of another version, or of another program", ErrUnusable)
	}
	for _, s := range c.Sections {
		if s.From < 0 || s.Len < 0 || s.From+s.Len > size || int64(len(s.Sums)) != (s.Len+stretch-1)/stretch {
			return c, fmt.Errorf("%w: section %s lies outside of it", ErrUnusable, s.Name)
		}
	}
	return c, nil
}

// check compares every stretch with its checksum. It reads the file past the mapping, so that what nobody asks for takes no
// memory of the program.
func (c contents) check(r io.ReaderAt) error {
	var g errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for k := range workers {
		g.Go(func() error {
			buffer := make([]byte, stretch)
			for _, s := range c.Sections {
				for i := k; i < len(s.Sums); i += workers {
					at := int64(i) * stretch
					part := buffer[:min(stretch, s.Len-at)]
					if _, err := r.ReadAt(part, s.From+at); err != nil {
						return fmt.Errorf("%w: read %s: %w", ErrUnusable, s.Name, err)
					}
					if crc32.Checksum(part, castagnoli) != s.Sums[i] {
						return fmt.Errorf("%w: %s was changed", ErrUnusable, s.Name)
					}
				}
			}
			return nil
		})
	}
	return g.Wait()
}

// Section is the bytes of one, which hold as long as the File; none where there is none.
func (f *File) Section(name string) []byte { return f.parts[name] }

// Names are the sections' in their order.
func (f *File) Names() []string {
	names := make([]string, len(f.Sections))
	for i, s := range f.Sections {
		names[i] = s.Name
	}
	return names
}

// Size is how many bytes there are, and mapped whether they are a file's.
func (f *File) Size() (bytes int, mapped bool) { return f.size, f.file != nil }
