package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// folder is a folder of plain files. A link in it may lead anywhere on the machine, and a pipe or a device never ends.
type folder struct{ root *os.Root }

func (f folder) Open(name string) (fs.File, error) {
	seen, err := f.Stat(name)
	if err != nil {
		return nil, err
	}
	file, err := f.root.Open(name)
	if err != nil {
		return nil, err
	}
	// Between the two somebody can put a link in the place of the file.
	if info, err := file.Stat(); err != nil || !os.SameFile(seen, info) {
		return nil, errors.Join(fmt.Errorf("%s changed while it was opened", name), err, file.Close())
	}
	return file, nil
}

// Stat looks at every part of the way and follows none.
func (f folder) Stat(name string) (fs.FileInfo, error) {
	if parent := path.Dir(name); parent != "." {
		if _, err := f.Stat(parent); err != nil {
			return nil, err
		}
	}
	info, err := f.root.Lstat(name)
	switch {
	case err != nil:
		return nil, err
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, excess{"it is a plain file or folder, and this is a symbolic link", "put the file itself there"}
	case !info.Mode().IsRegular() && !info.IsDir():
		return nil, excess{"it is a plain file, and this is a pipe, a socket or a device", ""}
	}
	return info, nil
}

func (f folder) ReadDir(name string) ([]fs.DirEntry, error) {
	if _, err := f.Stat(name); err != nil {
		return nil, err
	}
	return fs.ReadDir(f.root.FS(), name)
}
