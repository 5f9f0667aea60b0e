// Package safefs opens folders and zips that nobody vouches for as file systems of plain files: no link is followed, no
// device or pipe opened, nothing outside reached, and no more unpacked than a folder of tables can need. A bound that is
// broken is a findings.Excess.
package safefs

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"

	"khyberatlas/internal/dataset/findings"
)

// Folder is a folder of plain files, with what closes it.
func Folder(name string) (fs.FS, io.Closer, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, nil, err
	}
	return folder{root}, root, nil
}

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
		return nil, findings.Excess{Rule: "it is a plain file or folder, and this is a symbolic link",
			Mend: "put the file itself there"}
	case !info.Mode().IsRegular() && !info.IsDir():
		return nil, findings.Excess{Rule: "it is a plain file, and this is a pipe, a socket or a device"}
	}
	return info, nil
}

func (f folder) ReadDir(name string) ([]fs.DirEntry, error) {
	if _, err := f.Stat(name); err != nil {
		return nil, err
	}
	return fs.ReadDir(f.root.FS(), name)
}
