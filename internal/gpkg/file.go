package gpkg

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"khyberatlas/internal/incident"
)

// defaultLimit is how large a file may grow where its Limit says nothing: the shipped dataset makes 2 MB.
const defaultLimit = 1 << 30

// ErrNoRoom says that a file can't be built now: it would have grown past its limit, or the system has no room for a
// temporary file.
var ErrNoRoom = errors.New("there is no room for the GeoPackage")

// About is what the file says of the data that it comes from.
type About struct {
	incident.Meta        // Released is needed: it is the day of every change in the file
	Version       string // of the dataset
	Filter        string // as a query string; blank where nothing was left out
	Note          string // what else must be said of the rows
}

// File is a GeoPackage to be written.
type File struct {
	About
	Layers  []Layer
	Origins []incident.Origin // the records of the rows; a table of its own where there are several
	Limit   int64             // in bytes; 0 is defaultLimit
}

// Write builds the file and copies it to w. Nothing is written before the file is whole, and no temporary file outlives
// the call, however it ends.
func (f File) Write(ctx context.Context, w io.Writer) error {
	if f.Released == 0 {
		return errors.New("write the GeoPackage: the day of release is missing")
	}
	temp, err := os.CreateTemp("", "khyberatlas-*.gpkg") // mode 0600
	if err != nil {
		return fmt.Errorf("write the GeoPackage: %w: %w", ErrNoRoom, err)
	}
	defer func() {
		_ = temp.Close()
		_ = os.Remove(temp.Name())
	}()
	if err := f.build(ctx, temp.Name()); err != nil {
		return fmt.Errorf("write the GeoPackage: %w", err)
	}
	if _, err := io.Copy(w, temp); err != nil {
		return fmt.Errorf("send the GeoPackage: %w", err)
	}
	return nil
}

// lastChange is the instant that stands for every change in the file.
func (f File) lastChange() string { return f.Released.String() + "T00:00:00.000Z" }
