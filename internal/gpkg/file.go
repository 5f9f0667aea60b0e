package gpkg

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"khyberatlas/internal/incident"
)

// DefaultLimit is how large a file may grow where its Limit says nothing: the shipped dataset makes 2 MB.
const DefaultLimit = 1 << 30

// ErrNoRoom says that a file can't be built now: it would have grown past its limit, or the system has no room for a
// temporary file.
var ErrNoRoom = errors.New("there is no room for the GeoPackage")

// About is what the file says of the data that it comes from.
type About struct {
	incident.Meta        // Released is needed: it is the day of every change in the file
	Version       string // of the dataset
	Filter        string // as a query string; blank where nothing was left out
}

// File is a GeoPackage to be written.
type File struct {
	About
	Layers []Layer
	Limit  int64 // in bytes; 0 is DefaultLimit
}

// Write builds the file and copies it to w. Nothing is written before the file is whole, and no temporary file outlives
// the call, however it ends.
func (f File) Write(ctx context.Context, w io.Writer) error {
	made, err := f.made(ctx)
	if err != nil {
		return err
	}
	defer made.close()
	return send(ctx, w, made.file, 0, made.size)
}

// made builds the file. Whoever asked for it closes it.
func (f File) made(ctx context.Context) (_ *made, err error) {
	if f.Released == 0 {
		return nil, errors.New("write the GeoPackage: the day of release is missing")
	}
	temp, err := os.CreateTemp("", "khyberatlas-*.gpkg") // mode 0600
	if err != nil {
		return nil, fmt.Errorf("write the GeoPackage: %w: %w", ErrNoRoom, err)
	}
	m := &made{file: temp}
	defer func() {
		if err != nil {
			m.close()
		}
	}()
	if err := f.build(ctx, temp.Name()); err != nil {
		return nil, fmt.Errorf("write the GeoPackage: %w", err)
	}
	info, err := temp.Stat()
	if err != nil {
		return nil, fmt.Errorf("write the GeoPackage: %w", err)
	}
	m.size = info.Size()
	return m, nil
}

// made is a finished file without a name. Any number of readers may have it sent at once.
type made struct {
	file *os.File
	size int64
}

func (m *made) close() {
	_ = m.file.Close()
	_ = os.Remove(m.file.Name())
}

// block is the size of one write to the reader.
const block = 32 << 10

// send copies n bytes from a place on, in small writes, so that the caller's deadline for a slow reader moves with each.
func send(ctx context.Context, w io.Writer, file io.ReaderAt, from, n int64) error {
	r, b := io.NewSectionReader(file, from, n), make([]byte, min(block, n))
	for n > 0 {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("send the GeoPackage: %w", err)
		}
		b = b[:min(block, n)]
		if _, err := io.ReadFull(r, b); err != nil {
			return fmt.Errorf("send the GeoPackage, %d bytes short: %w", n, err)
		}
		if _, err := w.Write(b); err != nil {
			return fmt.Errorf("send the GeoPackage: %w", err)
		}
		n -= int64(len(b))
	}
	return nil
}

// lastChange is the instant that stands for every change in the file.
func (f File) lastChange() string { return f.Released.String() + "T00:00:00.000Z" }
