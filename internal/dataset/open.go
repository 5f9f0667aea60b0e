package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// ErrNoDataset says that a path is not a folder or a zip with a dataset in it.
var ErrNoDataset = errors.New("no dataset")

// Open opens a folder or a zip whose files stand at the root or in a single folder there. The closer is never nil where
// there is no error.
func Open(name string) (fs.FS, io.Closer, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open dataset: %w", err)
	}
	switch {
	case info.IsDir():
		return openFolder(name)
	case !info.Mode().IsRegular():
		return nil, nil, fmt.Errorf("%w: %s is neither a folder nor a plain file", ErrNoDataset, name)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open dataset: %w", err)
	}
	fsys, err := openZip(file, info.Size(), name)
	if err != nil {
		_ = file.Close()
		return nil, nil, err
	}
	return fsys, file, nil
}

func openFolder(name string) (fs.FS, io.Closer, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open dataset: %w", err)
	}
	fsys, err := rooted(folder{root}, name)
	if err != nil {
		return nil, nil, errors.Join(err, root.Close())
	}
	return fsys, root, nil
}

func openZip(file io.ReaderAt, size int64, name string) (fs.FS, error) {
	start := make([]byte, 2)
	if _, err := file.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("open dataset: %w", err)
	}
	if !bytes.Equal(start, []byte("PK")) {
		return nil, fmt.Errorf("%w: %s is a single file and no zip; a dataset is a folder or a zip with %s", ErrNoDataset,
			name, strings.Join(Names(), ", "))
	}
	z, err := newZipped(file, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrNoDataset, name, err)
	}
	return rooted(z, name)
}

// rooted is the folder that the dataset's files stand in.
func rooted(fsys fs.FS, name string) (fs.FS, error) {
	if holdsDataset(fsys, ".") {
		return fsys, nil
	}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("open dataset: %w", err)
	}
	var folders []string
	for _, e := range entries {
		if e.IsDir() && holdsDataset(fsys, e.Name()) {
			folders = append(folders, e.Name())
		}
	}
	if len(folders) == 1 {
		return fs.Sub(fsys, folders[0])
	}
	return nil, fmt.Errorf("%w: %s has none of a dataset's files: %s", ErrNoDataset, name, strings.Join(Names(), ", "))
}

// holdsDataset is content with one of the files; which are missing, or are no files, is said when they are read.
func holdsDataset(fsys fs.FS, folder string) bool {
	return slices.ContainsFunc(Names(), func(n string) bool {
		_, err := fs.Stat(fsys, path.Join(folder, n))
		return err == nil || errors.As(err, new(excess))
	})
}
