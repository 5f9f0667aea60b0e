// Package throwaway makes folders that go together with all processes that work in them. They go when they are removed, and
// when the program that made them ends, were it by a signal that nothing can be done against: a shell beside it waits for
// that, clears away and ends too. Who is started to work in such a folder says so by its working directory, which those that it
// begins inherit, also where they leave its process group; and it has no terminal, so it is started in a session of its own.
package throwaway

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
)

// Folder is for its owner alone.
type Folder struct {
	Path  string
	guard *exec.Cmd
	alive io.Closer // what the guard waits for the end of
	lock  *os.File
	once  sync.Once
	err   error // of its removal
}

// held are the folders that are there. One that nobody refers to any more would be collected with the pipe that its guard
// waits for the end of.
var held sync.Map

//go:embed guard.sh
var guard string

// Make makes a folder where the system keeps what is temporary.
func Make() (*Folder, error) {
	path, err := os.MkdirTemp("", "khyberatlas-")
	if err != nil {
		return nil, err
	}
	// Processes tell of where they work without links.
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	f := &Folder{Path: path}
	if err := f.watch("remove"); err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	return f, nil
}

// Keep has a folder that outlasts its processes. No other program can have it meanwhile.
func Keep(path string) (*Folder, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, err
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return nil, err
	}
	lock, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	f := &Folder{Path: path, lock: lock}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(fmt.Errorf("%s is in use by another program: end that, or choose another folder", path), lock.Close())
	}
	if err := f.watch("keep"); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return f, nil
}

// watch starts the guard. It is in a session of its own, where what a terminal sends to us doesn't reach it.
func (f *Folder) watch(how string) (err error) {
	f.guard = exec.Command("sh", "-c", `eval "$GUARD"`, "guard", f.Path, how) // so a list of processes stays readable
	f.guard.Env = append(os.Environ(), "GUARD="+guard)
	f.guard.Dir, f.guard.SysProcAttr = "/", &syscall.SysProcAttr{Setsid: true}
	if f.alive, err = f.guard.StdinPipe(); err != nil {
		return err
	}
	held.Store(f, true)
	return f.guard.Start()
}

// Remove ends all processes that work in the folder, and removes it unless it is kept. Once is enough.
func (f *Folder) Remove() error {
	f.once.Do(func() { f.err = f.remove() })
	return f.err
}

func (f *Folder) remove() error {
	held.Delete(f)
	err := errors.Join(f.alive.Close(), f.guard.Wait())
	if f.lock != nil {
		return errors.Join(err, f.lock.Close())
	}
	if _, stat := os.Lstat(f.Path); !errors.Is(stat, fs.ErrNotExist) {
		err = errors.Join(err, fmt.Errorf("%s couldn't be removed", f.Path))
	}
	return err
}
