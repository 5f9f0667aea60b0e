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

// ErrTooLarge says that a file would have grown past its limit.
var ErrTooLarge = errors.New("the GeoPackage would be too large")

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
	if f.Released == 0 {
		return errors.New("write the GeoPackage: the day of release is missing")
	}
	temp, err := os.CreateTemp("", "khyberatlas-*.gpkg") // mode 0600
	if err != nil {
		return fmt.Errorf("write the GeoPackage: %w", err)
	}
	defer os.Remove(temp.Name())
	defer temp.Close()

	if err := f.build(ctx, temp.Name()); err != nil {
		return fmt.Errorf("write the GeoPackage: %w", err)
	}
	// Removed while still open, so that not even a process that is killed in a slow download leaves it behind. Where an
	// open file can't be removed, the deferred call does it.
	_ = os.Remove(temp.Name())
	return send(ctx, w, temp)
}

// block is the size of one write to the reader.
const block = 32 << 10

// send copies in small writes, so that the caller's deadline for a slow reader moves with each.
func send(ctx context.Context, w io.Writer, r io.Reader) error {
	b := make([]byte, block)
	for {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("send the GeoPackage: %w", err)
		}
		n, err := io.ReadFull(r, b)
		if n > 0 {
			if _, err := w.Write(b[:n]); err != nil {
				return fmt.Errorf("send the GeoPackage: %w", err)
			}
		}
		switch {
		case err == io.EOF || err == io.ErrUnexpectedEOF:
			return nil
		case err != nil:
			return fmt.Errorf("send the GeoPackage: %w", err)
		}
	}
}

// lastChange is the instant that stands for every change in the file.
func (f File) lastChange() string { return f.Released.String() + "T00:00:00.000Z" }
