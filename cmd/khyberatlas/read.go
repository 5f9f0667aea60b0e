package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"

	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
)

// checked is what reading a dataset found.
type checked struct {
	dataset  *incident.Dataset // nil with faults
	faults   incident.Faults
	warnings []dataset.Warning
	// How many there are by file, those that are not listed too.
	faultsIn, warningsIn map[string]int
	lines                map[string]int // of incidents.csv, by incident
}

// add takes in faults that others than reading found.
func (c *checked) add(faults incident.Faults) {
	for _, f := range faults {
		file, _, _ := strings.Cut(f.Where, ":")
		if c.faultsIn[file]++; len(c.faults) < dataset.MostListed {
			c.faults = append(c.faults, f)
		}
	}
}

// readFlags are those of the verbs that read what somebody else may have made.
type readFlags struct {
	MaxMemory size `name:"max-memory" placeholder:"SIZE" default:"512MB" help:"The most memory that reading may take (${default})."`
}

// readPath reads a folder or a zip of the dataset's own files. Told to stop it does so at once, wherever reading stands:
// nothing has to be put back.
func (f readFlags) readPath(ctx context.Context, path string) (c checked, err error) {
	// What is held is counted, and this keeps what is held no longer from adding to it.
	debug.SetMemoryLimit(min(int64(f.MaxMemory), debug.SetMemoryLimit(-1)))
	done := make(chan struct{})
	var read checked
	var failed error
	go func() {
		defer close(done)
		read, failed = openPath(ctx, path, dataset.Limits{Memory: int64(f.MaxMemory)})
	}()
	select {
	case <-ctx.Done():
		return checked{}, ctx.Err()
	case <-done:
		return read, failed
	}
}

func openPath(ctx context.Context, path string, limits dataset.Limits) (checked, error) {
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
	return readWithin(ctx, files, limits)
}

func readFiles(ctx context.Context, files fs.FS) (checked, error) {
	return readWithin(ctx, files, dataset.Limits{})
}

func readWithin(ctx context.Context, files fs.FS, limits dataset.Limits) (checked, error) {
	r, err := dataset.Check(ctx, files, limits)
	return checked{r.Dataset, r.Faults, r.Warnings, r.FaultsIn, r.WarningsIn, r.Lines}, err
}

func sum(counts map[string]int) (n int) {
	for c := range maps.Values(counts) {
		n += c
	}
	return n
}

// size is a number of bytes, given as 512MB or 2GB.
type size int64

var sizeForm = regexp.MustCompile(`^([1-9]\d{0,6}) ?([MG])I?B?$`)

func (s *size) UnmarshalText(text []byte) error {
	m := sizeForm.FindStringSubmatch(strings.ToUpper(string(text)))
	if m == nil {
		return fmt.Errorf("%q is no size such as 512MB or 2GB", text)
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil {
		return err
	}
	if *s = size(n << 20); m[2] == "G" {
		*s = size(n << 30)
	}
	return nil
}
