package file

import (
	"fmt"
	"io/fs"
	"os"

	"khyberatlas/internal/store"
)

// Regular is asked before the engine opens a file, and those that it would open beside it: opening a pipe waits for whoever
// writes to it, and no context can end that.
func Regular(path string) (os.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if err := checkRegular(path, info); err != nil {
		return nil, err
	}
	for _, suffix := range []string{"-journal", "-wal", "-shm"} {
		if beside, err := os.Stat(path + suffix); err == nil {
			if err := checkRegular(path+suffix, beside); err != nil {
				return nil, err
			}
		}
	}
	return info, nil
}

func checkRegular(path string, info os.FileInfo) error {
	kind := "no plain file"
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		kind = "a folder"
	case mode&fs.ModeNamedPipe != 0:
		kind = "a named pipe"
	case mode&fs.ModeSocket != 0:
		kind = "a socket"
	case mode&fs.ModeDevice != 0:
		kind = "a device"
	}
	return fmt.Errorf("%s is %s: %w", path, kind, store.ErrNotOurs)
}
