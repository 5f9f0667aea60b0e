package main

import (
	"context"
	"errors"
	"io/fs"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
)

// checked is what reading a dataset found.
type checked struct {
	dataset  *incident.Dataset // nil with faults
	faults   incident.Faults
	warnings []dataset.Warning
}

// readPath reads a folder or a zip of the dataset's own files.
func readPath(ctx context.Context, path string) (checked, error) {
	files, done, err := dataset.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return checked{}, misused("there is no folder or file %s", path)
	case errors.Is(err, dataset.ErrNoDataset):
		return checked{}, misused("%w", err)
	case err != nil:
		return checked{}, err
	}
	defer done.Close()
	return readFiles(ctx, files)
}

func readFiles(ctx context.Context, files fs.FS) (c checked, err error) {
	c.dataset, c.faults, c.warnings, err = dataset.Read(ctx, files)
	return c, err
}
