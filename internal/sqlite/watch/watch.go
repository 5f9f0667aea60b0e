// Package watch tells of what other processes write to a database in a file, and of files that are put in its place.
package watch

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"time"

	"khyberatlas/internal/sqlite/file"
	"khyberatlas/internal/store"
)

// interval is how often a Watcher looks: two looks and a load fit well into the two seconds in which a change is seen.
const interval = 500 * time.Millisecond

// Watcher remembers a file as it last was. The data version tells of a commit even where two fall into one tick of the
// file system's clock; the file's identity tells of a rename, which an open connection never notices.
type Watcher struct {
	path    string
	info    os.FileInfo
	db      *sql.DB
	version int64
}

// New looks at the file as it is now: who reads it after that, and then follows it, misses no write.
func New(ctx context.Context, path string) *Watcher {
	w := &Watcher{path: path}
	w.look(ctx)
	return w
}

// Close is called after Follow has ended.
func (w *Watcher) Close() { w.disconnect() }

// Follow calls changed whenever another process has written to the database or has put another file in its place since
// the watcher was made, until ctx is done. It tells of a change in the file, not in the dataset: the caller compares versions.
// Where changed fails, it is called again after ever longer rests, or as soon as the file changes again.
func (w *Watcher) Follow(ctx context.Context, changed func(context.Context) error) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	due, pause, rest := false, 0, 0 // pause and rest count ticks
	for {
		if w.look(ctx) {
			due, pause, rest = true, 0, 0
		}
		switch {
		case rest > 0:
			rest--
		case due:
			if due = changed(ctx) != nil; due {
				pause = min(max(1, 2*pause), 60)
				rest = pause
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// look reports whether the file is another one, or has been written to, since the last look.
func (w *Watcher) look(ctx context.Context) bool {
	info, err := file.Regular(w.path)
	if err != nil {
		// Gone, or something else in its place, perhaps for a moment: when it is back it counts as changed.
		moved := w.info != nil
		w.info = nil
		w.disconnect()
		return moved
	}
	moved := w.info == nil || !os.SameFile(w.info, info) || !w.info.ModTime().Equal(info.ModTime()) ||
		w.info.Size() != info.Size()
	if moved {
		// Cheap, and right for a file that was renamed into place as well as for one that was overwritten.
		w.disconnect()
	}
	w.info = info
	version, err := w.dataVersion(ctx)
	if err != nil {
		w.disconnect()
		return moved
	}
	moved = moved || version != w.version
	w.version = version
	return moved
}

func (w *Watcher) dataVersion(ctx context.Context) (_ int64, err error) {
	if w.db == nil {
		if w.db, err = sql.Open("sqlite3", file.Probe(w.path, store.Read)); err != nil {
			return 0, fmt.Errorf("watch %s: %w", w.path, err)
		}
		// The number means something within one connection only.
		w.db.SetMaxOpenConns(1)
	}
	return file.DataVersion(ctx, w.db)
}

func (w *Watcher) disconnect() {
	if w.db != nil {
		w.db.Close()
		w.db, w.version = nil, 0
	}
}
