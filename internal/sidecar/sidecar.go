// Package sidecar makes the atlas of what a store holds, and keeps its rows in a file beside the store, so that the next
// program that starts has them at once. The file is of one state of one store, and of one build of the program: where it is
// another's, cut, changed or gone, it is made anew, and where none can be written the rows are held in memory.
package sidecar

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/build"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

// Few incidents are worked out anew before their file would be checked: for as many there is none.
const Few = 20_000

// File is where the rows are kept, and how that is told.
type File struct {
	Path    string
	Program string // what the program calls itself
	Passing bool   // it is for this process alone, and goes as soon as it is open
	Keep    bool   // write the file where it isn't the one that is wanted; else only what is there is used
	Log     *slog.Logger
	Make    []string // what the program is told to have another process make the file; nil makes it here
	// Environment is added to that process's: what no list of processes is to show.
	Environment []string
	Serves      bool      // a version is served meanwhile: the other process yields to its readers
	Shows       io.Writer // where it stands how far a making has come that takes long; nil for nowhere
}

// Atlas is what the store holds. An error of the reading, such as store.ErrMoved, is the caller's.
func (f File) Atlas(ctx context.Context, r store.Reading) (*atlas.Atlas, error) {
	a, err := f.atlas(ctx, r)
	if f.Passing {
		// What is open stays, also without a name.
		if failed := os.Remove(f.Path); failed != nil && !errors.Is(failed, fs.ErrNotExist) {
			f.Log.Warn("the index that was to go is left", "error", failed)
		}
	}
	return a, err
}

func (f File) atlas(ctx context.Context, r store.Reading) (*atlas.Atlas, error) {
	var to atlas.Place
	if r.Count() >= Few {
		to = atlas.Place{Path: f.Path, Key: keyOf(r.Key(), build.ID(f.Program))}
		a, err := atlas.Open(r.Facts(), to)
		switch {
		case err == nil:
			return a, nil
		case !f.Keep:
			to.Path = ""
		case !errors.Is(err, fs.ErrNotExist):
			f.Log.Info("the index beside the database is made anew", "file", f.Path, "because", err)
		}
		if f.Keep && f.Make != nil && writable(f.Path) == nil {
			if a, err := f.aside(ctx, r, to); err == nil || ctx.Err() != nil {
				return a, err
			}
			// Whatever it was is said when it is done here, or it is gone.
		}
	}
	shown := newShown(f.Shows, r.Count())
	defer shown.end()
	to.Done = shown.add
	if to.Path != "" {
		err := writable(to.Path)
		if err == nil {
			return atlas.Load(ctx, counted{r, shown}, to)
		}
		f.Log.Warn("no index can be kept beside the database: it is held in memory, and made again at every start", "error", err)
		to.Path = ""
	}
	return atlas.Load(ctx, counted{r, shown}, to)
}

// aside has another process make the file, and opens it. What making takes, most of the memory that the rows have in the file, so
// is never this process's, and readers of the version before are served meanwhile. The other process has checked the file as
// well: to read two gigabytes here would hold answers up.
func (f File) aside(ctx context.Context, r store.Reading, to atlas.Place) (*atlas.Atlas, error) {
	if err := f.Another(ctx); err != nil {
		return nil, err
	}
	to.Checked = true
	return atlas.Open(r.Facts(), to)
}

// Ready has another process make the file where there is none, and where it is of many rows, for whoever serves them next.
func (f File) Ready(ctx context.Context, r store.Reading) error {
	if r.Count() < Few || f.Make == nil {
		return nil
	}
	if _, err := os.Stat(f.Path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return f.Another(ctx)
}

// Another has another process do what Make says.
func (f File) Another(ctx context.Context) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	child := exec.CommandContext(ctx, program, f.Make...)
	child.Stderr, child.Env = f.Shows, append(os.Environ(), f.Environment...)
	start := child.Start
	if f.Serves {
		start = func() error { return startYielding(child) }
	}
	if err := start(); err != nil {
		return err
	}
	return child.Wait()
}

// keyOf is of one state of a store and one build of the program.
func keyOf(state, program string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q", state, program))
	return hex.EncodeToString(sum[:16])
}

// writable is asked before all is worked out that would then be written in vain.
func writable(path string) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".new-*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// counted shows the rows that are through.
type counted struct {
	store.Reading
	shown *shown
}

func (c counted) Rows(ctx context.Context, take func(worker int, rows []incident.Incident) error) error {
	return c.Reading.Rows(ctx, func(worker int, rows []incident.Incident) error {
		c.shown.add(len(rows))
		return take(worker, rows)
	})
}

// courteous is the order among processes of one that makes the file: the tenth part of the time where others want all of it.
const courteous = 10
