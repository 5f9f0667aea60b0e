package sections

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"
)

// partial numbers the files that one process writes at the same time.
var partial atomic.Int64

// Write writes a file beside its place, and puts it there when it is whole.
func Write(path string, write func(io.Writer) error) error {
	beside := fmt.Sprintf("%s.%d-%d", path, os.Getpid(), partial.Add(1))
	f, err := os.OpenFile(beside, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	err = errors.Join(write(f), f.Close())
	if err == nil {
		err = os.Rename(beside, path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write the index: %w", err), os.Remove(beside))
	}
	return nil
}
